package org.dars.index.eval;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A mean and where it may lie: its 95 % interval by the percentile bootstrap (Efron 1979), 2,000
 * resamples from a fixed seed, so that the same values give the same interval.
 *
 * @param n how many values were measured
 * @param mean NaN when nothing was measured
 * @param low 2.5th percentile of the resampled means
 * @param high 97.5th percentile
 */
public record Interval(int n, double mean, double low, double high) {

  private static final int RESAMPLES = 2_000;
  private static final long SEED = 42;

  /** Of values measured alike, such as 0 and 1 for missed and found. */
  public static Interval of(double[] values) {
    return ofMeans(List.of(values));
  }

  /**
   * Of the mean of several groups' means, each group counting the same however large it is, such as
   * balanced accuracy. A group without values is left out.
   */
  public static Interval ofMeans(List<double[]> groups) {
    List<double[]> measured = groups.stream().filter(g -> g.length > 0).toList();
    if (measured.isEmpty()) {
      return new Interval(0, Double.NaN, Double.NaN, Double.NaN);
    }
    SplittableRandom random = new SplittableRandom(SEED);
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      means[i] = measured.stream().mapToDouble(g -> resampledMean(g, random)).average().orElse(0);
    }
    Percentiles spread = Percentiles.of(means);
    return new Interval(
        measured.stream().mapToInt(g -> g.length).sum(),
        measured.stream()
            .mapToDouble(g -> Arrays.stream(g).average().orElse(0))
            .average()
            .orElse(0),
        spread.at(2.5),
        spread.at(97.5));
  }

  /**
   * Of the mean difference of two measures of the same questions, resampled in pairs.
   *
   * @param values one measure of each question
   * @param others the other measure, in the same order
   * @return above 0 where the first is larger
   */
  public static Interval ofDifference(double[] values, double[] others) {
    if (values.length != others.length) {
      throw new IllegalArgumentException(
          "%d values cannot be paired with %d".formatted(values.length, others.length));
    }
    double[] differences = new double[values.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = values[i] - others[i];
    }
    return of(differences);
  }

  private static double resampledMean(double[] values, SplittableRandom random) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[random.nextInt(values.length)];
    }
    return sum / values.length;
  }
}
