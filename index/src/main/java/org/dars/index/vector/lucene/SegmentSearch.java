package org.dars.index.vector.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.TopKnnCollector;
import org.dars.index.vector.Neighbours;
import org.dars.index.vector.Scope;
import org.dars.index.vector.SearchCost;
import org.dars.index.vector.VectorIndex;

/**
 * One search of one segment of a field of unit vectors.
 *
 * @param docBase the number of the segment's first document
 */
record SegmentSearch(DarsVectorsReader reader, FloatVectorValues values, int docBase, Scope scope) {

  private static final VectorSimilarityFunction FUNCTION = VectorSimilarityFunction.DOT_PRODUCT;

  /** Offers the segment's best; returns what it cost to find them. */
  SearchCost offer(String field, float[] question, int k, int effort, BestDocs best)
      throws IOException {
    if (scope.from() == scope.to()) {
      return SearchCost.NOTHING;
    }
    VectorIndex index = reader.index(field);
    return index == null
        ? offerScanned(field, question, k, best)
        : offerFound(index.search(question, k, effort, scope), best);
  }

  private SearchCost offerFound(Neighbours found, BestDocs best) {
    long[] keys = new long[found.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] =
          BestDocs.key(
              docBase + values.ordToDoc(found.ordinals()[i]),
              Scale.score(FUNCTION, found.similarities()[i]));
    }
    best.add(keys);
    return found.cost();
  }

  private SearchCost offerScanned(String field, float[] question, int k, BestDocs best)
      throws IOException {
    var collector = new TopKnnCollector(Math.min(k, scope.to() - scope.from()), Integer.MAX_VALUE);
    FullScan.collect(reader.scorer(field, question), scope, collector);
    best.add(
        Arrays.stream(collector.topDocs().scoreDocs)
            .mapToLong(hit -> BestDocs.key(docBase + hit.doc, hit.score))
            .toArray());
    long compared = collector.visitedCount();
    return new SearchCost(
        SearchCost.Path.EXACT, 0, 0, compared, compared * question.length * Float.BYTES);
  }
}
