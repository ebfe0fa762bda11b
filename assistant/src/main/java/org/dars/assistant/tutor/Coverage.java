package org.dars.assistant.tutor;

/**
 * Decides whether the course covers a question: logistic regression on {@link Signals}, one set of
 * weights with an embedder and one without. The weights are fitted by {@code CoverageFit} (in the
 * tests) on courses of several sizes; docs/tutor.md says on which, and what the decision scores on
 * others.
 */
final class Coverage {

  /** Bias, then a weight for each of {@link Signals#features}. */
  private static final double[] WITH_VECTORS = {
    -16.021, 18.156, 0.897, -1.447, 0.450, 0.423, -0.539, 0.072
  };

  private static final double[] BY_WORDS = {-2.863, 5.514, 1.617, -1.835, 0, 0, 0};

  /** From here on a question is answered: a learner loses more by a wrong refusal. */
  private static final double LEAST = 0.19;

  /** From here on it is answered without reserve. */
  private static final double SURE = 0.5;

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
