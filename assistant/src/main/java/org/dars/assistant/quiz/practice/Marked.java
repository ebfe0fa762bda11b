package org.dars.assistant.quiz.practice;

import java.util.List;
import org.dars.assistant.quiz.item.RichText;
import org.jspecify.annotations.Nullable;

/**
 * An answer, marked.
 *
 * @param score share of the item's mark, 0 to 1; null when a person has to mark it
 * @param picked indices of the options picked, in the item's own order; empty where there are none
 * @param feedback to what was answered, in its order; none is empty
 * @param parts of a cloze, matching or ordering item, what was put where; empty for other kinds
 */
public record Marked(
    @Nullable Double score, List<Integer> picked, List<RichText> feedback, List<Part> parts) {

  public Marked {
    if (score != null && !(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score is " + score + ", not 0 to 1");
    }
    picked = List.copyOf(picked);
    feedback = List.copyOf(feedback);
    parts = List.copyOf(parts);
  }

  /**
   * A part of an answer.
   *
   * @param given what was put there; empty for nothing
   * @param key what belongs there
   * @param right whether that is the same
   */
  public record Part(RichText given, RichText key, boolean right) {}

  /** Whether all of it is right. */
  public boolean right() {
    return score != null && score > 1 - 1e-6;
  }

  /** Whether some of it is. */
  public boolean partly() {
    return score != null && score > 0 && !right();
  }
}
