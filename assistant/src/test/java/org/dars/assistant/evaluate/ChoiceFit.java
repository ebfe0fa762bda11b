package org.dars.assistant.evaluate;

import java.util.List;

/**
 * Fits the weights of a choice among some: the probability (a softmax over their weighted sums)
 * that a right one is chosen is made as high as can be, by gradient ascent with a ridge.
 */
public final class ChoiceFit {

  private static final int ROUNDS = 600;
  private static final double RATE = 0.5;
  private static final double RIDGE = 0.01;

  private ChoiceFit() {}

  /** What is seen of each that can be chosen, and which are right. */
  public record Choice(List<double[]> seen, List<Boolean> right) {

    private boolean teaches() {
      return right.contains(true) && right.contains(false);
    }

    boolean firstIsRight() {
      return !right.isEmpty() && right.getFirst();
    }

    public boolean bestIsRight(double[] weights) {
      int best = -1;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < seen.size(); i++) {
        double score = 0;
        for (int j = 0; j < weights.length; j++) {
          score += weights[j] * seen.get(i)[j];
        }
        if (score > most) {
          most = score;
          best = i;
        }
      }
      return best >= 0 && right.get(best);
    }
  }

  /** One weight for each thing seen. */
  public static double[] fit(List<Choice> all) {
    List<Choice> choices = all.stream().filter(Choice::teaches).toList();
    double[] deviation = deviations(choices);
    double[] w = new double[deviation.length];
    for (int round = 0; round < ROUNDS; round++) {
      double[] gradient = new double[w.length];
      for (Choice c : choices) {
        double[] p = chosen(c, w, deviation);
        double rightly = 0;
        for (int i = 0; i < p.length; i++) {
          rightly += c.right().get(i) ? p[i] : 0;
        }
        for (int i = 0; i < p.length; i++) {
          double pull = (c.right().get(i) ? p[i] / rightly : 0) - p[i];
          for (int j = 0; j < w.length; j++) {
            gradient[j] += pull * c.seen().get(i)[j] / deviation[j] / choices.size();
          }
        }
      }
      for (int j = 0; j < w.length; j++) {
        w[j] += RATE * (gradient[j] - RIDGE * w[j]);
      }
    }
    for (int j = 0; j < w.length; j++) {
      w[j] /= deviation[j];
    }
    return w;
  }

  private static double[] chosen(Choice c, double[] w, double[] deviation) {
    double[] p = new double[c.seen().size()];
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < w.length; j++) {
        p[i] += w[j] * c.seen().get(i)[j] / deviation[j];
      }
      p[i] = Math.exp(p[i]);
      sum += p[i];
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= sum;
    }
    return p;
  }

  /** Of each thing seen; 1 for one that never differs. */
  private static double[] deviations(List<Choice> choices) {
    List<double[]> rows = choices.stream().flatMap(c -> c.seen().stream()).toList();
    double[] deviations = new double[rows.getFirst().length];
    for (int j = 0; j < deviations.length; j++) {
      int column = j;
      double mean = rows.stream().mapToDouble(x -> x[column]).average().orElseThrow();
      double spread =
          Math.sqrt(
              rows.stream()
                  .mapToDouble(x -> Math.pow(x[column] - mean, 2))
                  .average()
                  .orElseThrow());
      deviations[j] = spread < 1e-9 ? 1 : spread;
    }
    return deviations;
  }
}
