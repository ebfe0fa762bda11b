package org.dars.index.vector;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Plain Java, for virtual machines without the Vector API. */
final class ScalarKernels implements Kernels {

  @Override
  public void arrange(short[] query, int dimensions) {
    // As it is.
  }

  @Override
  public void nibbleDots(
      MemorySegment codes, int[] ids, int count, short[] query, int dimensions, int[] out) {
    long stride = dimensions / 2;
    for (int i = 0; i < count; i++) {
      out[i] = dot(codes, ids[i] * stride, query, dimensions);
    }
  }

  @Override
  public void byteDots(
      MemorySegment codes,
      int[] ids,
      int count,
      short[] coarse,
      short[] fine,
      int dimensions,
      int[] coarseOut,
      int[] fineOut) {
    for (int i = 0; i < count; i++) {
      long high = (long) ids[i] * dimensions;
      long low = high + dimensions / 2;
      coarseOut[i] =
          16 * dot(codes, high, coarse, dimensions) + dot(codes, low, coarse, dimensions);
      fineOut[i] = 16 * dot(codes, high, fine, dimensions) + dot(codes, low, fine, dimensions);
    }
  }

  private static int dot(MemorySegment codes, long at, short[] query, int dimensions) {
    int sum = 0;
    for (int d = 0; d < dimensions; d += 64) {
      for (int lane = 0; lane < 16; lane++) {
        int four = codes.get(OffHeap.SHORT, at + (d >> 1) + 2L * lane);
        int q = d + lane;
        sum +=
            (four & 15) * query[q]
                + (four >> 4 & 15) * query[q + 16]
                + (four >> 8 & 15) * query[q + 32]
                + (four >> 12 & 15) * query[q + 48];
      }
    }
    return sum;
  }

  @Override
  public int unpack(MemorySegment codes, long at, int dimensions, short[] query) {
    int sum = 0;
    for (int d = 0; d < dimensions; d += 64) {
      for (int lane = 0; lane < 16; lane++) {
        int four = codes.get(OffHeap.SHORT, at + (d >> 1) + 2L * lane);
        for (int nibble = 0; nibble < 4; nibble++) {
          int odd = 2 * ((four >> (4 * nibble)) & 15) - 15;
          query[d + 16 * nibble + lane] = (short) odd;
          sum += odd;
        }
      }
    }
    return sum;
  }

  @Override
  public int scanBlock(
      MemorySegment blocks,
      long offset,
      byte[] tables,
      int groups,
      float scale,
      float shift,
      float least,
      float[] out) {
    int half = BLOCK / 2;
    long factors = offset + 16L * groups;
    for (int j = 0; j < half; j++) {
      int low = 0;
      int high = 0;
      for (int g = 0; g < groups; g++) {
        int bits = blocks.get(OffHeap.BYTE, offset + 16L * g + Kernels.slot(j));
        low += tables[16 * g + (bits & 15)];
        high += tables[16 * g + (bits >> 4 & 15)];
      }
      out[j] = blocks.get(OffHeap.FLOAT, factors + 4L * j) * (low * scale + shift);
      out[half + j] = blocks.get(OffHeap.FLOAT, factors + 4L * (half + j)) * (high * scale + shift);
    }
    int above = 0;
    for (int j = 0; j < BLOCK; j++) {
      above |= out[j] > least ? 1 << j : 0;
    }
    return above;
  }

  @Override
  public void multiply(byte[] tiles, int rows, short[] x, int[] y) {
    Arrays.fill(y, 0, rows, 0);
    for (int tile = 0; tile < rows; tile += 64) {
      for (int j = 0; j < x.length; j++) {
        int at = tile * x.length + 64 * j;
        for (int i = 0; i < 64; i++) {
          y[tile + i] += tiles[at + i] * x[j];
        }
      }
    }
  }

  @Override
  public void multiply(float[] tiles, int rows, float[] x, float[] y) {
    Arrays.fill(y, 0, rows, 0);
    for (int tile = 0; tile < rows; tile += 64) {
      for (int j = 0; j < x.length; j++) {
        int at = tile * x.length + 64 * j;
        for (int i = 0; i < 64; i++) {
          y[tile + i] += tiles[at + i] * x[j];
        }
      }
    }
  }
}
