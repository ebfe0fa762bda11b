package org.dars.index.vector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.dars.index.bench.RowFile;

/** A file of vectors, what is to be found in it, and how much of it is in scope. */
final class LookData implements VectorSource {

  private final RowFile rows;
  private final int size;
  private final int dimensions;

  LookData(Path file) throws IOException {
    rows = RowFile.open(file);
    size = rows.size();
    dimensions = rows.dimensions();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public void read(int ordinal, float[] into) {
    rows.read(ordinal, into);
  }

  @Override
  public VectorSource copy() {
    return this;
  }

  /** One vector at length 1. */
  float[] unit(int ordinal) {
    float[] vector = new float[dimensions];
    read(ordinal, vector);
    Floats.normalise(vector);
    return vector;
  }

  /** All, or every so many at random. */
  Scope scope(double share, long seed) {
    if (share >= 1) {
      return Scope.all(size);
    }
    long[] bits = new long[(size + 63) / 64];
    var random = new Random(seed);
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (random.nextDouble() < share) {
        bits[i >> 6] |= 1L << i;
        count++;
      }
    }
    return new Scope(0, size, bits, count);
  }

  /** The nearest {@code k} in each scope by brute force: [scope][query][rank]. */
  int[][][] truth(float[][] queries, Scope[] scopes, int k) {
    long[][][] best = new long[scopes.length][queries.length][k];
    float[][] least = new float[scopes.length][queries.length];
    for (int s = 0; s < scopes.length; s++) {
      for (long[] each : best[s]) {
        Arrays.fill(each, Long.MAX_VALUE);
      }
      Arrays.fill(least[s], Float.NEGATIVE_INFINITY);
    }
    float[] tiles = tiles(queries);
    float[] similarities = new float[tiles.length / dimensions];
    for (int i = 0; i < size; i++) {
      Kernels.BEST.multiply(tiles, similarities.length, unit(i), similarities);
      for (int s = 0; s < scopes.length; s++) {
        if (scopes[s].accepts(i)) {
          for (int q = 0; q < queries.length; q++) {
            if (similarities[q] > least[s][q]) {
              long[] kept = best[s][q];
              kept[k - 1] = Scratch.candidate(similarities[q], i);
              Arrays.sort(kept);
              least[s][q] =
                  kept[k - 1] == Long.MAX_VALUE
                      ? Float.NEGATIVE_INFINITY
                      : Scratch.similarity(kept[k - 1]);
            }
          }
        }
      }
    }
    int[][][] truth = new int[scopes.length][queries.length][];
    for (int s = 0; s < scopes.length; s++) {
      for (int q = 0; q < queries.length; q++) {
        truth[s][q] = Arrays.stream(best[s][q]).mapToInt(Scratch::ordinal).toArray();
      }
    }
    return truth;
  }

  /** The queries as the rows of a matrix, as {@link Kernels#multiply} reads it. */
  private float[] tiles(float[][] queries) {
    int rows = (queries.length + 63) / 64 * 64;
    float[] tiles = new float[rows * dimensions];
    for (int i = 0; i < queries.length; i++) {
      for (int j = 0; j < dimensions; j++) {
        tiles[(i / 64 * dimensions + j) * 64 + i % 64] = queries[i][j];
      }
    }
    return tiles;
  }
}
