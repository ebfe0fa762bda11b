package org.dars.index.vector;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A query as the codes want it. Reused from query to query; one thread at a time.
 *
 * <p>The first look compares with 4-bit codes: similarity grows with {@code factor · (dot −
 * offset)} · {@link #scale}. The last look compares with 8-bit codes in two planes of the query
 * too, 15 bits together.
 */
final class QueryCode {

  private static final int LARGEST = 127;

  /** The lower plane of the last look counts so much less. */
  private static final float FINER = 254;

  private final Codes codes;
  private final float[] centred;
  private final short[] small;
  private final int[] sums;
  private final float[] projected;

  /** The query for 4-bit codes. */
  final short[] first;

  /** What one step of {@link #first} stands for. */
  float scale;

  /** To be taken off a 4-bit inner product. */
  float offset;

  private final short[] high;
  private final short[] low;
  private int highSum;
  private int lowSum;
  private float lastScale;

  private byte @Nullable [] tables;
  private float tableLargest;

  /** What is added to ⟨q, centred x⟩, and what it is multiplied by, to give the similarity. */
  private float base;

  private float unit;

  QueryCode(Codes codes) {
    this.codes = codes;
    this.centred = new float[codes.dimensions()];
    this.small = new short[codes.projection().columns];
    this.sums = new int[codes.projection().rows];
    this.projected = new float[codes.projection().rows];
    this.first = new short[projected.length];
    this.high = new short[codes.padded()];
    this.low = new short[codes.padded()];
  }

  /**
   * Takes a query.
   *
   * @throws IllegalArgumentException when it has another dimension, a number that is none, more
   *     length than is possible, or, for the cosine, none
   */
  void set(float[] query) {
    if (query.length != codes.dimensions()) {
      throw new IllegalArgumentException(
          "the query has %d numbers, the index %d".formatted(query.length, codes.dimensions()));
    }
    Floats.checkFinite(query);
    if (codes.similarity() != Similarity.COSINE && Floats.length(query) > Floats.LONGEST) {
      throw new IllegalArgumentException(
          "the query is longer than %.0e, the most that is possible".formatted(Floats.LONGEST));
    }
    System.arraycopy(query, 0, centred, 0, query.length);
    float[] mean = codes.projection().mean;
    switch (codes.similarity()) {
      case COSINE -> {
        if (!Floats.normalise(centred)) {
          throw new IllegalArgumentException("the query has no length, so it has no cosine");
        }
        base = Floats.dot(centred, mean);
        unit = 1;
      }
      case DOT_PRODUCT -> {
        base = Floats.dot(query, mean);
        unit = 1;
      }
      case EUCLIDEAN -> {
        Floats.subtract(centred, mean);
        base = -Floats.dot(centred, centred);
        unit = 2;
      }
    }
    float largest = Floats.largest(centred);
    codes.projection().applyNearly(centred, largest, small, sums, projected);
    encodeFirst();
    encodeLast(largest);
    tableLargest = 0;
  }

  private void encodeFirst() {
    float largest = Floats.largest(projected);
    steps(projected, LARGEST / largest, first);
    int sum = sum(first, projected.length);
    Kernels.BEST.arrange(first, first.length);
    scale = largest / LARGEST;
    offset = NibbleQuantiser.MIDDLE * sum;
  }

  private void encodeLast(float largest) {
    float perStep = LARGEST / largest;
    steps(centred, perStep, high);
    for (int j = 0; j < centred.length; j++) {
      low[j] = (short) round((centred[j] * perStep - high[j]) * FINER);
    }
    Arrays.fill(high, centred.length, high.length, (short) 0);
    Arrays.fill(low, centred.length, low.length, (short) 0);
    highSum = sum(high, centred.length);
    lowSum = sum(low, centred.length);
    Kernels.BEST.arrange(high, high.length);
    Kernels.BEST.arrange(low, low.length);
    lastScale = largest / LARGEST;
  }

  // Loops of one thing each, which the compiler turns into wide ones.

  private static void steps(float[] x, float perStep, short[] into) {
    for (int j = 0; j < x.length; j++) {
      into[j] = (short) round(x[j] * perStep);
    }
  }

  private static int sum(short[] values, int count) {
    int sum = 0;
    for (int j = 0; j < count; j++) {
      sum += values[j];
    }
    return sum;
  }

  private static int round(float x) {
    return (int) (x + 128.5f) - 128;
  }

  /**
   * What a first-look similarity is taken from to give half the squared distance, in its unit. An
   * inner product is no distance: it gives infinity.
   */
  float farthest() {
    return switch (codes.similarity()) {
      case COSINE -> (1 - base) / scale;
      case DOT_PRODUCT -> Float.POSITIVE_INFINITY;
      case EUCLIDEAN -> -base / 2;
    };
  }

  /** Tables for the scan of 1-bit codes, made when first asked for. */
  byte[] tables() {
    byte[] made = tables;
    if (made == null) {
      made = new byte[projected.length * 4];
      tables = made;
    }
    if (tableLargest == 0) {
      tableLargest = BinaryQuantiser.tables(projected, projected.length, made);
    }
    return made;
  }

  /** The length of the projected query. */
  float length() {
    return (float) Math.sqrt(Floats.dot(projected, projected));
  }

  /** What one unit of a table's sum stands for; after {@link #tables}. */
  float tableScale() {
    return tableLargest / NibbleQuantiser.MIDDLE;
  }

  /** What is added to a table's sum times {@link #tableScale}; after {@link #tables}. */
  float tableShift() {
    return -tableLargest * projected.length;
  }

  /**
   * The last look.
   *
   * @param ordinals the first {@code count}
   * @param scratch room for {@code count} results twice
   * @param similarities as {@link Similarity} defines them
   */
  void similarities(int[] ordinals, int count, Scratch scratch, float[] similarities) {
    int padded = codes.padded();
    long touched = 0;
    for (int i = 0; i < count; i++) {
      long at = (long) ordinals[i] * padded;
      for (int line = 0; line < padded; line += OffHeap.LINE) {
        touched += codes.bytes().get(OffHeap.BYTE, at + line);
      }
    }
    scratch.touched += touched;
    Kernels.BEST.byteDots(
        codes.bytes(), ordinals, count, high, low, padded, scratch.coarseDots, scratch.fineDots);
    for (int i = 0; i < count; i++) {
      int coarse = scratch.coarseDots[i] - 128 * highSum;
      int fine = scratch.fineDots[i] - 128 * lowSum;
      float dot = (coarse + fine / FINER) * lastScale * codes.byteStep(ordinals[i]);
      float similarity = base + unit * dot;
      similarities[i] =
          codes.similarity() == Similarity.EUCLIDEAN
              ? similarity - codes.squared(ordinals[i])
              : similarity;
    }
  }
}
