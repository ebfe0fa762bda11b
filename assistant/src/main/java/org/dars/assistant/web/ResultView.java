package org.dars.assistant.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.dars.assistant.quiz.bank.ItemWords;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.practice.Sitting;
import org.dars.assistant.quiz.practice.Step;
import org.jspecify.annotations.Nullable;

/**
 * What came of a sitting, item by item.
 *
 * @param rows in the order that they were asked
 */
record ResultView(List<Row> rows) {

  /** Characters of a question; its page has all of it. */
  private static final int LONGEST = 120;

  /** What became of an item. */
  enum Outcome {
    RIGHT,
    PARTLY,
    WRONG,
    /** No answer, or one without a word. */
    BLANK,
    /** Nobody has marked it. */
    OPEN,
    /** Answered, and what came of it is not told yet. */
    KEPT;

    /** Whether there is something to learn from it. */
    boolean amiss() {
      return this == PARTLY || this == WRONG || this == BLANK;
    }
  }

  /**
   * An item.
   *
   * @param number from 1
   * @param stem the question without markup
   * @param language BCP 47 tag of the question
   * @param percent share of the mark, 0 to 100
   * @param days until it is asked again, 0 for today; null when that is not known
   */
  record Row(
      int number,
      String stem,
      String language,
      Outcome outcome,
      int percent,
      @Nullable Long days) {}

  /**
   * A result.
   *
   * @param shown the item of a step as the learner reads it
   * @param kept ids of items of which nothing is told
   * @param due when items are asked again, by their ids
   */
  static ResultView of(
      Sitting sitting,
      Function<Step, Item> shown,
      Set<String> kept,
      Map<String, Instant> due,
      Instant now) {
    boolean open = sitting.test() && !sitting.ended();
    return new ResultView(
        sitting.steps().stream()
            .map(step -> {
              String id = step.item().id();
              Outcome outcome = outcome(step, open || kept.contains(id));
              @Nullable Instant again = step.answered() ? due.get(id) : null;
              Item item = shown.apply(step);
              double score = step.score() == null ? 0 : step.score();
              return new Row(
                  step.number(),
                  cut(ItemWords.question(item)),
                  item.about().language(),
                  outcome,
                  (int) Math.round(100 * score),
                  again == null ? null : days(now, again));
            })
            .toList());
  }

  /** Whole days from now on; 0 for less than half a day, and for what is due. */
  static long days(Instant now, Instant due) {
    return Math.max(0, Math.round(Duration.between(now, due).toHours() / 24.0));
  }

  private static Outcome outcome(Step step, boolean kept) {
    if (!step.given()) {
      return Outcome.BLANK;
    }
    Double score = step.score();
    if (kept) {
      return Outcome.KEPT;
    }
    if (score == null) {
      return Outcome.OPEN;
    }
    return !step.wrong() ? Outcome.RIGHT : score > 0 ? Outcome.PARTLY : Outcome.WRONG;
  }

  private static String cut(String stem) {
    String line = stem.replaceAll("\\s+", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST)).strip() + "…";
  }

  /** Those with something to learn from. */
  List<Row> amiss() {
    return rows.stream().filter(r -> r.outcome().amiss()).toList();
  }

  /** The others. */
  List<Row> well() {
    return rows.stream().filter(r -> !r.outcome().amiss()).toList();
  }
}
