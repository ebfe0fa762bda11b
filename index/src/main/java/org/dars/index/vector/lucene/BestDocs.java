package org.dars.index.vector.lucene;

import org.apache.lucene.util.LongHeap;
import org.apache.lucene.util.NumericUtils;

/** The best documents of those that it is offered. */
final class BestDocs {

  /** Score above, complement of the document number below, so that the larger long is better. */
  private final LongHeap worstFirst;

  BestDocs(int count) {
    worstFirst = new LongHeap(count);
  }

  /** Returns false when the document is not among the best, nor would a worse one be. */
  boolean offer(int doc, float score) {
    long key = (long) NumericUtils.floatToSortableInt(score) << 32 | (Integer.MAX_VALUE - doc);
    return worstFirst.insertWithOverflow(key);
  }

  /** Takes them out, best first; ties by number. */
  int[] take() {
    int[] docs = new int[worstFirst.size()];
    for (int i = docs.length - 1; i >= 0; i--) {
      docs[i] = Integer.MAX_VALUE - (int) worstFirst.pop();
    }
    return docs;
  }
}
