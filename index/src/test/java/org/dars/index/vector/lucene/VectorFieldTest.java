package org.dars.index.vector.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static org.dars.index.vector.lucene.VectorFixture.ALWAYS;
import static org.dars.index.vector.lucene.VectorFixture.DIMENSIONS;
import static org.dars.index.vector.lucene.VectorFixture.FIELD;
import static org.dars.index.vector.lucene.VectorFixture.config;
import static org.dars.index.vector.lucene.VectorFixture.ids;
import static org.dars.index.vector.lucene.VectorFixture.recall;

import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.VectorUtil;
import org.dars.index.vector.SearchCost.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorFieldTest {

  private static final int COUNT = 1_200;
  private static final Query ALL = MatchAllDocsQuery.INSTANCE;
  private static final Query COURSE = new TermQuery(new Term("course", "2"));
  private static final Query SCATTERED = new TermQuery(new Term("third", "1"));
  private static final Query BOTH =
      new BooleanQuery.Builder().add(COURSE, Occur.FILTER).add(SCATTERED, Occur.FILTER).build();

  private final VectorFixture fixture = new VectorFixture(20, COUNT);
  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();

  @AfterEach
  void close() throws IOException {
    directory.close();
  }

  @Test
  void smallSegmentsAreSearchedExactlyAcrossSegmentsAndDeletions() throws IOException {
    try (var writer = writer(new DarsVectorsFormat())) {
      for (int from = 0; from < COUNT; from += 300) {
        fixture.add(writer, from, from + 300);
        writer.commit();
      }
      writer.deleteDocuments(new Term("id", "17"), new Term("id", "599"));
      try (var reader = DirectoryReader.open(writer)) {
        var searcher = new IndexSearcher(reader);
        float[] question = fixture.unit();

        Nearest found = FIELD.nearest(searcher, question, ALL, 20);

        assertThat(reader.leaves()).hasSize(4);
        assertThat(ids(searcher, found.docs()))
            .containsExactlyElementsOf(fixture.truth(question, 20, id -> id != 17 && id != 599));
        assertThat(found.cost().path()).isEqualTo(Path.EXACT);
        assertThat(found.cost().reranked()).isEqualTo(COUNT - 2);
        assertThat(found.cost().bytes()).isEqualTo((COUNT - 2) * DIMENSIONS * 4L);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void everyScopeIsKeptAndDeletedDocumentsNeverComeBack(int segments) throws IOException {
    try (var writer = writer(ALWAYS)) {
      fillAndDeleteSevenths(writer, segments, true);
      try (var reader = DirectoryReader.open(writer)) {
        assertThat(reader.leaves()).hasSize(segments);
        var searcher = new IndexSearcher(reader);

        expect(searcher, ALL, id -> id % 7 != 0);
        expect(searcher, COURSE, id -> id % 7 != 0 && id % 4 == 2);
        expect(searcher, SCATTERED, id -> id % 7 != 0 && id % 3 == 1);
        expect(searcher, BOTH, id -> id % 7 != 0 && id % 4 == 2 && id % 3 == 1);
      }
    }
  }

  @Test
  void documentsWithoutAVectorAreLeftOut() throws IOException {
    try (var writer = writer(ALWAYS)) {
      fillAndDeleteSevenths(writer, 1, false);
      try (var reader = DirectoryReader.open(writer)) {
        var searcher = new IndexSearcher(reader);
        IntPredicate there = id -> id % 7 != 0 && id % 5 != 0;

        expect(searcher, ALL, there);
        expect(searcher, COURSE, id -> there.test(id) && id % 4 == 2);
        expect(searcher, SCATTERED, id -> there.test(id) && id % 3 == 1);
        expect(searcher, BOTH, id -> there.test(id) && id % 4 == 2 && id % 3 == 1);
      }
    }
  }

  @Test
  void moreThanThereAreGivesAll() throws IOException {
    try (var writer = writer(ALWAYS)) {
      fixture.add(writer, 0, 50);
      try (var reader = DirectoryReader.open(writer)) {
        var searcher = new IndexSearcher(reader);

        int[] docs = FIELD.nearest(searcher, fixture.unit(), ALL, Integer.MAX_VALUE).docs();

        assertThat(ids(searcher, docs)).hasSize(50).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void aScopeWithoutDocumentsFindsNothingAndCostsNothing() throws IOException {
    try (var writer = writer(ALWAYS)) {
      fixture.add(writer, 0, 50);
      try (var reader = DirectoryReader.open(writer)) {
        var searcher = new IndexSearcher(reader);
        for (Query scope :
            List.of(
                MatchNoDocsQuery.INSTANCE,
                new TermQuery(new Term("course", "9")),
                new TermQuery(new Term("no such field", "9")))) {
          Nearest found = FIELD.nearest(searcher, fixture.unit(), scope, 5);

          assertThat(found.docs()).isEmpty();
          assertThat(found.cost().path()).isEqualTo(Path.NONE);
        }
      }
    }
  }

  @Test
  void anEmptyIndexFindsNothing() throws IOException {
    try (var writer = writer(ALWAYS);
        var reader = DirectoryReader.open(writer)) {
      var searcher = new IndexSearcher(reader);

      assertThat(FIELD.nearest(searcher, fixture.unit(), ALL, 10).docs()).isEmpty();
      assertThat(FIELD.similarities(searcher, fixture.unit(), new int[0])).isEmpty();
    }
  }

  @Test
  void questionsThatAreNoUnitVectorsAreRefused() throws IOException {
    try (var writer = writer(ALWAYS);
        var reader = DirectoryReader.open(writer)) {
      var searcher = new IndexSearcher(reader);
      float[] zero = new float[DIMENSIONS];
      float[] nan = fixture.unit();
      nan[3] = Float.NaN;
      float[] infinite = fixture.unit();
      infinite[3] = Float.NEGATIVE_INFINITY;

      refused(searcher, new float[3], 5, "a vector has 3 numbers, the index takes 64");
      refused(searcher, zero, 5, "a vector must have length 1, has 0.0");
      refused(searcher, nan, 5, "a vector must have length 1, has NaN");
      refused(searcher, infinite, 5, "a vector must have length 1, has Infinity");
      refused(searcher, fixture.unit(), 0, "k must be at least 1, is 0");
      refused(searcher, fixture.unit(), -1, "k must be at least 1, is -1");
    }
  }

  @Test
  void aSegmentOfAnotherFormatIsRefusedAndNotOverlooked() throws IOException {
    try (var writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.addDocument(fixture.document(0, true));
      try (var reader = DirectoryReader.open(writer)) {
        assertThatIllegalStateException()
            .isThrownBy(() -> FIELD.nearest(new IndexSearcher(reader), fixture.unit(), ALL, 1))
            .withMessageContaining("were written in another format: index them again");
      }
    }
  }

  @Test
  void similaritiesAreCosinesAndNanWithoutAVector() throws IOException {
    try (var writer = writer(ALWAYS)) {
      fixture.add(writer, 0, 1);
      writer.commit();
      writer.addDocument(fixture.document(1, false));
      writer.commit();
      writer.addDocument(fixture.document(2, true));
      try (var reader = DirectoryReader.open(writer)) {
        float[] question = fixture.unit();

        float[] all = FIELD.similarities(new IndexSearcher(reader), question, new int[] {0, 1, 2});

        assertThat(all[0]).isEqualTo(cosine(question, 0), within(1e-5f));
        assertThat(all[1]).isNaN();
        assertThat(all[2]).isEqualTo(cosine(question, 2), within(1e-5f));
      }
    }
  }

  @Test
  void dimensionsOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VectorField("v", 2_049))
        .withMessage("dimensions must be 1–2048, are 2049");
    assertThatIllegalArgumentException().isThrownBy(() -> new VectorField("v", 0));
  }

  private IndexWriter writer(DarsVectorsFormat format) throws IOException {
    return new IndexWriter(directory, config(format).setMergePolicy(NoMergePolicy.INSTANCE));
  }

  /** Every fifth document has no vector unless all have; then every seventh is deleted. */
  private void fillAndDeleteSevenths(IndexWriter writer, int segments, boolean all)
      throws IOException {
    for (int i = 0; i < COUNT; i++) {
      writer.addDocument(fixture.document(i, all || i % 5 != 0));
      if ((i + 1) % (COUNT / segments) == 0) {
        writer.commit();
      }
    }
    for (int i = 0; i < COUNT; i += 7) {
      writer.deleteDocuments(new Term("id", String.valueOf(i)));
    }
  }

  private void expect(IndexSearcher searcher, Query scope, IntPredicate accepted)
      throws IOException {
    double sum = 0;
    for (int i = 0; i < 20; i++) {
      float[] question = fixture.unit();
      var found = ids(searcher, FIELD.nearest(searcher, question, scope, 10).docs());
      assertThat(found).hasSize(10).doesNotHaveDuplicates().allMatch(accepted::test);
      sum += recall(found, fixture.truth(question, 10, accepted));
    }
    assertThat(sum / 20).as("recall in %s", scope).isGreaterThan(0.9);
  }

  private void refused(IndexSearcher searcher, float[] question, int k, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FIELD.nearest(searcher, question, ALL, k))
        .withMessage(message);
  }

  private float cosine(float[] question, int id) {
    return VectorUtil.dotProduct(question, fixture.vectors[id]);
  }
}
