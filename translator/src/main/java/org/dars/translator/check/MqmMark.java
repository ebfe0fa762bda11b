package org.dars.translator.check;

import java.time.Instant;
import java.util.Objects;

/**
 * An error that a reviewer marked.
 *
 * @param segment id of the segment
 * @param start first marked character of the target
 * @param end the character after the last; equal to {@code start} for something that is missing
 * @param category what kind of error
 * @param severity how bad
 * @param note for the translator; may be empty
 * @param reviewer who marked it
 * @param time when
 */
public record MqmMark(
    String segment,
    int start,
    int end,
    MqmCategory category,
    Level severity,
    String note,
    String reviewer,
    Instant time) {

  /** MQM's severity levels with their usual penalty points. */
  public enum Level {
    /** Seen, and not counted. */
    NEUTRAL(0),
    /** A reader notices and understands. */
    MINOR(1),
    /** A reader is misled or held up. */
    MAJOR(5),
    /** It makes the course unusable, or harms. */
    CRITICAL(25);

    private final int points;

    Level(int points) {
      this.points = points;
    }

    public int points() {
      return points;
    }
  }

  public MqmMark {
    if (segment.isBlank()) {
      throw new IllegalArgumentException("a mark has to name its segment");
    }
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "a mark from " + start + " to " + end + " in " + segment + " is no stretch of a text");
    }
    Objects.requireNonNull(category);
    Objects.requireNonNull(severity);
  }
}
