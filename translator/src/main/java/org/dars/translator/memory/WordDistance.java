package org.dars.translator.memory;

import java.util.Arrays;

/**
 * The Levenshtein distance from one sequence of words to many: bit-parallel for up to 64 words
 * (Myers 1999, in the form of Hyyrö 2003 for whole sequences), by rows for longer ones. Used by one
 * thread.
 */
final class WordDistance {

  private final int[] query;

  /** Open addressing: words of the query, and where they stand, as bits. */
  private final int[] keys;

  private final long[] bits;
  private final int mask;

  WordDistance(int[] query) {
    this.query = query;
    int size = Integer.highestOneBit(Math.max(8, query.length * 4));
    this.keys = new int[size];
    this.bits = new long[size];
    this.mask = size - 1;
    if (query.length <= Long.SIZE) {
      for (int i = 0; i < query.length; i++) {
        int slot = slot(query[i]);
        keys[slot] = query[i];
        bits[slot] |= 1L << i;
      }
    }
  }

  /** The least number of insertions, deletions and replacements that make one of the other. */
  int to(int[] other, int length) {
    int n = query.length;
    if (n == 0 || length == 0) {
      return Math.max(n, length);
    }
    return n <= Long.SIZE ? bitParallel(other, length) : byRows(other, length);
  }

  private int bitParallel(int[] other, int length) {
    long last = 1L << (query.length - 1);
    long positive = -1L;
    long negative = 0;
    int distance = query.length;
    for (int j = 0; j < length; j++) {
      long equal = bits[slot(other[j])];
      long vertical = equal | negative;
      long diagonal = (((equal & positive) + positive) ^ positive) | equal;
      long up = negative | ~(diagonal | positive);
      long down = positive & diagonal;
      if ((up & last) != 0) {
        distance++;
      } else if ((down & last) != 0) {
        distance--;
      }
      up = (up << 1) | 1;
      down <<= 1;
      positive = down | ~(vertical | up);
      negative = up & vertical;
    }
    return distance;
  }

  private int byRows(int[] other, int length) {
    int[] above = new int[length + 1];
    int[] row = new int[length + 1];
    Arrays.setAll(above, j -> j);
    for (int i = 1; i <= query.length; i++) {
      row[0] = i;
      for (int j = 1; j <= length; j++) {
        int replaced = above[j - 1] + (query[i - 1] == other[j - 1] ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      int[] swap = above;
      above = row;
      row = swap;
    }
    return above[length];
  }

  private int slot(int word) {
    int slot = ((word * 0x9E3779B9) >>> 7) & mask;
    while (bits[slot] != 0 && keys[slot] != word) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
