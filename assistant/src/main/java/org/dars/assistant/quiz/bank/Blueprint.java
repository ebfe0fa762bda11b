package org.dars.assistant.quiz.bank;

import java.util.List;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.ItemKind;
import org.jspecify.annotations.Nullable;

/**
 * What a test of a course is made of.
 *
 * @param id unique in its course
 * @param title as people call it
 * @param cells how many items of each sort
 * @param passMark share of the marks from which it is passed, 0 to 1
 * @param minutes how long an attempt may take; 0 for no limit
 * @param attempts how many attempts a learner has; 0 for any number
 * @param hints whether the tutor may give hints while an attempt is open
 */
public record Blueprint(
    String id,
    String title,
    List<Cell> cells,
    double passMark,
    int minutes,
    int attempts,
    boolean hints) {

  public Blueprint {
    cells = List.copyOf(cells);
  }

  /** How many items it asks for. */
  public int count() {
    return cells.stream().mapToInt(Cell::count).sum();
  }

  /**
   * Items of a sort.
   *
   * @param section a name of an item's category, of a document or a section in it; "" for any
   * @param bloom null for any
   * @param kind null for any that a program marks; essays are asked for by name
   * @param hardest least expected share of right answers, 0 to 1
   * @param easiest greatest expected share of right answers, 0 to 1
   * @param count how many
   */
  public record Cell(
      String section,
      @Nullable Bloom bloom,
      @Nullable ItemKind kind,
      double hardest,
      double easiest,
      int count) {}
}
