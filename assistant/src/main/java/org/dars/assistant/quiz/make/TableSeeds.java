package org.dars.assistant.quiz.make;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.ClozeSentences;
import org.dars.assistant.quiz.Placed;
import org.dars.assistant.quiz.QuestionWording.Line;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.Words;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.index.courseware.BlockKind;

/**
 * Cells of tables with headed columns: what stands at a row's column, among that column's cells.
 * Cells of figures alone are not asked: few of them are worth knowing by heart.
 */
final class TableSeeds {

  private static final Pattern CELL =
      Pattern.compile("(?<table>.*-t\\d+)r(?<row>\\d+)c(?<column>\\d+)");

  /** Words of a cell; longer ones hold several things. */
  private static final int LONGEST = 14;

  /** Words at the head of a row. */
  private static final int LONGEST_HEAD = 8;

  private static final double CELL_WORTH = 0.6;

  /** Ages, hours, shares: few of them are worth knowing by heart. */
  private static final Pattern FIGURES = Pattern.compile("\\d");

  /** Rows that are only counted. */
  private static final Pattern RANK = Pattern.compile("\\d+[.)]?");

  private final Material material;
  private final Drafts drafts;

  TableSeeds(Material material) {
    this.material = material;
    this.drafts = material.drafts();
  }

  /** Rows of cells by column, both from 1. */
  private record Table(TreeMap<Integer, TreeMap<Integer, Placed>> rows) {

    /** The first row whose every column says something. */
    int header() {
      int columns = rows.values().stream().mapToInt(TreeMap::size).max().orElse(0);
      return rows.entrySet().stream()
          .filter(r -> r.getValue().size() == columns && columns >= 2)
          .mapToInt(Map.Entry::getKey)
          .findFirst()
          .orElse(0);
    }
  }

  List<Seed> seeds() {
    Map<String, Table> tables = new LinkedHashMap<>();
    for (Placed at : material.course()) {
      Matcher m = CELL.matcher(at.block().id());
      boolean cell = at.block().kind() == BlockKind.TABLE_CELL && m.matches();
      if (cell && at.asked() && at.part() == Placed.Part.TEACHING && !at.text().isBlank()) {
        tables
            .computeIfAbsent(at.ordinal() + " " + m.group("table"), t -> new Table(new TreeMap<>()))
            .rows()
            .computeIfAbsent(Integer.valueOf(m.group("row")), r -> new TreeMap<>())
            .put(Integer.valueOf(m.group("column")), at);
      }
    }
    List<Seed> seeds = new ArrayList<>();
    tables.values().forEach(t -> cells(seeds, t));
    return seeds;
  }

  private void cells(List<Seed> seeds, Table table) {
    int header = table.header();
    TreeMap<Integer, Placed> heads = table.rows().get(header);
    if (heads == null) {
      return;
    }
    table
        .rows()
        .tailMap(header, false)
        .forEach((row, cells) -> {
          Placed first = cells.get(1);
          for (Map.Entry<Integer, Placed> cell : cells.tailMap(2).entrySet()) {
            Placed head = heads.get(cell.getKey());
            if (first != null && head != null && !first.text().equals(cell.getValue().text())) {
              Placed at = cell.getValue();
              String fact = "cell " + at.document().id() + " " + at.block().id();
              seeds.add(
                  new Seed(
                      ItemKind.SINGLE_CHOICE,
                      Bloom.REMEMBER,
                      at.ordinal(),
                      at.section(),
                      "table " + at.document().id() + " " + table(at),
                      fact,
                      CELL_WORTH,
                      () -> item(table, header, first, head, at)));
            }
          }
        });
  }

  private Optional<Item> item(Table table, int header, Placed row, Placed head, Placed at) {
    Set<String> others = new LinkedHashSet<>();
    int column = column(at);
    for (TreeMap<Integer, Placed> cells : table.rows().tailMap(header, false).values()) {
      Placed other = cells.get(column);
      if (other != null
          && !Words.normal(other.text()).equals(Words.normal(at.text()))
          && Words.count(other.text()) <= LONGEST) {
        others.add(other.text());
      }
    }
    boolean number = FIGURES.matcher(at.text()).find() || FIGURES.matcher(row.text()).find();
    if (number
        || RANK.matcher(row.text()).matches()
        || others.size() < Rivals.COUNT
        || Words.count(at.text()) > LONGEST
        || Words.count(row.text()) > LONGEST_HEAD
        || repeated(table, row)) {
      return Optional.empty();
    }
    List<Body.Option> options = new ArrayList<>();
    String why = row.text() + " · " + head.text() + ": " + at.text();
    options.add(Drafts.right(at.text(), why));
    others.stream().limit(Rivals.COUNT).forEach(o -> options.add(Drafts.wrong(o, why)));
    Drafts.Asked asked =
        new Drafts.Asked("table-cell", at.text(), Bloom.REMEMBER, Difficulty.CHOICE, at.section());
    List<SourceQuote> sources =
        List.of(at.quote(at.text()), row.quote(row.text()), head.quote(head.text()));
    String place =
        String.join(" · ", at.section(), row.text(), head.text()) + ": " + ClozeSentences.BLANK;
    return Optional.of(
        drafts.item(
            asked,
            drafts.wording().say(Line.TABLE, place),
            new Body.Choice(options, true, true),
            why,
            sources));
  }

  private static boolean repeated(Table table, Placed row) {
    return table.rows().values().stream()
            .filter(r -> r.get(1) != null && r.get(1).text().equals(row.text()))
            .count()
        > 1;
  }

  private static String table(Placed cell) {
    Matcher m = CELL.matcher(cell.block().id());
    return m.matches() ? m.group("table") : "";
  }

  private static int column(Placed cell) {
    Matcher m = CELL.matcher(cell.block().id());
    return m.matches() ? Integer.parseInt(m.group("column")) : 0;
  }
}
