package org.dars.assistant.tutor;

import java.util.List;

/**
 * Decides whether the course covers a question: logistic regression on {@link Signals}, one set of
 * weights with an embedder and one without. The weights are fitted by {@code CoverageFit} (in the
 * tests) on questions of a course asked of their own course and of another; docs/tutor.md says on
 * which, and what the decision scores on others.
 */
final class Coverage {

  /** Bias, then a weight for each of {@link Signals#features}. */
  private static final double[] WITH_VECTORS = {-56.697, 52.944, 11.518, 2.640, 2.819, 1.028};

  private static final double[] BY_WORDS = {-2.863, 5.514, 1.617, -1.835};

  /** A learner loses more by a wrong refusal than by a weak quote. */
  private static final double LEAST = 0.3;

  private Coverage() {}

  /** The probability that the course covers it, 0–1. */
  static double probability(Signals signals) {
    double[] w = signals.hasSimilarity() ? WITH_VECTORS : BY_WORDS;
    double[] x = signals.features();
    double sum = w[0];
    for (int i = 0; i < x.length; i++) {
      sum += w[i + 1] * x[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  static Verdict verdict(Signals signals) {
    boolean covered = probability(signals) >= LEAST;
    return new Verdict(covered ? Answer.Outcome.COVERED : Answer.Outcome.NOT_COVERED, List.of());
  }

  /**
   * The decision.
   *
   * @param outcome covered, partly or not
   * @param missing the words of the question that the course does not speak of, when partly
   */
  record Verdict(Answer.Outcome outcome, List<String> missing) {}
}
