package org.dars.assistant.quiz.examine;

import java.util.List;

/** Turns what is seen of options into the probability that each is picked. */
final class Choosing {

  private Choosing() {}

  /**
   * A softmax over weighted sums.
   *
   * @param seen a row for each option
   * @param weights as long as the rows
   * @return one probability an option; they add up to 1
   */
  static double[] probabilities(List<double[]> seen, double[] weights) {
    double[] p = new double[seen.size()];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < weights.length; j++) {
        p[i] += weights[j] * seen.get(i)[j];
      }
      most = Math.max(most, p[i]);
    }
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.exp(p[i] - most);
      sum += p[i];
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= sum;
    }
    return p;
  }

  /** The place of the highest; the first of equal ones. */
  static int best(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
