package org.dars.index.vector.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.MergeState;
import org.apache.lucene.search.DocIdSetIterator;
import org.dars.index.vector.VectorIndex;
import org.jspecify.annotations.Nullable;

/**
 * The index of a segment that is merged away, to build the merged one from.
 *
 * @param index null for none
 * @param toNew for each of its ordinals the merged one, −1 when its document was deleted
 */
record MergeBase(@Nullable VectorIndex index, int[] toNew) {

  private static final MergeBase NONE = new MergeBase(null, new int[0]);

  /** The one of which the most vectors survive. */
  static MergeBase of(FieldInfo field, MergeState state, FloatVectorValues merged, int maxDoc)
      throws IOException {
    int[] ordinals = ordinals(merged, maxDoc);
    MergeBase best = NONE;
    int most = 0;
    for (int i = 0; i < state.knnVectorsReaders.length; i++) {
      DarsVectorsReader ours = DarsVectorsReader.of(state.knnVectorsReaders[i], field.name);
      VectorIndex index = ours == null ? null : ours.index(field.name);
      if (ours == null || index == null || index.size() <= most) {
        continue;
      }
      int[] toNew = toNew(ours.getFloatVectorValues(field.name), state.docMaps[i], ordinals);
      int survivors = (int) Arrays.stream(toNew).filter(ordinal -> ordinal >= 0).count();
      if (survivors > most) {
        best = new MergeBase(index, toNew);
        most = survivors;
      }
    }
    return best;
  }

  private static int[] toNew(FloatVectorValues old, MergeState.DocMap docs, int[] ordinals) {
    int[] toNew = new int[old.size()];
    for (int i = 0; i < toNew.length; i++) {
      int doc = docs.get(old.ordToDoc(i));
      toNew[i] = doc < 0 ? -1 : ordinals[doc];
    }
    return toNew;
  }

  /** For each document its ordinal, −1 when it has no vector. */
  private static int[] ordinals(FloatVectorValues values, int maxDoc) throws IOException {
    int[] ordinals = new int[maxDoc];
    Arrays.fill(ordinals, -1);
    DocIndexIterator each = values.iterator();
    while (each.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      ordinals[each.docID()] = each.index();
    }
    return ordinals;
  }
}
