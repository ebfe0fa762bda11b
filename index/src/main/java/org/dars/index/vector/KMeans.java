package org.dars.index.vector;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Lloyd's k-means over a sample of the 4-bit codes, by Euclidean distance. The same seed gives the
 * same centroids whatever the number of threads: they assign, one alone adds up.
 */
final class KMeans {

  private static final int SAMPLE_OF_EACH = 40;
  private static final int ITERATIONS = 8;

  private final Codes codes;
  private final int rows;
  private final Workers workers;
  private final Random random;

  KMeans(Codes codes, long seed, Workers workers) {
    this.codes = codes;
    this.rows = codes.projection().rows;
    this.workers = workers;
    this.random = new Random(seed);
  }

  /**
   * @param count at least 1, at most as many as there are codes
   * @return {@code count} points in the projected space
   */
  float[][] centroids(int count) {
    int[] sample = sample((int) Math.min(codes.size(), (long) SAMPLE_OF_EACH * count));
    float[][] points = new float[count][rows];
    for (int i = 0; i < count; i++) {
      decode(sample[i], points[i]);
    }
    int[] assigned = new int[sample.length];
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      try (var arena = Arena.ofShared()) {
        assign(Centroids.of(points, rows, arena), sample, assigned);
      }
      move(points, sample, assigned);
    }
    return points;
  }

  /** Different ordinals in random order. */
  private int[] sample(int size) {
    int[] all = new int[codes.size()];
    Arrays.setAll(all, i -> i);
    for (int i = 0; i < size; i++) {
      int j = i + random.nextInt(all.length - i);
      int t = all[i];
      all[i] = all[j];
      all[j] = t;
    }
    return Arrays.copyOf(all, size);
  }

  private void assign(Centroids centroids, int[] sample, int[] assigned) {
    workers.each(
        sample.length,
        () -> {
          var assignment = new Assignment(codes, centroids);
          IntConsumer one = i -> assigned[i] = assignment.nearest(sample[i]);
          return one;
        });
  }

  /** Moves each point to the mean of what is assigned to it, or to any vector if that is none. */
  private void move(float[][] points, int[] sample, int[] assigned) {
    int[] counts = new int[points.length];
    for (float[] point : points) {
      Arrays.fill(point, 0);
    }
    float[] vector = new float[rows];
    for (int i = 0; i < sample.length; i++) {
      decode(sample[i], vector);
      Floats.add(points[assigned[i]], 1, vector);
      counts[assigned[i]]++;
    }
    for (int c = 0; c < points.length; c++) {
      if (counts[c] == 0) {
        decode(sample[random.nextInt(sample.length)], points[c]);
      } else {
        Floats.scale(points[c], 1f / counts[c]);
      }
    }
  }

  private void decode(int ordinal, float[] into) {
    NibbleQuantiser.decode(
        codes.nibbles(), (long) ordinal * rows / 2, codes.nibbleFactor(ordinal), into);
  }
}
