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

  /** Three answers each for what is made by the hundred: at most six requests an item or gap. */
  public static final SolverLimits MAKING = new SolverLimits(3, 6_000, Long.MAX_VALUE);

  /** For a person who waits: some ten items; what follows them is examined by code alone. */
  public static final SolverLimits WAITED_FOR = MAKING.withCalls(60);

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
