package org.dars.index.vector;

import java.lang.foreign.MemorySegment;

/**
 * Four bits a dimension with one step for each vector (LVQ; Aguerrebere et al. 2023): the step is
 * the one that keeps the direction best, and a factor makes the estimate of an inner product
 * unbiased (RaBitQ; Gao and Long 2024): ⟨q, x⟩ ≈ factor · ⟨q, code − 7.5⟩. Holds no state but
 * scratch; one thread at a time.
 */
final class NibbleQuantiser {

  /** What a nibble stands for is itself minus this. */
  static final float MIDDLE = 7.5f;

  private static final int STEPS = 8;
  private static final float NARROWEST = 1.9f;
  private static final float WIDER = 0.2f;

  private final int dimensions;
  private final byte[] code;

  NibbleQuantiser(int dimensions) {
    this.dimensions = dimensions;
    this.code = new byte[dimensions];
  }

  /**
   * Writes a code and returns its factor, 0 for a vector of zeros.
   *
   * @param x of a multiple of 128 numbers
   * @param at where its {@code dimensions / 2} bytes begin
   */
  float encode(float[] x, MemorySegment codes, long at) {
    float squared = Floats.dot(x, x);
    float perStep = bestSteps(x, (float) Math.sqrt(squared / dimensions));
    float along = fill(x, perStep);
    pack(code, codes, at);
    return along > 0 ? squared / along : 0;
  }

  private float bestSteps(float[] x, float deviation) {
    float best = 0;
    float bestCosine = -1;
    for (int t = 0; t < STEPS && deviation > 0; t++) {
      float perStep = 8 / ((NARROWEST + WIDER * t) * deviation);
      float cosine = cosine(x, perStep);
      if (cosine > bestCosine) {
        bestCosine = cosine;
        best = perStep;
      }
    }
    return best;
  }

  /** Not divided by the length of x, which is the same for all. */
  private static float cosine(float[] x, float perStep) {
    float along = 0;
    float squared = 0;
    for (float each : x) {
      float c = nibble(each, perStep) - MIDDLE;
      along += c * each;
      squared += c * c;
    }
    return along / (float) Math.sqrt(squared);
  }

  private float fill(float[] x, float perStep) {
    float along = 0;
    for (int j = 0; j < dimensions; j++) {
      int c = nibble(x[j], perStep);
      code[j] = (byte) c;
      along += (c - MIDDLE) * x[j];
    }
    return along;
  }

  private static int nibble(float x, float perStep) {
    return Math.clamp((int) (x * perStep + 8), 0, 15);
  }

  /**
   * Packs nibbles as {@link Kernels#nibbleDots} reads them.
   *
   * @param nibbles 0…15 for each of a multiple of 128 dimensions
   */
  static void pack(byte[] nibbles, MemorySegment codes, long at) {
    for (int d = 0; d < nibbles.length; d += 64) {
      for (int lane = 0; lane < 16; lane++) {
        int n = d + lane;
        int four = nibbles[n] | nibbles[n + 16] << 4 | nibbles[n + 32] << 8 | nibbles[n + 48] << 12;
        codes.set(OffHeap.SHORT, at + (d >> 1) + 2L * lane, (short) four);
      }
    }
  }

  /**
   * Writes out what a code stands for.
   *
   * @param at where the code starts
   * @param into of a multiple of 128 numbers
   */
  static void decode(MemorySegment codes, long at, float factor, float[] into) {
    for (int d = 0; d < into.length; d += 64) {
      for (int lane = 0; lane < 16; lane++) {
        int four = codes.get(OffHeap.SHORT, at + (d >> 1) + 2L * lane);
        for (int nibble = 0; nibble < 4; nibble++) {
          into[d + 16 * nibble + lane] = factor * (((four >> (4 * nibble)) & 15) - MIDDLE);
        }
      }
    }
  }
}
