package org.dars.index.vector.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.dars.index.vector.lucene.VectorFixture.ALWAYS;
import static org.dars.index.vector.lucene.VectorFixture.DIMENSIONS;
import static org.dars.index.vector.lucene.VectorFixture.config;
import static org.dars.index.vector.lucene.VectorFixture.ids;
import static org.dars.index.vector.lucene.VectorFixture.recall;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.FloatVectorSimilarityQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.VectorUtil;
import org.dars.index.vector.VectorIndex;
import org.dars.index.vector.VectorIndexSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DarsVectorsFormatTest {

  private static final int COUNT = 1_000;

  private final VectorFixture fixture = new VectorFixture(21, COUNT);
  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();

  @AfterEach
  void close() throws IOException {
    directory.close();
  }

  @Test
  void whatOurCodecWroteIsFoundThroughTheIndexWithLucenesOwn() throws IOException {
    write(ALWAYS, COUNT);
    try (var reader = DirectoryReader.open(directory)) {
      var searcher = new IndexSearcher(reader);
      float[] question = fixture.unit();

      assertThat(index(reader)).isNotNull();
      assertThat(ids(searcher, docs(searcher, new KnnFloatVectorQuery("v", question, 10))))
          .hasSize(10)
          .contains(fixture.truth(question, 1, id -> true).getFirst());
    }
  }

  @Test
  void fewVectorsAreComparedInFull() throws IOException {
    write(new DarsVectorsFormat(COUNT + 1, VectorIndexSettings.DEFAULT), COUNT);
    try (var reader = DirectoryReader.open(directory)) {
      float[] question = fixture.unit();
      var searcher = new IndexSearcher(reader);

      assertThat(index(reader)).isNull();
      assertThat(ids(searcher, docs(searcher, new KnnFloatVectorQuery("v", question, 5))))
          .isEqualTo(fixture.truth(question, 5, id -> true));
    }
  }

  @Test
  void aFlushedSegmentGetsAnIndexOnlyWhenItIsLargeAndAMergedOneSooner() throws IOException {
    var format = new DarsVectorsFormat(COUNT / 4, VectorIndexSettings.DEFAULT);
    try (var writer = new IndexWriter(directory, config(format))) {
      fixture.add(writer, 0, COUNT / 2);
      try (var reader = DirectoryReader.open(writer)) {
        assertThat(index(reader)).isNull();
      }
      fixture.add(writer, COUNT / 2, COUNT);
      writer.forceMerge(1);
      try (var reader = DirectoryReader.open(writer)) {
        assertThat(index(reader)).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(VectorSimilarityFunction.class)
  void scoresAreLucenesOwn(VectorSimilarityFunction function) throws IOException {
    try (var writer = new IndexWriter(directory, config(ALWAYS))) {
      for (int i = 0; i < COUNT; i++) {
        Document document = fixture.document(i, false);
        document.add(new KnnFloatVectorField("v", longer(i, function), function));
        writer.addDocument(document);
      }
    }
    try (var reader = DirectoryReader.open(directory)) {
      var searcher = new IndexSearcher(reader);
      float[] question = fixture.unit();
      ScoreDoc[] found = searcher.search(new KnnFloatVectorQuery("v", question, 10), 10).scoreDocs;
      float[] best =
          reverse(
              IntStream.range(0, COUNT)
                  .mapToDouble(i -> function.compare(question, longer(i, function)))
                  .sorted()
                  .toArray(),
              10);

      assertThat(found).hasSize(10);
      for (int i = 0; i < 10; i++) {
        int id = ids(searcher, new int[] {found[i].doc}).getFirst();
        float score = function.compare(question, longer(id, function));
        assertThat(found[i].score).isEqualTo(score, within(1e-5f));
      }
      assertThat(found[0].score).isEqualTo(best[0], within(1e-5f));
    }
  }

  @Test
  void aFilterIsKeptAndOneThatMatchesNothingFindsNothing() throws IOException {
    write(ALWAYS, COUNT);
    try (var reader = DirectoryReader.open(directory)) {
      var searcher = new IndexSearcher(reader);
      var course = new TermQuery(new Term("course", "3"));

      assertThat(ids(searcher, docs(searcher, filtered(course, 30))))
          .hasSize(30)
          .allMatch(id -> id % 4 == 3);
      assertThat(ids(searcher, docs(searcher, filtered(new TermQuery(new Term("id", "5")), 3))))
          .containsExactly(5);
      assertThat(docs(searcher, filtered(MatchNoDocsQuery.INSTANCE, 3))).isEmpty();
      assertThat(docs(searcher, new KnnFloatVectorQuery("v", fixture.unit(), 5_000)))
          .hasSize(COUNT);
    }
  }

  @Test
  void allAboveAScoreAreFoundHoweverMany() throws IOException {
    write(ALWAYS, COUNT);
    try (var reader = DirectoryReader.open(directory)) {
      var searcher = new IndexSearcher(reader);
      float[] question = fixture.unit();
      float score = 0.55f;

      List<Integer> found =
          ids(searcher, docs(searcher, new FloatVectorSimilarityQuery("v", question, score)));
      List<Integer> truth =
          IntStream.range(0, COUNT)
              .filter(i -> VectorUtil.dotProduct(question, fixture.vectors[i]) >= 2 * score - 1)
              .boxed()
              .toList();

      assertThat(truth).hasSizeGreaterThan(100);
      assertThat(found).doesNotHaveDuplicates().isSubsetOf(truth);
      assertThat(recall(found, truth)).isGreaterThan(0.9);
    }
  }

  @Test
  void mergingKeepsTheLiveAndDropsTheDeleted() throws IOException {
    try (var writer = new IndexWriter(directory, config(ALWAYS))) {
      fixture.add(writer, 0, 700);
      writer.commit();
      fixture.add(writer, 700, 900);
      writer.commit();
      for (int i = 0; i < 900; i += 3) {
        writer.deleteDocuments(new Term("id", String.valueOf(i)));
      }
      fixture.add(writer, 900, COUNT);
      writer.forceMerge(1);
    }
    try (var reader = DirectoryReader.open(directory)) {
      var searcher = new IndexSearcher(reader);
      VectorIndex index = Objects.requireNonNull(index(reader));
      assertThat(index.size()).isEqualTo(reader.numDocs()).isEqualTo(700);
      double sum = 0;
      for (int i = 0; i < 20; i++) {
        float[] question = fixture.unit();
        List<Integer> found =
            ids(searcher, docs(searcher, new KnnFloatVectorQuery("v", question, 10)));
        List<Integer> truth = fixture.truth(question, 10, id -> id >= 900 || id % 3 != 0);
        sum += recall(found, truth);
      }
      assertThat(sum / 20).isGreaterThan(0.9);
    }
  }

  @Test
  void byteVectorsAreComparedInFull() throws IOException {
    try (var writer = new IndexWriter(directory, config(ALWAYS))) {
      for (int i = 0; i < 100; i++) {
        Document document = fixture.document(i, true);
        document.add(new KnnByteVectorField("bytes", new byte[] {(byte) i, 1}));
        writer.addDocument(document);
      }
    }
    try (var reader = DirectoryReader.open(directory)) {
      var searcher = new IndexSearcher(reader);
      assertThat(
              ids(searcher, docs(searcher, new KnnByteVectorQuery("bytes", new byte[] {42, 1}, 1))))
          .containsExactly(42);
    }
  }

  @Test
  void vectorsOf2048DimensionsAreTakenAndLongerOnesRefused() throws IOException {
    try (var writer = new IndexWriter(directory, config(ALWAYS))) {
      var longest = new Document();
      longest.add(new KnnFloatVectorField("long", ones(2_048)));
      writer.addDocument(longest);
      var tooLong = new Document();
      tooLong.add(new KnnFloatVectorField("longer", ones(2_049)));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.addDocument(tooLong))
          .withMessageContaining("2048");
    }
    try (var reader = DirectoryReader.open(directory)) {
      assertThat(docs(new IndexSearcher(reader), new KnnFloatVectorQuery("long", ones(2_048), 3)))
          .hasSize(1);
    }
  }

  @Test
  void vectorsThatHaveNoSimilarityAreRefusedAndTheOthersStay() throws IOException {
    try (var writer = new IndexWriter(directory, config(ALWAYS))) {
      fixture.add(writer, 0, 10);
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> new KnnFloatVectorField("c", new float[3], VectorSimilarityFunction.COSINE));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new KnnFloatVectorField("c", new float[] {1, Float.NaN}));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new KnnFloatVectorField("c", new float[] {Float.NEGATIVE_INFINITY}));
    }
    try (var reader = DirectoryReader.open(directory)) {
      assertThat(reader.numDocs()).isEqualTo(10);
    }
  }

  @Test
  void questionsThatDoNotFitAreRefused() throws IOException {
    write(ALWAYS, 20);
    try (var reader = DirectoryReader.open(directory)) {
      var searcher = new IndexSearcher(reader);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> docs(searcher, new KnnFloatVectorQuery("v", new float[3], 1)))
          .withMessageContaining("dimension");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new KnnFloatVectorQuery("v", new float[] {Float.NaN}, 1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new KnnFloatVectorQuery("v", fixture.unit(), 0));
    }
  }

  @Test
  void indexFromBelowOneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DarsVectorsFormat(0, VectorIndexSettings.DEFAULT))
        .withMessage("indexFrom must be at least 1, is 0");
  }

  private void write(DarsVectorsFormat format, int count) throws IOException {
    try (var writer = new IndexWriter(directory, config(format))) {
      fixture.add(writer, 0, count);
    }
  }

  private KnnFloatVectorQuery filtered(Query filter, int k) {
    return new KnnFloatVectorQuery("v", fixture.unit(), k, filter);
  }

  /** Of unit length only where Lucene wants that. */
  private float[] longer(int i, VectorSimilarityFunction function) {
    float[] vector = fixture.vectors[i].clone();
    if (function != VectorSimilarityFunction.DOT_PRODUCT) {
      for (int d = 0; d < DIMENSIONS; d++) {
        vector[d] *= 1 + i % 5;
      }
    }
    return vector;
  }

  private static float[] reverse(double[] ascending, int count) {
    float[] best = new float[count];
    for (int i = 0; i < count; i++) {
      best[i] = (float) ascending[ascending.length - 1 - i];
    }
    return best;
  }

  private static float[] ones(int dimensions) {
    float[] ones = new float[dimensions];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static int[] docs(IndexSearcher searcher, Query query) throws IOException {
    return Arrays.stream(searcher.search(query, COUNT).scoreDocs)
        .mapToInt(hit -> hit.doc)
        .toArray();
  }

  /** The index of the only segment. */
  private static @Nullable VectorIndex index(IndexReader reader) {
    assertThat(reader.leaves()).hasSize(1);
    var segment = (CodecReader) reader.leaves().getFirst().reader();
    return Objects.requireNonNull(DarsVectorsReader.of(segment.getVectorReader(), "v")).index("v");
  }
}
