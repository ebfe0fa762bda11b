package org.dars.index.vector.lucene;

import org.apache.lucene.util.NumericUtils;

/** The best documents of several segments, each of which hands in its own best first. */
final class BestDocs {

  private final int most;
  private long[] best = {};

  /**
   * @param most how many are kept
   */
  BestDocs(int most) {
    this.most = most;
  }

  /** A document and its score in one number: the better, the smaller; of equal ones the first. */
  static long key(int doc, float score) {
    return (long) ~NumericUtils.floatToSortableInt(score) << 32 | doc;
  }

  /**
   * Merges in what a segment found.
   *
   * @param found ascending
   */
  void add(long[] found) {
    if (best.length == 0 && found.length <= most) {
      best = found;
      return;
    }
    long[] merged = new long[Math.min(most, best.length + found.length)];
    int b = 0;
    int f = 0;
    for (int i = 0; i < merged.length; i++) {
      boolean mine = f == found.length || (b < best.length && best[b] <= found[f]);
      merged[i] = mine ? best[b++] : found[f++];
    }
    best = merged;
  }

  /** Best first; ties by number. */
  int[] docs() {
    int[] docs = new int[best.length];
    for (int i = 0; i < docs.length; i++) {
      docs[i] = (int) best[i];
    }
    return docs;
  }
}
