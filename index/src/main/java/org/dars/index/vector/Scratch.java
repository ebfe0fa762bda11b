package org.dars.index.vector;

import java.util.Arrays;

/**
 * What one search needs to remember, kept from search to search.
 *
 * <p>Candidates are packed into longs that sort best first: the similarity upside down in the high
 * half, in the low half the ordinal times two, plus one when a walk has been there.
 */
final class Scratch {

  /** The most vectors that are compared at a time. */
  static final int PORTION = 256;

  final QueryCode query;
  final int[] coarseDots = new int[PORTION];
  final int[] fineDots = new int[PORTION];
  final float[] similarities = new float[PORTION];

  /** What is compared at present, and the factors of their 4-bit codes. */
  final int[] ids = new int[PORTION];

  final float[] factors = new float[PORTION];
  final int[] dots = new int[PORTION];
  final float[] estimates = new float[Kernels.BLOCK];
  long[] pool = new long[512];

  private long[] accepted = new long[16];

  /** Vectors that this search has looked at by their 4-bit codes. */
  int visits;

  /** Records of the graph that it has read. */
  int hops;

  /** Touched memory adds up here so that the touch is not optimised away. */
  long touched;

  /** By vertex, {@link #epoch} where the present walk has been. */
  final byte[] visited;

  byte epoch;

  Scratch(Codes codes) {
    this.query = new QueryCode(codes);
    this.visited = new byte[codes.size()];
  }

  /** Forgets where the last walk was. */
  void forget() {
    if (++epoch == 0) {
      Arrays.fill(visited, (byte) 0);
      epoch = 1;
    }
  }

  /** True the first time that it is asked of an ordinal. */
  boolean visit(int ordinal) {
    if (visited[ordinal] == epoch) {
      return false;
    }
    visited[ordinal] = epoch;
    return true;
  }

  /** Makes room for a pool of so many. */
  long[] pool(int size) {
    if (pool.length < size) {
      pool = new long[size];
    }
    return pool;
  }

  /** Room for so many candidates in scope. */
  long[] accepted(int size) {
    if (accepted.length < size) {
      accepted = new long[size];
    }
    return accepted;
  }

  static long candidate(float similarity, int ordinal) {
    int bits = Float.floatToRawIntBits(similarity);
    int ascending = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    return (long) ~ascending << 32 | (long) ordinal << 1;
  }

  static int ordinal(long candidate) {
    return (int) candidate >>> 1;
  }

  static float similarity(long candidate) {
    int ascending = ~(int) (candidate >> 32);
    return Float.intBitsToFloat(ascending ^ ((ascending >> 31) & Integer.MAX_VALUE));
  }

  /** Puts the {@code m} smallest of the first {@code n} in front, in no order (quickselect). */
  static void select(long[] a, int n, int m) {
    int low = 0;
    int high = n - 1;
    int wanted = m - 1;
    while (low < high) {
      long pivot = a[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (a[i] < pivot) {
          i++;
        }
        while (a[j] > pivot) {
          j--;
        }
        if (i <= j) {
          long t = a[i];
          a[i++] = a[j];
          a[j--] = t;
        }
      }
      if (wanted <= j) {
        high = j;
      } else if (wanted >= i) {
        low = i;
      } else {
        return;
      }
    }
  }
}
