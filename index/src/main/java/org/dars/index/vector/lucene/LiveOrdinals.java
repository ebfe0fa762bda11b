package org.dars.index.vector.lucene;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader.CacheHelper;
import org.apache.lucene.index.IndexReader.CacheKey;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Which vectors of a field belong to documents that were not deleted, as words of bits. Worked out
 * once for each state of a segment and forgotten when that is closed. Safe for several threads.
 */
final class LiveOrdinals {

  private final Map<CacheKey, long[]> known = new ConcurrentHashMap<>();

  /**
   * @return bit {@code i & 63} of word {@code i >> 6} for ordinal {@code i}; null when no document
   *     was deleted; not to be changed
   */
  long @Nullable [] of(LeafReader reader, KnnVectorValues values) {
    Bits live = reader.getLiveDocs();
    if (live == null) {
      return null;
    }
    CacheHelper state = reader.getReaderCacheHelper();
    if (state == null) {
      return words(live, values);
    }
    return known.computeIfAbsent(
        state.getKey(),
        key -> {
          state.addClosedListener(known::remove);
          return words(live, values);
        });
  }

  private static long[] words(Bits live, KnnVectorValues values) {
    var ordinals = new FixedBitSet(values.size());
    if (Scopes.areDocuments(values)) {
      ordinals.set(0, values.size());
      live.applyMask(ordinals, 0);
    } else {
      for (int i = 0; i < values.size(); i++) {
        if (live.get(values.ordToDoc(i))) {
          ordinals.set(i);
        }
      }
    }
    return ordinals.getBits();
  }
}
