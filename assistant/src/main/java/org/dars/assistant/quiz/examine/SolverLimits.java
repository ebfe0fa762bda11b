package org.dars.assistant.quiz.examine;

/**
 * What a language model that solves items may take.
 *
 * @param times most answers to one question with the passage, and most without, from 3; fewer are
 *     asked for as soon as more could not change what is said
 * @param calls most requests, all items together
 * @param tokens most tokens that it reads and writes, all items together
 */
public record SolverLimits(int times, int calls, long tokens) {

  /** Five answers each, as much as it takes. */
  public static final SolverLimits STANDARD =
      new SolverLimits(5, Integer.MAX_VALUE, Long.MAX_VALUE);

  public SolverLimits {
    if (times < 3 || calls < 1 || tokens < 1) {
      throw new IllegalArgumentException(
          "at least 3 times, 1 call and 1 token are needed, not %d, %d and %d"
              .formatted(times, calls, tokens));
    }
  }

  /** The same with another number of requests. */
  public SolverLimits withCalls(int most) {
    return new SolverLimits(times, most, tokens);
  }
}
