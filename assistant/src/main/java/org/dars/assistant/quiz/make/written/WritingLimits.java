package org.dars.assistant.quiz.make.written;

import java.util.function.BooleanSupplier;

/**
 * What writing may take.
 *
 * @param calls most requests to the model
 * @param tokens most tokens that it reads and writes, all requests together
 * @param stopped asked before each request: true ends the writing
 */
public record WritingLimits(int calls, long tokens, BooleanSupplier stopped) {

  public WritingLimits {
    if (calls < 1 || tokens < 1) {
      throw new IllegalArgumentException(
          "at least 1 call and 1 token are needed, not %d and %d".formatted(calls, tokens));
    }
  }

  /** Enough for so many items, with as much again for what goes wrong. */
  public static WritingLimits of(int items) {
    return new WritingLimits(8 + 4 * items, 40_000L + 12_000L * items, () -> false);
  }
}
