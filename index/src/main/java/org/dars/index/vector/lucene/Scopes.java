package org.dars.index.vector.lucene;

import java.io.IOException;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.dars.index.vector.Scope;

/** Which vectors of a segment may be found, given which of its documents may. */
final class Scopes {

  private Scopes() {}

  static Scope of(AcceptDocs accepted, KnnVectorValues values) throws IOException {
    Bits docs = accepted.bits();
    if (docs == null) {
      return Scope.all(values.size());
    }
    if (docs instanceof FixedBitSet bits) {
      return of(bits, accepted.cost(), values);
    }
    int cost = accepted.cost();
    var bits = new FixedBitSet(docs.length());
    bits.or(accepted.iterator());
    return of(bits, cost, values);
  }

  /**
   * @param docs of the segment; read, not kept beyond the scope
   * @param count how many that are, as far as is known
   */
  static Scope of(FixedBitSet docs, int count, KnnVectorValues values) throws IOException {
    if (areDocuments(values)) {
      return between(docs, Math.min(docs.length(), values.size()), count);
    }
    var ordinals = new FixedBitSet(values.size());
    DocIndexIterator each = values.iterator();
    int found = 0;
    while (each.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      if (docs.get(each.docID())) {
        ordinals.set(each.index());
        found++;
      }
    }
    return between(ordinals, values.size(), found);
  }

  /** From the first bit to the last before {@code end}. */
  private static Scope between(FixedBitSet ordinals, int end, int count) {
    int first = end == 0 ? DocIdSetIterator.NO_MORE_DOCS : ordinals.nextSetBit(0);
    if (first >= end) {
      return Scope.range(0, 0);
    }
    int to = ordinals.prevSetBit(end - 1) + 1;
    return new Scope(first, to, ordinals.getBits(), Math.min(count, to - first));
  }

  /** Whether ordinals are document numbers: every document has a vector, up to the last one. */
  static boolean areDocuments(KnnVectorValues values) {
    int last = values.size() - 1;
    return last < 0 || values.ordToDoc(last) == last;
  }
}
