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
    int size = values.size();
    if (isDense(values, docs.length())) {
      return new Scope(0, size, docs.getBits(), Math.min(count, size));
    }
    var ordinals = new FixedBitSet(size);
    DocIndexIterator each = values.iterator();
    int found = 0;
    while (each.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      if (docs.get(each.docID())) {
        ordinals.set(each.index());
        found++;
      }
    }
    return new Scope(0, size, ordinals.getBits(), found);
  }

  /** Whether every document has a vector, so that ordinals are document numbers. */
  static boolean isDense(KnnVectorValues values, int maxDoc) {
    return values.size() == maxDoc;
  }
}
