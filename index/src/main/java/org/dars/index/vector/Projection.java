package org.dars.index.vector;

import java.io.IOException;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Fewer dimensions for the first look: the main subspace of the vectors (principal components, as
 * LeanVec does; Tepper et al. 2023), turned at random within, so that each dimension carries as
 * much as the others and a uniform quantiser suits them all (RaBitQ; Gao and Long 2024). The
 * subspace is found by orthogonal iteration; which basis it has does not matter then.
 */
final class Projection {

  /** How much of the variance a projection must keep. */
  private static final double KEPT = 0.95;

  /** And of vectors that were added since it was learnt; else another is learnt. */
  private static final double STILL_KEPT = 0.9;

  private static final int SAMPLE = 8_192;
  private static final int SMALL_SAMPLE = 1_024;
  private static final int ITERATIONS = 6;
  private static final int ROWS_AT_A_TIME = 8;

  /** The mean of the vectors, of length {@code dimensions}. */
  final float[] mean;

  /** The matrix, {@code rows × dimensions}, as {@link Kernels#multiply} reads it. */
  final float[] tiles;

  /** Dimensions of what it makes: a multiple of 128. */
  final int rows;

  /** The matrix in steps of {@link #step}, −63…63. */
  private final byte[] steps;

  private final float step;

  /** Columns of {@link #steps}: dimensions, and zeros up to a multiple of 16. */
  final int columns;

  Projection(float[] mean, float[] tiles, int rows) {
    this.mean = mean;
    this.tiles = tiles;
    this.rows = rows;
    this.step = Floats.largest(tiles) / 63;
    int d = mean.length;
    this.columns = (d + 15) / 16 * 16;
    this.steps = new byte[rows * columns];
    for (int i = 0; i < tiles.length; i++) {
      int tile = i / (64 * d);
      steps[tile * 64 * columns + i % (64 * d)] = (byte) Math.round(tiles[i] / step);
    }
  }

  /**
   * Learns from a sample; the same whatever the number of threads.
   *
   * @param cosine whether vectors are taken at length 1
   */
  static Projection learn(VectorSource source, boolean cosine, long seed, Workers workers)
      throws IOException {
    float[][] sample = sample(source, cosine, seed, SAMPLE);
    int d = source.dimensions();
    float[] mean = centre(sample, d);
    var random = new Random(seed);
    int full = roundUp(d);
    float[][] covariance = null;
    int rows = Kernels.CHUNK;
    // One that leaves out less than a quarter saves too little.
    while (4 * rows <= 3 * full) {
      if (covariance == null) {
        covariance = covariance(sample, d, workers);
      }
      float[][] basis = mainSubspace(covariance, rows, random, workers);
      double share = share(covariance, basis);
      if (share >= KEPT) {
        return new Projection(mean, turned(basis, rows, d, random, workers), rows);
      }
      // What the next dimensions carry is at most what these do: too few need not be tried.
      int least = (int) Math.min(d, Math.ceil(rows * KEPT / share));
      rows = Math.max(rows + Kernels.CHUNK, roundUp(least));
    }
    return new Projection(mean, turned(unitBasis(d), full, d, random, workers), full);
  }

  /**
   * Whether it keeps enough of vectors that it was not learnt from. One that was learnt from few,
   * or from those of one course, does not keep what others differ in.
   */
  boolean suits(VectorSource source, boolean cosine, long seed) throws IOException {
    if (rows >= mean.length) {
      return true;
    }
    float[] projected = new float[rows];
    double all = 0;
    double kept = 0;
    for (float[] x : sample(source, cosine, seed, SMALL_SAMPLE)) {
      Floats.subtract(x, mean);
      apply(x, projected);
      all += Floats.dot(x, x);
      kept += Floats.dot(projected, projected);
    }
    return kept >= STILL_KEPT * all;
  }

  /** A multiple of 128 that is not less. */
  static int roundUp(int dimensions) {
    return (dimensions + Kernels.CHUNK - 1) / Kernels.CHUNK * Kernels.CHUNK;
  }

  /** Projects what has been centred already. */
  void apply(float[] centred, float[] into) {
    Kernels.BEST.multiply(tiles, rows, centred, into);
  }

  /**
   * Projects a query, in whole numbers, which is twice as fast and loses far less than the codes
   * that it will be compared with.
   *
   * @param centred of length {@code dimensions}
   * @param largest as {@link Floats#largest} gives it
   * @param small of length {@link #columns}, overwritten
   * @param sums of length {@link #rows}, overwritten
   */
  void applyNearly(float[] centred, float largest, short[] small, int[] sums, float[] into) {
    float perStep = 31 / largest;
    for (int j = 0; j < centred.length; j++) {
      small[j] = (short) ((int) (centred[j] * perStep + 32.5f) - 32);
    }
    Kernels.BEST.multiply(steps, rows, small, sums);
    float unit = step * largest / 31;
    for (int i = 0; i < rows; i++) {
      into[i] = sums[i] * unit;
    }
  }

  private static float[][] sample(VectorSource source, boolean cosine, long seed, int most)
      throws IOException {
    int n = source.size();
    int size = Math.min(n, most);
    float[][] sample = new float[size][source.dimensions()];
    var random = new Random(seed);
    for (int i = 0; i < size; i++) {
      // One of each of as many equal stretches.
      long from = (long) n * i / size;
      long to = Math.max(from + 1, (long) n * (i + 1) / size);
      source.read((int) (from + random.nextInt((int) (to - from))), sample[i]);
      if (cosine) {
        Floats.normalise(sample[i]);
      }
    }
    return sample;
  }

  private static float[] centre(float[][] sample, int d) {
    double[] sum = new double[d];
    for (float[] x : sample) {
      for (int j = 0; j < d; j++) {
        sum[j] += x[j];
      }
    }
    float[] mean = new float[d];
    for (int j = 0; j < d; j++) {
      mean[j] = sample.length == 0 ? 0 : (float) (sum[j] / sample.length);
    }
    for (float[] x : sample) {
      Floats.subtract(x, mean);
    }
    return mean;
  }

  private static float[][] covariance(float[][] sample, int d, Workers workers) {
    float[][] covariance = new float[d][d];
    rows(
        d,
        workers,
        i -> {
          for (float[] x : sample) {
            Floats.add(covariance[i], x[i], x);
          }
        });
    return covariance;
  }

  /** An orthonormal basis of the subspace with nearly the most variance, {@code rows × d}. */
  private static float[][] mainSubspace(
      float[][] covariance, int rows, Random random, Workers workers) {
    int d = covariance.length;
    float[][] basis = randomBasis(rows, d, random);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      float[][] last = basis;
      float[][] next = new float[rows][d];
      rows(
          rows,
          workers,
          r -> {
            for (int j = 0; j < d; j++) {
              Floats.add(next[r], last[r][j], covariance[j]);
            }
          });
      orthonormalise(next, iteration == ITERATIONS - 1 ? 2 : 1, random);
      basis = next;
    }
    return basis;
  }

  private static double share(float[][] covariance, float[][] basis) {
    double all = 0;
    for (int j = 0; j < covariance.length; j++) {
      all += covariance[j][j];
    }
    double kept = 0;
    float[] row = new float[covariance.length];
    for (float[] b : basis) {
      java.util.Arrays.fill(row, 0);
      for (int j = 0; j < b.length; j++) {
        Floats.add(row, b[j], covariance[j]);
      }
      kept += Floats.dot(b, row);
    }
    return all <= 0 ? 1 : kept / all;
  }

  private static float[][] randomBasis(int rows, int d, Random random) {
    float[][] basis = new float[rows][d];
    for (float[] b : basis) {
      gaussian(b, random);
    }
    orthonormalise(basis, 2, random);
    return basis;
  }

  private static float[][] unitBasis(int d) {
    float[][] basis = new float[d][d];
    for (int i = 0; i < d; i++) {
      basis[i][i] = 1;
    }
    return basis;
  }

  private static void gaussian(float[] b, Random random) {
    for (int j = 0; j < b.length; j++) {
      b[j] = (float) random.nextGaussian();
    }
  }

  /** Modified Gram–Schmidt; a row that vanishes is replaced by a random one. */
  private static void orthonormalise(float[][] basis, int passes, Random random) {
    for (int r = 0; r < basis.length; r++) {
      float before = (float) Math.sqrt(Floats.dot(basis[r], basis[r]));
      do {
        for (int pass = 0; pass < passes; pass++) {
          for (int s = 0; s < r; s++) {
            Floats.add(basis[r], -Floats.dot(basis[r], basis[s]), basis[s]);
          }
        }
        float length = (float) Math.sqrt(Floats.dot(basis[r], basis[r]));
        if (length > 1e-4f * before) {
          Floats.scale(basis[r], 1 / length);
          break;
        }
        gaussian(basis[r], random);
        before = (float) Math.sqrt(Floats.dot(basis[r], basis[r]));
      } while (true);
    }
  }

  /** A random rotation of the basis, in tiles, with rows of zeros up to {@code rows}. */
  private static float[] turned(float[][] basis, int rows, int d, Random random, Workers workers) {
    int k = basis.length;
    float[][] rotation = randomBasis(rows, rows, random);
    float[] tiles = new float[rows * d];
    rows(
        rows,
        workers,
        i -> {
          float[] row = new float[d];
          for (int r = 0; r < k; r++) {
            Floats.add(row, rotation[i][r], basis[r]);
          }
          for (int j = 0; j < d; j++) {
            tiles[(i / 64 * d + j) * 64 + i % 64] = row[j];
          }
        });
    return tiles;
  }

  /** Each row by one thread, so that its sums come out the same. */
  private static void rows(int count, Workers workers, IntConsumer row) {
    workers.each(count, ROWS_AT_A_TIME, () -> row);
  }
}
