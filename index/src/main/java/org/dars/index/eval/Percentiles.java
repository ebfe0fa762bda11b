package org.dars.index.eval;

import java.util.Arrays;

/** Percentiles of measured values by nearest rank: each is a value that was measured. */
public final class Percentiles {

  private final double[] sorted;

  private Percentiles(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * @param values in any order; copied
   */
  public static Percentiles of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Percentiles(sorted);
  }

  /**
   * The smallest value that at least {@code percent} % of the values do not exceed.
   *
   * @param percent over 0, up to 100
   * @return NaN when nothing was measured
   */
  public double at(double percent) {
    if (!(percent > 0 && percent <= 100)) {
      throw new IllegalArgumentException("percent must be over 0 and up to 100, is " + percent);
    }
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.clamp(rank, 1, sorted.length) - 1];
  }
}
