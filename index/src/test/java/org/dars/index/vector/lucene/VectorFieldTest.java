package org.dars.index.vector.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VectorFieldTest {

  private static final int DIMENSIONS = 8;
  private static final Query ALL = MatchAllDocsQuery.INSTANCE;

  private final VectorField field = new VectorField("v", DIMENSIONS);
  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final Random random = new Random(20);
  private IndexWriter writer;

  @BeforeEach
  void open() throws IOException {
    writer = new IndexWriter(directory, new IndexWriterConfig());
  }

  @AfterEach
  void close() throws IOException {
    writer.close();
    directory.close();
  }

  @Test
  void aSmallScopeIsSearchedExactlyAcrossSegmentsAndDeletions() throws IOException {
    float[][] vectors = fill(600, 250);
    writer.deleteDocuments(new Term("id", "17"), new Term("id", "599"));
    try (var reader = DirectoryReader.open(writer)) {
      var searcher = new IndexSearcher(reader);
      assertThat(reader.leaves().size()).isGreaterThan(1);
      float[] question = unit();

      int[] found = field.nearest(searcher, question, ALL, 20);

      int[] expected =
          IntStream.range(0, 600)
              .filter(i -> i != 17 && i != 599)
              .boxed()
              .sorted(
                  Comparator.comparingDouble(
                      (Integer i) -> -VectorUtil.dotProduct(question, vectors[i])))
              .limit(20)
              .mapToInt(i -> i)
              .toArray();
      assertThat(ids(searcher, found)).containsExactly(expected);
    }
  }

  @Test
  void onlyTheScopeIsFound() throws IOException {
    fill(100, 30);
    try (var reader = DirectoryReader.open(writer)) {
      var searcher = new IndexSearcher(reader);
      var odd = new TermQuery(new Term("parity", "1"));

      int[] found = field.nearest(searcher, unit(), odd, 1_000);

      assertThat(Arrays.stream(ids(searcher, found)).boxed())
          .hasSize(50)
          .allMatch(id -> id % 2 == 1);
      assertThat(field.nearest(searcher, unit(), new TermQuery(new Term("parity", "x")), 5))
          .isEmpty();
    }
  }

  @Test
  void aLargeScopeIsWalkedByTheGraphAndFindsNearlyAll() throws IOException {
    int count = VectorField.EXACT_UP_TO + 500;
    float[][] vectors = fill(count, count);
    try (var reader = DirectoryReader.open(writer)) {
      var searcher = new IndexSearcher(reader);
      float[] question = unit();

      int[] found = ids(searcher, field.nearest(searcher, question, ALL, 100));

      double worst = VectorUtil.dotProduct(question, vectors[found[99]]);
      long better =
          Arrays.stream(vectors).filter(v -> VectorUtil.dotProduct(question, v) > worst).count();
      assertThat(found).hasSize(100).doesNotHaveDuplicates();
      assertThat(better).isLessThan(110);
    }
  }

  @Test
  void similaritiesAreCosinesAndNanWithoutAVector() throws IOException {
    float[][] vectors = fill(3, 3);
    writer.addDocument(new Document());
    writer.commit();
    writer.addDocument(new Document());
    try (var reader = DirectoryReader.open(writer)) {
      var searcher = new IndexSearcher(reader);
      float[] question = unit();

      float[] all = field.similarities(searcher, question, new int[] {0, 2, 3, 4});

      assertThat(all[0]).isEqualTo(VectorUtil.dotProduct(question, vectors[0]), within(1e-5f));
      assertThat(all[1]).isEqualTo(VectorUtil.dotProduct(question, vectors[2]), within(1e-5f));
      assertThat(all[2]).isNaN();
      assertThat(all[3]).isNaN();
    }
  }

  @Test
  void anEmptyIndexFindsNothing() throws IOException {
    try (var reader = DirectoryReader.open(writer)) {
      var searcher = new IndexSearcher(reader);

      assertThat(field.nearest(searcher, unit(), ALL, 10)).isEmpty();
      assertThat(field.similarities(searcher, unit(), new int[0])).isEmpty();
    }
  }

  @Test
  void dimensionsOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VectorField("v", 1_025))
        .withMessage("dimensions must be 1–1024, are 1025");
    assertThatIllegalArgumentException().isThrownBy(() -> new VectorField("v", 0));
  }

  /** Adds documents 0…count−1, with a segment every so many. */
  private float[][] fill(int count, int segment) throws IOException {
    float[][] vectors = new float[count][];
    for (int i = 0; i < count; i++) {
      vectors[i] = unit();
      var document = new Document();
      document.add(field.of(vectors[i]));
      document.add(new StringField("id", String.valueOf(i), Store.YES));
      document.add(new StringField("parity", String.valueOf(i % 2), Store.NO));
      writer.addDocument(document);
      if (i % segment == segment - 1) {
        writer.commit();
      }
    }
    return vectors;
  }

  private float[] unit() {
    float[] vector = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return VectorUtil.l2normalize(vector);
  }

  private static int[] ids(IndexSearcher searcher, int[] docs) throws IOException {
    int[] ids = new int[docs.length];
    for (int i = 0; i < docs.length; i++) {
      ids[i] = Integer.parseInt(searcher.storedFields().document(docs[i]).get("id"));
    }
    return ids;
  }
}
