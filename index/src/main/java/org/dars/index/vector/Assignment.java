package org.dars.index.vector;

/** Finds the lists that a vector belongs to, by its 4-bit code. One thread at a time. */
final class Assignment {

  /** Lists among which the second one is chosen. */
  private static final int NEAR = 12;

  private final Codes codes;
  private final Centroids centroids;
  private final Centroids.Ranking ranking;
  private final int rows;
  private final byte[] tables;
  private final short[] query;
  private final float[] centroid;

  /** What the code of the vector last asked for stands for. */
  final float[] vector;

  /** The vector less the centroid of its list. */
  private final float[] residual;

  Assignment(Codes codes, Centroids centroids) {
    this.codes = codes;
    this.centroids = centroids;
    this.ranking = centroids.new Ranking();
    this.rows = codes.projection().rows;
    this.tables = new byte[4 * rows];
    this.query = new short[rows];
    this.centroid = new float[rows];
    this.vector = new float[rows];
    this.residual = new float[rows];
  }

  /** The nearest. */
  int nearest(int ordinal) {
    return Scratch.ordinal(rank(ordinal, 1)[0]);
  }

  private long[] rank(int ordinal, int wanted) {
    long at = (long) ordinal * rows / 2;
    float factor = codes.nibbleFactor(ordinal);
    NibbleQuantiser.decode(codes.nibbles(), at, factor, vector);
    int sum = Kernels.BEST.unpack(codes.nibbles(), at, rows, query);
    return ranking.nearest(Centroids.Target.of(vector, tables, query, sum, factor), wanted);
  }

  /**
   * The nearest, and another near one whose residual points elsewhere, so that it is likely to be
   * found there when it is missed here (SOAR; Sun et al. 2023).
   *
   * @param into the two; the second is −1 where there is one list only
   */
  void nearestTwo(int ordinal, int[] into) {
    int near = Math.min(NEAR, centroids.size());
    long[] ranked = rank(ordinal, near);
    into[0] = Scratch.ordinal(ranked[0]);
    into[1] = -1;
    residual(into[0], residual);
    float squared = Math.max(Floats.dot(residual, residual), Float.MIN_NORMAL);
    float least = Float.POSITIVE_INFINITY;
    for (int i = 1; i < near; i++) {
      int other = Scratch.ordinal(ranked[i]);
      residual(other, centroid);
      float along = Floats.dot(centroid, residual);
      float loss = Floats.dot(centroid, centroid) + along * along / squared;
      if (loss < least) {
        least = loss;
        into[1] = other;
      }
    }
  }

  private void residual(int list, float[] into) {
    centroids.decode(list, into);
    for (int j = 0; j < rows; j++) {
      into[j] = vector[j] - into[j];
    }
  }
}
