package org.dars.assistant.tutor;

import org.dars.assistant.course.TutorProfile;

/**
 * Decides whether the course covers a question: logistic regression on {@link Signals}, one set of
 * weights with an embedder, one without, and one for the words that a question in another language
 * shares with the course. The weights are fitted by {@code CoverageFit} (in the tests) on courses
 * of several sizes; docs/tutor.md says on which, and what the decision scores on others.
 */
final class Coverage {

  /** Bias, then a weight for each of {@link Signals#features}. */
  private static final double[] WITH_VECTORS = {
    -17.585, 19.693, 1.081, -1.215, 0.059, 0.522, -0.322, 0.179
  };

  private static final double[] BY_WORDS = {1.268, 1.428, -0.398, -2.288, 0.386, -0.754, 1.198};

  /** As {@link #BY_WORDS}, for the words of a question that two languages share. */
  private static final double[] ACROSS = {-0.798, 1.095, -2.13, -0.912, 0.117, 0.258};

  /** From here on a question is answered, unless the instructor wants another caution. */
  private static final double LEAST = 0.3;

  /** Words alone tell less apart. */
  private static final double LEAST_BY_WORDS = 0.45;

  /** The words that two languages share tell least; here most was decided rightly. */
  private static final double LEAST_ACROSS = 0.46;

  private static final double LEAST_LOW = 0.15;

  /** From here on it is answered without reserve. */
  private static final double SURE = 0.6;

  private Coverage() {}

  /** The probability that the course covers it, 0–1. */
  static double probability(Signals signals) {
    if (signals.passages() == 0) {
      return 0;
    }
    double[] w = signals.hasSimilarity() ? WITH_VECTORS : signals.crossing() ? ACROSS : BY_WORDS;
    double[] x = signals.features();
    double sum = w[0];
    for (int i = 0; i < x.length; i++) {
      sum += w[i + 1] * x[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** Covered, partly, or not. */
  static Answer.Outcome outcome(Signals signals, TutorProfile.Caution caution) {
    double least =
        switch (caution) {
          case LOW -> LEAST_LOW;
          case USUAL ->
              signals.hasSimilarity() ? LEAST : signals.crossing() ? LEAST_ACROSS : LEAST_BY_WORDS;
          case HIGH -> SURE;
        };
    double p = probability(signals);
    return p >= SURE
        ? Answer.Outcome.COVERED
        : p >= least ? Answer.Outcome.PARTLY : Answer.Outcome.NOT_COVERED;
  }
}
