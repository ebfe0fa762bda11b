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
    if (isDense(values, docs.length())) {
      return between(docs, Math.min(count, values.size()));
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
    return between(ordinals, found);
  }

  /** From the first bit to the last. */
  private static Scope between(FixedBitSet ordinals, int count) {
    int first = ordinals.length() == 0 ? DocIdSetIterator.NO_MORE_DOCS : ordinals.nextSetBit(0);
    return first == DocIdSetIterator.NO_MORE_DOCS
        ? Scope.range(0, 0)
        : new Scope(
            first, ordinals.prevSetBit(ordinals.length() - 1) + 1, ordinals.getBits(), count);
  }

  /** Whether every document has a vector, so that ordinals are document numbers. */
  static boolean isDense(KnnVectorValues values, int maxDoc) {
    return values.size() == maxDoc;
  }
}
