package org.dars.assistant.quiz.practice;

import java.util.List;

/**
 * How much of a section or an objective a learner would get right now: the mean over all its items
 * of the probability that the item is recalled ({@link Fsrs#recall}) times the share of the mark
 * that the last answer had; an item never answered counts 0. An estimate, and pages say so.
 *
 * @param key of a section, for {@link Practice.Wish}: 12 hex digits; "" for an objective
 * @param name of the section or objective; "" where items name none
 * @param items how many it has, with those of all its parts
 * @param answered how many were ever answered
 * @param due how many are to be answered again by now
 * @param share 0 to 1
 * @param parts sections inside it, in the bank's order
 */
public record Mastery(
    String key, String name, int items, int answered, int due, double share, List<Mastery> parts) {

  public Mastery {
    parts = List.copyOf(parts);
  }

  /** In words. */
  public enum Level {
    /** Nothing answered. */
    NEW,
    /** Less than two fifths. */
    BEGUN,
    /** Less than four fifths. */
    GROWING,
    KNOWN
  }

  public Level level() {
    return answered == 0
        ? Level.NEW
        : share < 0.4 ? Level.BEGUN : share < 0.8 ? Level.GROWING : Level.KNOWN;
  }

  /** How many sections there are, this one and all inside it. */
  public int size() {
    return 1 + parts.stream().mapToInt(Mastery::size).sum();
  }
}
