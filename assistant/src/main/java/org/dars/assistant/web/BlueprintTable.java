package org.dars.assistant.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dars.assistant.quiz.bank.Blueprint;
import org.dars.assistant.quiz.bank.BlueprintGrid;
import org.dars.assistant.quiz.bank.BlueprintGrid.Axis;
import org.dars.assistant.quiz.bank.BlueprintGrid.Column;
import org.dars.assistant.quiz.bank.BlueprintGrid.Row;
import org.dars.assistant.quiz.bank.TestForms;
import org.dars.assistant.quiz.item.Item;
import org.jspecify.annotations.Nullable;

/**
 * A blueprint's table as a page shows it: the sections of a document stay folded until somebody
 * opens them, or one of them asks for items.
 *
 * @param opened documents whose sections were opened, as cells call them
 * @param drafts items that are not approved yet
 * @param most how many items can be spread over it
 */
record BlueprintTable(
    Blueprint blueprint,
    Axis axis,
    BlueprintGrid grid,
    Set<String> opened,
    List<Item> drafts,
    int most) {

  /** Empty cells behind those that are there. */
  private static final int EMPTY_CELLS = 2;

  /** Up to how many rows nothing is folded. */
  private static final int FEW = 30;

  /**
   * A row in sight.
   *
   * @param folded how many sections inside it are folded
   */
  record Shown(Row row, int folded) {}

  /** The rows in sight. */
  List<Shown> rows() {
    Set<String> open = open();
    List<Shown> shown = new ArrayList<>();
    boolean inside = true;
    for (Row row : grid.rows()) {
      if (row.depth() <= 1) {
        inside = open.contains(row.section());
        shown.add(new Shown(row, inside ? 0 : row.parts()));
      } else if (inside) {
        shown.add(new Shown(row, 0));
      }
    }
    return shown;
  }

  /** The documents whose sections are in sight. */
  private Set<String> open() {
    Set<String> open = new HashSet<>(opened);
    String document = "";
    for (Row row : grid.rows()) {
      document = row.depth() <= 1 ? row.section() : document;
      if (grid.rows().size() <= FEW || (row.depth() > 1 && grid.asked(row) > 0)) {
        open.add(document);
      }
    }
    return open;
  }

  /** A cell beside the table; null for an empty one. */
  Blueprint.@Nullable Cell cell(int i) {
    return i < grid.rest().size() ? blueprint.cells().get(grid.rest().get(i)) : null;
  }

  /** How many of those to show. */
  int cells() {
    return grid.rest().size() + EMPTY_CELLS;
  }

  /** How many drafts fit a cell. */
  int drafts(Blueprint.Cell cell) {
    return (int) drafts.stream().filter(i -> TestForms.fits(cell, i)).count();
  }

  /** The range of difficulty of a row in percent, as it is typed; "" for any. */
  String range(Row row) {
    double hardest = grid.hardest(row);
    double easiest = grid.easiest(row);
    return hardest <= 0 && easiest >= 1 ? "" : percent(hardest) + "–" + percent(easiest);
  }

  static String percent(double share) {
    return BigDecimal.valueOf(share)
        .movePointRight(2)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** What a column is called. */
  String name(Messages m, Column column) {
    return column.kind() != null
        ? m.get("kind." + column.kind().label())
        : column.bloom() != null ? m.get("bloom." + column.bloom().label()) : m.get("bank.any");
  }

  /** What a row is called. */
  String name(Messages m, Row row) {
    return row.depth() == 0 ? m.get("blueprint.whole.course") : row.name();
  }

  /** A cell in words. */
  static String name(Messages m, Blueprint.Cell cell) {
    List<String> parts = new ArrayList<>();
    parts.add(cell.section().isEmpty() ? m.get("blueprint.whole.course") : cell.section());
    if (cell.bloom() != null) {
      parts.add(m.get("bloom." + cell.bloom().label()));
    }
    if (cell.kind() != null) {
      parts.add(m.get("kind." + cell.kind().label()));
    }
    if (cell.hardest() > 0 || cell.easiest() < 1) {
      parts.add(percent(cell.hardest()) + "–" + percent(cell.easiest()) + " %");
    }
    return String.join(", ", parts);
  }
}
