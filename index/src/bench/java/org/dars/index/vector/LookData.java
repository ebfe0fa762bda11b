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
  int[][][] truth(float[][] queries, Scope[] scopes, int k, Workers workers) {
    int[][][] truth = new int[scopes.length][queries.length][];
    long[][][] best = new long[scopes.length][queries.length][];
    for (long[][] each : best) {
      Arrays.setAll(each, q -> filled(k));
    }
    int portion = 256;
    float[][] rowsRead = new float[portion][];
    for (int from = 0; from < size; from += portion) {
      int first = from;
      int some = Math.min(portion, size - from);
      for (int i = 0; i < some; i++) {
        rowsRead[i] = unit(from + i);
      }
      workers.each(
          queries.length,
          () ->
              q -> {
                for (int i = 0; i < some; i++) {
                  long found = Scratch.candidate(Floats.dot(queries[q], rowsRead[i]), first + i);
                  for (int s = 0; s < scopes.length; s++) {
                    if (found < best[s][q][k - 1] && scopes[s].accepts(first + i)) {
                      best[s][q][k - 1] = found;
                      Arrays.sort(best[s][q]);
                    }
                  }
                }
              });
    }
    for (int s = 0; s < scopes.length; s++) {
      for (int q = 0; q < queries.length; q++) {
        truth[s][q] = Arrays.stream(best[s][q]).mapToInt(Scratch::ordinal).toArray();
      }
    }
    return truth;
  }

  private static long[] filled(int k) {
    long[] worst = new long[k];
    Arrays.fill(worst, Long.MAX_VALUE);
    return worst;
  }
}
