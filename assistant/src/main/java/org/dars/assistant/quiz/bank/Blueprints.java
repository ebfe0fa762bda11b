package org.dars.assistant.quiz.bank;

import java.util.List;
import java.util.Optional;
import org.dars.assistant.store.BlueprintRows;

/** The blueprints of one course. Safe for use by several threads and processes. */
public final class Blueprints {

  /** More items than this are no test. */
  public static final int MOST_ITEMS = 500;

  public static final int MOST_CELLS = 100;

  private static final int LONGEST_TITLE = 200;

  private final BlueprintRows rows;

  public Blueprints(BlueprintRows rows) {
    this.rows = rows;
  }

  /**
   * A blueprint as it stands in the store.
   *
   * @param version from 1; goes up with every change
   */
  public record Kept(Blueprint blueprint, int version) {}

  /** All, in the order of their ids. */
  public List<Kept> list() {
    return rows.list().stream().map(Blueprints::kept).toList();
  }

  public Optional<Kept> find(String id) {
    return rows.find(id).map(Blueprints::kept);
  }

  private static Kept kept(BlueprintRows.Row row) {
    return new Kept(BlueprintJson.read(row.content()), row.version());
  }

  /**
   * Keeps a blueprint.
   *
   * @param seen the version that the person saw; 0 for a new one
   * @return false when somebody else has changed it since, or the id is taken
   * @throws IllegalArgumentException naming what cannot be
   */
  public boolean save(Blueprint blueprint, int seen) {
    check(blueprint);
    return rows.put(
        new BlueprintRows.Row(blueprint.id(), seen + 1, BlueprintJson.write(blueprint)));
  }

  /** Deletes a blueprint; false when there was none. */
  public boolean delete(String id) {
    return rows.delete(id);
  }

  /**
   * Whether a blueprint can be.
   *
   * @throws IllegalArgumentException naming what cannot, and what can
   */
  public static void check(Blueprint b) {
    require(
        b.id().matches("[a-z0-9][a-z0-9-]{0,39}"),
        "the id \"%s\" is not 1 to 40 small letters, digits and -".formatted(b.id()));
    require(
        !b.title().isBlank() && b.title().length() <= LONGEST_TITLE,
        "the title has 1 to %d characters".formatted(LONGEST_TITLE));
    require(
        b.passMark() >= 0 && b.passMark() <= 1,
        "the pass mark is 0 to 1, not %s".formatted(b.passMark()));
    require(b.minutes() >= 0 && b.minutes() <= 1440, "minutes are 0 (no limit) to 1440");
    require(b.attempts() >= 0 && b.attempts() <= 1000, "attempts are 0 (any number) to 1000");
    require(
        !b.cells().isEmpty() && b.cells().size() <= MOST_CELLS,
        "a blueprint has 1 to %d cells, not %d".formatted(MOST_CELLS, b.cells().size()));
    for (int i = 0; i < b.cells().size(); i++) {
      Blueprint.Cell cell = b.cells().get(i);
      require(
          cell.count() >= 1 && cell.count() <= MOST_ITEMS,
          "cell %d asks for 1 to %d items, not %d".formatted(i + 1, MOST_ITEMS, cell.count()));
      require(
          cell.hardest() >= 0 && cell.easiest() <= 1 && cell.hardest() <= cell.easiest(),
          "cell %d: difficulty goes from 0 to 1, not from %s to %s"
              .formatted(i + 1, cell.hardest(), cell.easiest()));
    }
    require(
        b.count() <= MOST_ITEMS,
        "a test has up to %d items, not %d".formatted(MOST_ITEMS, b.count()));
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
