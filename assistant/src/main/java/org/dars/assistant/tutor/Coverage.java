package org.dars.assistant.tutor;

/**
 * Decides whether the course covers a question: logistic regression on {@link Signals}, one set of
 * weights with an embedder and one without. The weights are fitted by {@code CoverageFit} (in the
 * tests) on courses of several sizes; docs/tutor.md says on which, and what the decision scores on
 * others.
 */
final class Coverage {

  /** Bias, then a weight for each of {@link Signals#features}. */
  private static final double[] WITH_VECTORS = {-17.646, 19.773, 1.090, -1.215, 0.061, 0.520, -0.323, 0.181};

  private static final double[] BY_WORDS = {1.268, 1.428, -0.398, -2.288, 0.386, -0.754, 1.198};

  /** From here on a question is answered: a learner loses more by a wrong refusal. */
  private static final double LEAST = 0.36;

  /** From here on it is answered without reserve. */
  private static final double SURE = 0.6;

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

  /** Covered, partly, or not. */
  static Answer.Outcome outcome(Signals signals) {
    double p = probability(signals);
    return p >= SURE
        ? Answer.Outcome.COVERED
        : p >= LEAST ? Answer.Outcome.PARTLY : Answer.Outcome.NOT_COVERED;
  }
}
