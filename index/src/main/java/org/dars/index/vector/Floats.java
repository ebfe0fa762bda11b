package org.dars.index.vector;

/** Arithmetic on vectors, element by element, so that the compiler can use wide lanes. */
final class Floats {

  private static final float LEAST = 1e-35f;

  /** How long vectors can be where their length matters: squares and sums of these fit a float. */
  static final double LONGEST = 1e15;

  private Floats() {}

  /** {@code into += factor · x}. */
  static void add(float[] into, float factor, float[] x) {
    for (int j = 0; j < into.length; j++) {
      into[j] += factor * x[j];
    }
  }

  static void subtract(float[] from, float[] x) {
    for (int j = 0; j < from.length; j++) {
      from[j] -= x[j];
    }
  }

  static void scale(float[] x, float factor) {
    for (int j = 0; j < x.length; j++) {
      x[j] *= factor;
    }
  }

  /** The largest magnitude, and no less than what still can be divided by. */
  static float largest(float[] x) {
    // Magnitudes are ordered as their bits are, and those the compiler compares in wide lanes.
    int largest = 0;
    for (float each : x) {
      largest = Math.max(largest, Float.floatToRawIntBits(each) & Integer.MAX_VALUE);
    }
    return Math.max(Float.intBitsToFloat(largest), LEAST);
  }

  /** The inner product; always summed in the same order. */
  static float dot(float[] a, float[] b) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int j = 0;
    for (; j + 3 < a.length; j += 4) {
      s0 += a[j] * b[j];
      s1 += a[j + 1] * b[j + 1];
      s2 += a[j + 2] * b[j + 2];
      s3 += a[j + 3] * b[j + 3];
    }
    for (; j < a.length; j++) {
      s0 += a[j] * b[j];
    }
    return s0 + s1 + (s2 + s3);
  }

  /** The length, also of vectors whose square a float cannot hold. */
  static double length(float[] x) {
    double squared = 0;
    for (float each : x) {
      squared += (double) each * each;
    }
    return Math.sqrt(squared);
  }

  /** Brings a vector to length 1; one of zeros stays, and false is returned. */
  static boolean normalise(float[] x) {
    double length = length(x);
    for (int j = 0; length > 0 && j < x.length; j++) {
      x[j] = (float) (x[j] / length);
    }
    return length > 0;
  }

  /**
   * @throws IllegalArgumentException naming the first number that is none or infinite
   */
  static void checkFinite(float[] x) {
    for (int j = 0; j < x.length; j++) {
      if (!Float.isFinite(x[j])) {
        throw new IllegalArgumentException("number %d of the vector is %s".formatted(j, x[j]));
      }
    }
  }
}
