package org.dars.index.vector;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * Vectors in a file: int32 count, int32 dimensions, then the rows, little-endian, of float16 when
 * the name ends in {@code .f16bin} and of float32 otherwise.
 */
final class LookData implements VectorSource {

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment rows;
  private final int size;
  private final int dimensions;
  private final boolean half;

  LookData(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      MemorySegment all =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.global());
      size = all.get(INT, 0);
      dimensions = all.get(INT, 4);
      rows = all.asSlice(8);
    }
    half = file.toString().endsWith(".f16bin");
    if (rows.byteSize() != (long) size * dimensions * (half ? 2 : 4)) {
      throw new IOException(
          "%s says %d vectors of %d numbers, which is not its length"
              .formatted(file, size, dimensions));
    }
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
    long at = (long) ordinal * dimensions;
    for (int j = 0; j < dimensions; j++) {
      into[j] =
          half
              ? Float.float16ToFloat(rows.get(SHORT, 2 * (at + j)))
              : rows.get(FLOAT, 4 * (at + j));
    }
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
