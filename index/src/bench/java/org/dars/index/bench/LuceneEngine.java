package org.dars.index.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.PatienceKnnVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.VectorUtil;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;
import org.dars.index.vector.SearchCost;
import org.jspecify.annotations.Nullable;

/**
 * Lucene's own vector formats in one segment that is sorted by course. Settings: {@code m}, {@code
 * efc}; for the search {@code rescore}, how many of those found by quantised vectors are compared
 * in full (0 for none), and {@code patience} 1 for its early end of a walk.
 */
final class LuceneEngine implements Engine {
  private static final String VECTOR = "vector";
  private static final String COURSE = "course";
  private static final String SHARE = "share";
  private static final String ORDER = "order";
  static final int[] COURSE_SIZES = {500, 5_000, 20_000};
  static final double[] SHARES = {0.1, 1, 10, 50};

  /** No graph is built below some 20,000 vectors, so that only the merge into one builds one. */
  private static final int NO_GRAPH_IN_PARTS = 2_400;

  private static final int PART = 20_000;

  private final EngineSpec spec;
  private @Nullable DirectoryReader reader;
  private @Nullable Path directory;

  LuceneEngine(EngineSpec spec) {
    this.spec = spec;
  }

  private KnnVectorsFormat format(int threads, @Nullable ExecutorService executor) {
    int m = spec.build("m", 16);
    int beam = spec.build("efc", 200);
    ScalarEncoding encoding =
        switch (spec.name()) {
          case "lucene-int8" -> ScalarEncoding.UNSIGNED_BYTE;
          case "lucene-int7" -> ScalarEncoding.SEVEN_BIT;
          case "lucene-int4" -> ScalarEncoding.PACKED_NIBBLE;
          case "lucene-bbq2" -> ScalarEncoding.DIBIT_QUERY_NIBBLE;
          default -> ScalarEncoding.SINGLE_BIT_QUERY_NIBBLE;
        };
    return spec.name().equals("lucene-float")
        ? new Lucene99HnswVectorsFormat(m, beam, threads, executor, NO_GRAPH_IN_PARTS)
        : new Lucene104HnswScalarQuantizedVectorsFormat(
            encoding, m, beam, threads, executor, NO_GRAPH_IN_PARTS);
  }

  private IndexWriterConfig config(int threads, @Nullable ExecutorService executor) {
    KnnVectorsFormat format = format(threads, executor);
    var perField =
        new PerFieldKnnVectorsFormat() {
          @Override
          public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
            return format;
          }
        };
    Codec usual = Codec.getDefault();
    return new IndexWriterConfig()
        .setCodec(
            new FilterCodec(usual.getName(), usual) {
              @Override
              public KnnVectorsFormat knnVectorsFormat() {
                return perField;
              }
            })
        .setIndexSort(new Sort(new SortField(ORDER, SortField.Type.INT)))
        .setUseCompoundFile(false)
        .setMergeScheduler(new SerialMergeScheduler());
  }

  @Override
  public void build(VectorFile base, Path into, int threads) throws IOException {
    try (var files = FSDirectory.open(into);
        ExecutorService executor = threads == 1 ? null : Executors.newFixedThreadPool(threads)) {
      IndexWriterConfig adding = config(threads, executor).setMergePolicy(NoMergePolicy.INSTANCE);
      adding.setMaxBufferedDocs(PART).setRAMBufferSizeMB(IndexWriterConfig.DISABLE_AUTO_FLUSH);
      try (var writer = new IndexWriter(files, adding)) {
        for (int i = 0; i < base.size(); i++) {
          writer.addDocument(document(base, i));
        }
      }
      IndexWriterConfig merging = config(threads, executor).setMergePolicy(new TieredMergePolicy());
      try (var writer = new IndexWriter(files, merging)) {
        writer.forceMerge(1);
      }
    }
  }

  private static Document document(VectorFile base, int ordinal) {
    float[] vector = new float[base.dimensions()];
    base.read(ordinal, vector);
    var document = new Document();
    document.add(new KnnFloatVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
    document.add(new NumericDocValuesField(ORDER, ordinal));
    for (int size : COURSE_SIZES) {
      var course = new QueryScope.Course(size);
      document.add(new StringField(COURSE, course(course, ordinal), Field.Store.NO));
    }
    for (double percent : SHARES) {
      var share = new QueryScope.Share(percent);
      if (share.accepts(ordinal)) {
        document.add(new StringField(SHARE, share.toString(), Field.Store.NO));
      }
    }
    return document;
  }

  private static String course(QueryScope.Course course, int ordinal) {
    return course + "-" + course.of(ordinal);
  }

  @Override
  public void open(Path from) throws IOException {
    directory = from;
    reader = DirectoryReader.open(FSDirectory.open(from));
    if (reader.leaves().size() != 1) {
      throw new IOException("%s has %d segments, not 1".formatted(from, reader.leaves().size()));
    }
  }

  @Override
  public Searcher searcher() throws IOException {
    if (reader == null) {
      throw new IllegalStateException("the index is not open");
    }
    return new LuceneSearcher(reader);
  }

  @Override
  public long bytes() {
    if (directory == null) {
      return 0;
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }

  private final class LuceneSearcher implements Searcher {
    private final IndexSearcher searcher;
    private final FloatVectorValues floats;
    private final int rescore = spec.search("rescore", spec.name().equals("lucene-float") ? 0 : 30);
    private final boolean patient = spec.search("patience", 0) == 1;
    private @Nullable Query[] filters = {null};

    LuceneSearcher(DirectoryReader reader) throws IOException {
      searcher = new IndexSearcher(reader);
      FloatVectorValues values = reader.leaves().getFirst().reader().getFloatVectorValues(VECTOR);
      if (values == null) {
        throw new IOException("no vectors in the index");
      }
      floats = values;
    }

    @Override
    public void scope(QueryScope scope, int[] nearest) {
      filters =
          switch (scope) {
            case QueryScope.All() -> new Query[] {null};
            case QueryScope.Share share ->
                new Query[] {new TermQuery(new Term(SHARE, share.toString()))};
            case QueryScope.Course course ->
                Arrays.stream(nearest)
                    .mapToObj(id -> new TermQuery(new Term(COURSE, course(course, id))))
                    .toArray(Query[]::new);
          };
    }

    @Override
    public SearchCost search(int number, float[] query, int k, int effort, int[] ids)
        throws IOException {
      Query filter = filters.length == 1 ? filters[0] : filters[number];
      var walk = new KnnFloatVectorQuery(VECTOR, query, Math.max(k, effort), filter);
      int wanted = Math.max(k, Math.min(rescore, effort));
      ScoreDoc[] hits =
          searcher.search(patient ? PatienceKnnVectorQuery.fromFloatQuery(walk) : walk, wanted)
              .scoreDocs;
      if (rescore > 0) {
        rescore(query, hits);
      }
      for (int i = 0; i < k; i++) {
        ids[i] = i < hits.length ? hits[i].doc : -1;
      }
      return SearchCost.NOTHING;
    }

    /** One segment in which every document has a vector: a document's number is its ordinal. */
    private void rescore(float[] query, ScoreDoc[] hits) throws IOException {
      for (ScoreDoc hit : hits) {
        hit.score = VectorUtil.dotProduct(query, floats.vectorValue(hit.doc));
      }
      List<ScoreDoc> all = Arrays.asList(hits);
      all.sort((a, b) -> Float.compare(b.score, a.score));
    }
  }
}
