package org.dars.index.bench;

import io.github.jbellis.jvector.disk.ReaderSupplier;
import io.github.jbellis.jvector.disk.ReaderSupplierFactory;
import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex.ScoringView;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult.NodeScore;
import io.github.jbellis.jvector.graph.disk.GraphIndexWriter;
import io.github.jbellis.jvector.graph.disk.GraphIndexWriterTypes;
import io.github.jbellis.jvector.graph.disk.OnDiskGraphIndex;
import io.github.jbellis.jvector.graph.disk.feature.Feature;
import io.github.jbellis.jvector.graph.disk.feature.FeatureId;
import io.github.jbellis.jvector.graph.disk.feature.FusedPQ;
import io.github.jbellis.jvector.graph.disk.feature.InlineVectors;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.graph.similarity.SearchScoreProvider;
import io.github.jbellis.jvector.quantization.PQVectors;
import io.github.jbellis.jvector.quantization.ProductQuantization;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntFunction;
import org.dars.index.vector.Scope;
import org.dars.index.vector.SearchCost;
import org.jspecify.annotations.Nullable;

/**
 * JVector: {@code jvector-float} or {@code jvector-pq} (fused product quantisation, reranked in
 * full). Settings: {@code m} (degree), {@code efc}, {@code pq} (bytes of a code); for the search
 * {@code heap} 1 to keep the full vectors on the heap.
 */
final class JVectorEngine implements Engine {
  private static final VectorTypeSupport TYPES =
      VectorizationProvider.getInstance().getVectorTypeSupport();
  private static final VectorSimilarityFunction DOT = VectorSimilarityFunction.DOT_PRODUCT;
  private static final int CLUSTERS = 256;

  private final EngineSpec spec;
  private final boolean fused;
  private @Nullable ReaderSupplier supplier;
  private @Nullable OnDiskGraphIndex index;
  private @Nullable RandomAccessVectorValues onHeap;
  private long bytes;

  JVectorEngine(EngineSpec spec) {
    this.spec = spec;
    this.fused = spec.name().equals("jvector-pq");
  }

  @Override
  public void build(RowFile base, Path directory, int threads) throws IOException {
    RandomAccessVectorValues vectors = onHeap(base);
    try (var pool = new ForkJoinPool(threads)) {
      BuildScoreProvider scores = BuildScoreProvider.randomAccessScoreProvider(vectors, DOT);
      try (var builder =
          GraphIndexBuilder.builder(scores, base.dimensions(), spec.build("m", 32))
              .withBeamWidth(spec.build("efc", 200))
              .withNeighborOverflow(1.2f)
              .withAlpha(1.2f)
              .withSimdExecutor(pool)
              .withParallelExecutor(pool)
              .build()) {
        ImmutableGraphIndex graph = builder.build(vectors);
        write(graph, vectors, directory.resolve("graph"), pool);
      }
    }
  }

  private void write(
      ImmutableGraphIndex graph, RandomAccessVectorValues vectors, Path file, ForkJoinPool pool)
      throws IOException {
    var builder =
        GraphIndexWriter.getBuilderFor(GraphIndexWriterTypes.RANDOM_ACCESS, graph, file)
            .with(new InlineVectors(vectors.dimension()));
    Map<FeatureId, IntFunction<Feature.State>> states = new EnumMap<>(FeatureId.class);
    states.put(FeatureId.INLINE_VECTORS, node -> new InlineVectors.State(vectors.getVector(node)));
    if (fused) {
      ProductQuantization quantiser =
          ProductQuantization.compute(
              vectors, spec.build("pq", vectors.dimension() / 4), CLUSTERS, false, -1f, pool, pool);
      PQVectors codes = quantiser.encodeAll(vectors, pool);
      builder.with(new FusedPQ(graph.maxDegree(), quantiser));
      ImmutableGraphIndex.View view = graph.getView();
      states.put(FeatureId.FUSED_PQ, node -> new FusedPQ.State(view, codes, node));
    }
    try (GraphIndexWriter writer = builder.build()) {
      writer.write(states);
    }
  }

  private static RandomAccessVectorValues onHeap(RowFile base) {
    List<VectorFloat<?>> all = new ArrayList<>(base.size());
    for (int i = 0; i < base.size(); i++) {
      float[] row = new float[base.dimensions()];
      base.read(i, row);
      all.add(TYPES.createFloatVector(row));
    }
    return new ListRandomAccessVectorValues(all, base.dimensions());
  }

  @Override
  public void open(Path directory) throws IOException {
    Path file = directory.resolve("graph");
    bytes = Files.size(file);
    supplier = ReaderSupplierFactory.open(file);
    index = OnDiskGraphIndex.load(supplier);
    if (spec.search("heap", 0) == 1) {
      onHeap = copyToHeap(index);
    }
  }

  private static RandomAccessVectorValues copyToHeap(OnDiskGraphIndex index) throws IOException {
    List<VectorFloat<?>> all = new ArrayList<>();
    try (OnDiskGraphIndex.View view = index.getView()) {
      for (int i = 0; i < view.size(); i++) {
        VectorFloat<?> vector = TYPES.createFloatVector(view.dimension());
        view.getVectorInto(i, vector, 0);
        all.add(vector);
      }
      return new ListRandomAccessVectorValues(all, view.dimension());
    }
  }

  @Override
  public Searcher searcher() {
    if (index == null) {
      throw new IllegalStateException("the index is not open");
    }
    return new JVectorSearcher(index, onHeap);
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    if (index != null) {
      index.close();
    }
    if (supplier != null) {
      supplier.close();
    }
  }

  private final class JVectorSearcher implements Searcher {
    private final GraphSearcher searcher;
    private final RandomAccessVectorValues floats;
    private final int size;
    private Bits[] accepted = {Bits.ALL};

    JVectorSearcher(OnDiskGraphIndex graph, @Nullable RandomAccessVectorValues onHeap) {
      searcher = new GraphSearcher(graph);
      floats = onHeap == null ? (RandomAccessVectorValues) searcher.getView() : onHeap;
      size = graph.size(0);
    }

    @Override
    public void scope(QueryScope scope, int[] nearest) {
      accepted =
          switch (scope) {
            case QueryScope.All() -> new Bits[] {Bits.ALL};
            case QueryScope.Share share -> new Bits[] {bits(share.scope(size, 0))};
            case QueryScope.Course course ->
                Arrays.stream(nearest)
                    .mapToObj(id -> bits(course.scope(size, id)))
                    .toArray(Bits[]::new);
          };
    }

    private static Bits bits(Scope scope) {
      long[] words = scope.accepted();
      return words == null
          ? id -> id >= scope.from() && id < scope.to()
          : id -> (words[id >> 6] >>> id & 1) != 0;
    }

    @Override
    public SearchCost search(int number, float[] query, int k, int effort, int[] ids) {
      VectorFloat<?> vector = TYPES.createFloatVector(query);
      Bits bits = accepted.length == 1 ? accepted[0] : accepted[number];
      NodeScore[] nodes;
      if (fused) {
        nodes =
            searcher.search(fusedScores(vector), k, Math.max(k, effort), 0f, 0f, bits).getNodes();
      } else {
        SearchScoreProvider scores = DefaultSearchScoreProvider.exact(vector, DOT, floats);
        nodes = searcher.search(scores, k, Math.max(k, effort), 0f, 0f, bits).getNodes();
      }
      for (int i = 0; i < k; i++) {
        ids[i] = i < nodes.length ? nodes[i].node : -1;
      }
      return SearchCost.NOTHING;
    }

    private SearchScoreProvider fusedScores(VectorFloat<?> query) {
      var view = (ScoringView) searcher.getView();
      return new DefaultSearchScoreProvider(
          view.approximateScoreFunctionFor(query, DOT), view.rerankerFor(query, DOT));
    }
  }
}
