package org.dars.index.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.dars.index.vector.SearchCost;
import org.dars.index.vector.lucene.DarsVectorsFormat;
import org.dars.index.vector.lucene.Nearest;
import org.dars.index.vector.lucene.VectorField;
import org.jspecify.annotations.Nullable;

/** The search core inside a Lucene index, asked as the product asks it. Settings as the core's. */
final class DarsLuceneEngine extends LuceneEngine {
  private final EngineSpec spec;

  DarsLuceneEngine(EngineSpec spec) {
    super(spec);
    this.spec = spec;
  }

  @Override
  KnnVectorsFormat format(int threads, @Nullable ExecutorService executor) {
    return new DarsVectorsFormat(DarsVectorsFormat.INDEX_FROM, DarsEngine.settings(spec, threads));
  }

  @Override
  public Searcher searcher() throws IOException {
    var searcher = new IndexSearcher(reader());
    int dimensions =
        reader()
            .leaves()
            .getFirst()
            .reader()
            .getFieldInfos()
            .fieldInfo(VECTOR)
            .getVectorDimension();
    var field = new VectorField(VECTOR, dimensions);
    return new Searcher() {
      private @Nullable Query[] queries = {null};

      @Override
      public void scope(QueryScope scope, int[] nearest) {
        queries = filters(scope, nearest);
      }

      @Override
      public SearchCost search(int number, float[] query, int k, int effort, int[] ids)
          throws IOException {
        Query filter = queries.length == 1 ? queries[0] : queries[number];
        Nearest found =
            field.nearest(
                searcher, query, filter == null ? MatchAllDocsQuery.INSTANCE : filter, k, effort);
        Arrays.fill(ids, -1);
        System.arraycopy(found.docs(), 0, ids, 0, Math.min(k, found.docs().length));
        return found.cost();
      }
    };
  }
}
