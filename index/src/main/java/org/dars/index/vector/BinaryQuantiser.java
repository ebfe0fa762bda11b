package org.dars.index.vector;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * One bit a dimension, its sign (RaBitQ; Gao and Long 2024), in blocks of {@value Kernels#BLOCK}
 * vectors as {@link Kernels#scanBlock} reads them. ⟨q, x⟩ ≈ factor · ⟨q, sign(x)⟩ with factor =
 * ‖x‖² / Σ|x|, which makes the estimate unbiased.
 */
final class BinaryQuantiser {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  // Of the 8 combinations of three signs, a byte each: all of them, and those that have the first,
  // the second, the third positive.
  private static final long EACH = 0x0101010101010101L;
  private static final long FIRST = 0x0100010001000100L;
  private static final long SECOND = 0x0101000001010000L;
  private static final long THIRD = 0x0101010100000000L;

  private BinaryQuantiser() {}

  /** Bytes of a block, a multiple of 128. */
  static int blockBytes(int dimensions) {
    return dimensions / 4 * 16 + Kernels.BLOCK * Float.BYTES;
  }

  /**
   * Writes a vector's bits into its place.
   *
   * @param x of a multiple of 128 numbers
   * @param index of the vector; two vectors of a block share bytes: one thread for each block
   */
  static void encode(float[] x, MemorySegment blocks, int index) {
    long block = (long) (index / Kernels.BLOCK) * blockBytes(x.length);
    int inBlock = index % Kernels.BLOCK;
    int shift = inBlock / 16 * 4;
    float sum = 0;
    for (int g = 0; g < x.length; g += 4) {
      int bits = 0;
      for (int j = 0; j < 4; j++) {
        sum += Math.abs(x[g + j]);
        bits |= x[g + j] > 0 ? 1 << j : 0;
      }
      long at = block + 4L * g + Kernels.slot(inBlock % 16);
      blocks.set(OffHeap.BYTE, at, (byte) (blocks.get(OffHeap.BYTE, at) | bits << shift));
    }
    float factor = sum > 0 ? Floats.dot(x, x) / sum : 0;
    blocks.set(OffHeap.FLOAT, block + 4L * x.length + 4L * inBlock, factor);
  }

  /** Copies a vector's bits and factor from another block. */
  static void copy(MemorySegment from, int old, MemorySegment to, int index, int dimensions) {
    long source = (long) (old / Kernels.BLOCK) * blockBytes(dimensions);
    long target = (long) (index / Kernels.BLOCK) * blockBytes(dimensions);
    int oldInBlock = old % Kernels.BLOCK;
    int inBlock = index % Kernels.BLOCK;
    for (int g = 0; g < dimensions; g += 4) {
      int bits =
          from.get(OffHeap.BYTE, source + 4L * g + Kernels.slot(oldInBlock % 16))
                  >> (oldInBlock / 16 * 4)
              & 15;
      long at = target + 4L * g + Kernels.slot(inBlock % 16);
      to.set(OffHeap.BYTE, at, (byte) (to.get(OffHeap.BYTE, at) | bits << (inBlock / 16 * 4)));
    }
    long factor = 4L * dimensions;
    to.set(
        OffHeap.FLOAT,
        target + factor + 4L * inBlock,
        from.get(OffHeap.FLOAT, source + factor + 4L * oldInBlock));
  }

  /**
   * The tables for a query: for each group of 4 dimensions and each of 16 combinations of signs,
   * what they add up to, with the query in 16 levels from −largest to +largest.
   *
   * @param tables 4 bytes for each dimension
   * @return the largest: ⟨q, sign(x)⟩ ≈ largest / 7.5 · sum − largest · dimensions
   */
  static float tables(float[] q, int dimensions, byte[] tables) {
    float largest = Floats.largest(q);
    float perLevel = NibbleQuantiser.MIDDLE / largest;
    for (int g = 0; g < dimensions; g += 4) {
      int a = level(q[g], perLevel);
      int b = level(q[g + 1], perLevel);
      int c = level(q[g + 2], perLevel);
      int d = level(q[g + 3], perLevel);
      // Eight bytes of a table at a time; each stays within 0…60, so that none carries.
      long eight = EACH * (60 - a - b - c - d) + FIRST * (2 * a - 15) + SECOND * (2 * b - 15);
      long low = eight + THIRD * (2 * c - 15);
      LONG.set(tables, 4 * g, low);
      LONG.set(tables, 4 * g + 8, low + EACH * (2 * d - 15));
    }
    return largest;
  }

  private static int level(float x, float perLevel) {
    return (int) (x * perLevel + 8);
  }
}
