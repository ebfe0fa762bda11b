package org.dars.index.vector;

import java.lang.foreign.MemorySegment;

/**
 * Eight bits a dimension for the last look, as two planes of nibbles laid out as 4-bit codes are:
 * number = step · (16 · high + low − 128). One thread at a time.
 */
final class ByteQuantiser {

  private static final int LARGEST = 127;

  private final byte[] high;
  private final byte[] low;

  /**
   * @param padded a multiple of 128
   */
  ByteQuantiser(int padded) {
    this.high = new byte[padded];
    this.low = new byte[padded];
  }

  /**
   * Writes both planes, the high one first, and returns the step.
   *
   * @param x at most as many numbers as there are dimensions; the rest is zero
   */
  float encode(float[] x, MemorySegment codes, long at) {
    float largest = 0;
    for (float each : x) {
      largest = Math.max(largest, Math.abs(each));
    }
    float perStep = largest > 0 ? LARGEST / largest : 0;
    for (int j = 0; j < high.length; j++) {
      int u = 128 + (j < x.length ? Math.round(x[j] * perStep) : 0);
      high[j] = (byte) (u >> 4);
      low[j] = (byte) (u & 15);
    }
    NibbleQuantiser.pack(high, codes, at);
    NibbleQuantiser.pack(low, codes, at + high.length / 2);
    return largest / LARGEST;
  }
}
