package org.dars.index.bench;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PatienceKnnVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.util.VectorUtil;
import org.dars.index.vector.SearchCost;
import org.jspecify.annotations.Nullable;

/**
 * Searches through Lucene's query path. Settings: {@code rescore}, how many of those found by
 * quantised vectors are compared in full (0 for none); {@code patience} 1 for Lucene's early end of
 * a walk; {@code exact} 1 to compare everything in scope in full.
 */
final class LuceneSearcher implements Engine.Searcher {
  private final IndexSearcher searcher;
  private final LeafReaderContext segment;
  private final FloatVectorValues floats;
  private final int rescore;
  private final boolean patient;
  private final boolean exact;
  private @Nullable Query[] filters = {null};

  /** One segment in which every document has a vector: a document's number is its ordinal. */
  LuceneSearcher(DirectoryReader reader, EngineSpec spec) throws IOException {
    searcher = new IndexSearcher(reader);
    segment = reader.leaves().getFirst();
    rescore = spec.search("rescore", spec.name().equals("lucene-float") ? 0 : 30);
    patient = spec.search("patience", 0) == 1;
    exact = spec.search("exact", 0) == 1;
    FloatVectorValues values = segment.reader().getFloatVectorValues(LuceneEngine.VECTOR);
    if (values == null) {
      throw new IOException("no vectors in the index");
    }
    floats = values;
  }

  @Override
  public void scope(QueryScope scope, int[] nearest) {
    filters = LuceneEngine.filters(scope, nearest);
  }

  @Override
  public SearchCost search(int number, float[] query, int k, int effort, int[] ids)
      throws IOException {
    Query filter = filters.length == 1 ? filters[0] : filters[number];
    if (exact) {
      compareAll(query, filter == null ? MatchAllDocsQuery.INSTANCE : filter, k, ids);
      return SearchCost.NOTHING;
    }
    var walk = new KnnFloatVectorQuery(LuceneEngine.VECTOR, query, Math.max(k, effort), filter);
    int wanted = Math.max(k, Math.min(rescore, effort));
    Query asked = patient ? PatienceKnnVectorQuery.fromFloatQuery(walk) : walk;
    ScoreDoc[] hits = searcher.search(asked, wanted).scoreDocs;
    if (rescore > 0) {
      for (ScoreDoc hit : hits) {
        hit.score = VectorUtil.dotProduct(query, floats.vectorValue(hit.doc));
      }
      Arrays.sort(hits, (a, b) -> Float.compare(b.score, a.score));
    }
    for (int i = 0; i < k; i++) {
      ids[i] = i < hits.length ? hits[i].doc : -1;
    }
    return SearchCost.NOTHING;
  }

  private void compareAll(float[] query, Query filter, int k, int[] ids) throws IOException {
    var best = new Best(k);
    Scorer inScope =
        searcher
            .createWeight(searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1)
            .scorer(segment);
    if (inScope != null) {
      VectorScorer.Bulk all = floats.scorer(query).bulk(inScope.iterator());
      var buffer = new DocAndFloatFeatureBuffer();
      do {
        all.nextDocsAndScores(DocIdSetIterator.NO_MORE_DOCS, null, buffer);
        for (int i = 0; i < buffer.size; i++) {
          best.offer(buffer.docs[i], buffer.features[i]);
        }
      } while (buffer.size > 0);
    }
    System.arraycopy(best.ids(), 0, ids, 0, k);
  }
}
