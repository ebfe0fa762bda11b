package org.dars.index.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Lucene's own vector formats in one segment that is sorted by course. Settings: {@code m}, {@code
 * efc}; for the search see {@link LuceneSearcher}.
 */
class LuceneEngine implements Engine {
  static final String VECTOR = "vector";
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

  /** How vectors are written; {@code threads} may merge at once. */
  KnnVectorsFormat format(int threads, @Nullable ExecutorService executor) {
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

  /** Lucene's codec with that format; it keeps its name, so that it is found again on reading. */
  private Codec codec(int threads, @Nullable ExecutorService executor) {
    KnnVectorsFormat format = format(threads, executor);
    return new Lucene104Codec() {
      @Override
      public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return format;
      }
    };
  }

  private IndexWriterConfig config(Codec codec) {
    return new IndexWriterConfig()
        .setCodec(codec)
        .setIndexSort(new Sort(new SortField(ORDER, SortField.Type.INT)))
        .setUseCompoundFile(false)
        .setMergeScheduler(new SerialMergeScheduler());
  }

  @Override
  public void build(RowFile base, Path into, int threads) throws IOException {
    try (var files = FSDirectory.open(into);
        ExecutorService executor = threads == 1 ? null : Executors.newFixedThreadPool(threads)) {
      Codec codec = codec(threads, executor);
      IndexWriterConfig adding = config(codec).setMergePolicy(NoMergePolicy.INSTANCE);
      adding.setMaxBufferedDocs(PART).setRAMBufferSizeMB(IndexWriterConfig.DISABLE_AUTO_FLUSH);
      try (var writer = new IndexWriter(files, adding)) {
        for (int i = 0; i < base.size(); i++) {
          writer.addDocument(document(base, i));
        }
      }
      IndexWriterConfig merging = config(codec).setMergePolicy(new TieredMergePolicy());
      try (var writer = new IndexWriter(files, merging)) {
        writer.forceMerge(1);
      }
    }
  }

  private static Document document(RowFile base, int ordinal) {
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
    return new LuceneSearcher(reader(), spec);
  }

  final DirectoryReader reader() {
    if (reader == null) {
      throw new IllegalStateException("the index is not open");
    }
    return reader;
  }

  /** What a scope is to Lucene: one query for all searches, or one for each; null for none. */
  static @Nullable Query[] filters(QueryScope scope, int[] nearest) {
    return switch (scope) {
      case QueryScope.All() -> new Query[] {null};
      case QueryScope.Share share -> new Query[] {new TermQuery(new Term(SHARE, share.toString()))};
      case QueryScope.Course course ->
          Arrays.stream(nearest)
              .mapToObj(id -> new TermQuery(new Term(COURSE, course(course, id))))
              .toArray(Query[]::new);
    };
  }

  @Override
  public long bytes() {
    try {
      return directory == null ? 0 : Launch.diskBytes(directory);
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
}
