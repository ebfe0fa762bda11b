package org.dars.assistant.quiz.bank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.jspecify.annotations.Nullable;

/**
 * A blueprint as a table, a table of specifications: sections down, kinds or Bloom levels across,
 * one range of difficulty a row. Cells of other sorts stand beside it.
 */
public final class BlueprintGrid {

  /** What stands across. */
  public enum Axis {
    KIND,
    BLOOM
  }

  /**
   * A row.
   *
   * @param section as cells name it; "" for the whole course
   * @param name as people read it
   * @param depth 0 for the whole course, 1 for a document, more for what is inside it
   * @param parts how many rows lie directly or further inside; 0 for the whole course
   */
  public record Row(String section, String name, int depth, int parts) {}

  /**
   * A column: a kind or a level; any, where both are null.
   *
   * @param key its name in forms
   */
  public record Column(String key, @Nullable ItemKind kind, @Nullable Bloom bloom) {

    static final Column ANY = new Column("any", null, null);
  }

  /**
   * A place of the table.
   *
   * @param cell place of its cell in the blueprint; -1 for none
   * @param asked how many items it asks for
   * @param approved how many approved items fit it
   * @param drafts how many drafts fit it
   */
  public record Place(int cell, int asked, int approved, int drafts) {}

  private final Blueprint blueprint;
  private final List<Row> rows;
  private final List<Column> columns;
  private final Map<String, Blueprint.Cell> first = new HashMap<>();
  private final Map<String, Map<String, Integer>> cells = new HashMap<>();
  private final List<Integer> rest = new ArrayList<>();
  private final Map<String, List<Item>> approved = new HashMap<>();
  private final Map<String, List<Item>> drafts = new HashMap<>();

  /**
   * @param approved items that may be used
   * @param drafts items that may be approved
   */
  public BlueprintGrid(Blueprint blueprint, Axis axis, List<Item> approved, List<Item> drafts) {
    this.blueprint = blueprint;
    List<Item> all = new ArrayList<>(approved);
    all.addAll(drafts);
    rows = rows(all);
    columns = columns(blueprint, axis, all);
    rows.forEach(row -> {
      this.approved.put(row.section(), in(row, approved));
      this.drafts.put(row.section(), in(row, drafts));
    });
    for (int i = 0; i < blueprint.cells().size(); i++) {
      place(i, axis);
    }
  }

  private static List<Item> in(Row row, List<Item> items) {
    return items.stream()
        .filter(
            i -> row.section().isEmpty() || SectionNames.holds(row.section(), i.about().category()))
        .toList();
  }

  /** The axis on which more cells of a blueprint have a place. */
  public static Axis usual(Blueprint blueprint) {
    long kinds = blueprint.cells().stream().filter(c -> c.kind() != null).count();
    long blooms = blueprint.cells().stream().filter(c -> c.bloom() != null).count();
    return blooms > kinds ? Axis.BLOOM : Axis.KIND;
  }

  private static List<Row> rows(List<Item> items) {
    Map<List<String>, String> called = SectionNames.of(items);
    Map<String, Integer> sizes = new HashMap<>();
    called.keySet().forEach(path -> sizes.merge(path.getFirst(), 1, Integer::sum));
    List<Row> rows = new ArrayList<>(List.of(new Row("", "", 0, 0)));
    called.forEach((path, name) -> {
      int parts = path.size() > 1 ? 0 : sizes.getOrDefault(path.getFirst(), 1) - 1;
      rows.add(new Row(name, path.getLast(), path.size(), parts));
    });
    return rows;
  }

  private static List<Column> columns(Blueprint blueprint, Axis axis, List<Item> items) {
    List<Column> columns = new ArrayList<>(List.of(Column.ANY));
    List<Blueprint.Cell> cells = blueprint.cells();
    switch (axis) {
      case KIND -> {
        Set<@Nullable ItemKind> there = new HashSet<>();
        items.forEach(i -> there.add(i.body().kind()));
        cells.forEach(c -> there.add(c.kind()));
        there.remove(ItemKind.DESCRIPTION);
        Arrays.stream(ItemKind.values())
            .filter(there::contains)
            .forEach(k -> columns.add(new Column(k.label(), k, null)));
      }
      case BLOOM -> {
        Set<@Nullable Bloom> there = new HashSet<>();
        items.forEach(i -> there.add(i.about().bloom()));
        cells.forEach(c -> there.add(c.bloom()));
        Arrays.stream(Bloom.values())
            .filter(there::contains)
            .forEach(b -> columns.add(new Column(b.label(), null, b)));
      }
    }
    return columns;
  }

  /** Gives a cell its place in the table, or one beside it. */
  private void place(int index, Axis axis) {
    Blueprint.Cell cell = blueprint.cells().get(index);
    boolean other = axis == Axis.KIND ? cell.bloom() != null : cell.kind() != null;
    Blueprint.Cell before = first.get(cell.section());
    boolean range =
        before == null
            || (before.hardest() == cell.hardest() && before.easiest() == cell.easiest());
    String key =
        columns.stream()
            .filter(c -> c.kind() == cell.kind() && c.bloom() == cell.bloom())
            .map(Column::key)
            .findFirst()
            .orElse("");
    boolean known = rows.stream().anyMatch(r -> r.section().equals(cell.section()));
    Map<String, Integer> row = cells.getOrDefault(cell.section(), Map.of());
    if (other || !range || key.isEmpty() || !known || row.containsKey(key)) {
      rest.add(index);
    } else {
      first.putIfAbsent(cell.section(), cell);
      cells.computeIfAbsent(cell.section(), s -> new HashMap<>()).put(key, index);
    }
  }

  /** The whole course first, then its sections as they come in the bank. */
  public List<Row> rows() {
    return rows;
  }

  /** Any first, then those that there are items of. */
  public List<Column> columns() {
    return columns;
  }

  /** The cells beside the table: their places in the blueprint. */
  public List<Integer> rest() {
    return List.copyOf(rest);
  }

  /** What stands at a place. */
  public Place at(Row row, Column column) {
    Integer index = cells.getOrDefault(row.section(), Map.of()).get(column.key());
    Blueprint.Cell cell =
        new Blueprint.Cell(
            row.section(), column.bloom(), column.kind(), hardest(row), easiest(row), 0);
    return new Place(
        Objects.requireNonNullElse(index, -1),
        index == null ? 0 : blueprint.cells().get(index).count(),
        fitting(cell, Objects.requireNonNull(approved.get(row.section()))),
        fitting(cell, Objects.requireNonNull(drafts.get(row.section()))));
  }

  private static int fitting(Blueprint.Cell cell, List<Item> items) {
    return (int) items.stream().filter(i -> TestForms.fits(cell, i)).count();
  }

  /** Least expected share of right answers in a row, 0 to 1. */
  public double hardest(Row row) {
    Blueprint.Cell cell = first.get(row.section());
    return cell == null ? 0 : cell.hardest();
  }

  /** Greatest expected share of right answers in a row, 0 to 1. */
  public double easiest(Row row) {
    Blueprint.Cell cell = first.get(row.section());
    return cell == null ? 1 : cell.easiest();
  }

  /** How many items a row asks for. */
  public int asked(Row row) {
    return cells.getOrDefault(row.section(), Map.of()).values().stream()
        .mapToInt(i -> blueprint.cells().get(i).count())
        .sum();
  }

  /** How many items a column asks for. */
  public int asked(Column column) {
    return cells.values().stream()
        .filter(row -> row.containsKey(column.key()))
        .mapToInt(row -> blueprint.cells().get(row.get(column.key())).count())
        .sum();
  }

  /** How many items the table asks for. */
  public int asked() {
    return rows.stream().mapToInt(this::asked).sum();
  }
}
