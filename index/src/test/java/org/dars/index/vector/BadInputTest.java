package org.dars.index.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be answered gets an error that says why; closing ends searches, not the process. */
class BadInputTest {

  private static final int SIZE = 400;
  private static final int DIMENSIONS = 24;
  private static final Cloud CLOUD = Cloud.clustered(51, SIZE, DIMENSIONS);
  private static final VectorIndexSettings GRAPH = new VectorIndexSettings(1, 42, 1, 16, 32);
  private static VectorIndex index;

  @BeforeAll
  static void build() throws Exception {
    index = CLOUD.build(Similarity.COSINE, GRAPH);
  }

  @AfterAll
  static void close() {
    index.close();
  }

  @ParameterizedTest
  @CsvSource({"NaN, NaN", "Infinity, Infinity", "-Infinity, -Infinity"})
  void aNumberThatIsNoneIsNamed(float number, String name) {
    float[] wrong = CLOUD.vectors()[7].clone();
    wrong[5] = number;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index.search(wrong, 10, 10, Scope.all(SIZE)))
        .withMessage("number 5 of the vector is " + name);
    Cloud source = new Cloud(CLOUD.vectors().clone(), DIMENSIONS);
    source.vectors()[123] = wrong;
    for (Similarity similarity : Similarity.values()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> source.build(similarity, GRAPH))
          .withMessage("vector 123: number 5 is " + name);
    }
  }

  @Test
  void aQueryOfZerosHasNoCosine() throws Exception {
    float[] zeros = new float[DIMENSIONS];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index.search(zeros, 10, 10, Scope.all(SIZE)))
        .withMessage("the query has no length, so it has no cosine");
    for (Similarity similarity : List.of(Similarity.DOT_PRODUCT, Similarity.EUCLIDEAN)) {
      try (VectorIndex other = CLOUD.build(similarity, GRAPH)) {
        assertThat(other.search(zeros, 10, 10, Scope.all(SIZE)).size()).isEqualTo(10);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, DIMENSIONS - 1, DIMENSIONS + 1, 5_000})
  void aQueryOfAnotherDimensionIsRefused(int dimensions) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index.search(new float[dimensions], 10, 10, Scope.all(SIZE)))
        .withMessage("the query has %d numbers, the index %d".formatted(dimensions, DIMENSIONS));
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "-1, 10", "10, 0", "10, -3", "-2147483648, 1"})
  void lessThanOneOfAnythingIsRefused(int k, int effort) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index.search(CLOUD.vectors()[0], k, effort, Scope.all(SIZE)))
        .withMessage("k is %d and effort %d; both are at least 1".formatted(k, effort));
  }

  @Test
  void aScopeThatIsNoneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index.search(CLOUD.vectors()[0], 1, 1, Scope.range(0, SIZE + 1)))
        .withMessage("the scope ends at 401, the index at 400");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scope.range(5, 4))
        .withMessage("scope 5–4 is not a range");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scope.range(-1, 4))
        .withMessage("scope -1–4 is not a range");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scope(0, SIZE, new long[6], 10))
        .withMessage("6 words of bits do not reach ordinal 400");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2_049})
  void vectorsOfTooFewOrTooManyNumbersAreRefused(int dimensions) {
    Cloud cloud = new Cloud(new float[3][dimensions], dimensions);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cloud.build(Similarity.DOT_PRODUCT, GRAPH))
        .withMessage("vectors of %d numbers; 1–2048 are possible".formatted(dimensions));
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyIndexFindsNothing(Similarity similarity) throws Exception {
    Cloud none = new Cloud(new float[0][], DIMENSIONS);
    try (VectorIndex empty = none.build(similarity, GRAPH)) {
      assertThat(empty.size()).isZero();
      Neighbours found = empty.search(CLOUD.vectors()[0], 10, 10, Scope.all(0));
      assertThat(found.ordinals()).isEmpty();
    }
  }

  @Test
  void aClosedIndexSaysThatItIsClosed() throws Exception {
    for (VectorIndexSettings settings : List.of(GRAPH, VectorIndexSettings.DEFAULT)) {
      VectorIndex closed = CLOUD.build(Similarity.COSINE, settings);
      closed.search(CLOUD.vectors()[0], 10, 10, Scope.all(SIZE));
      closed.close();
      closed.close();
      for (Scope scope : List.of(Scope.all(SIZE), Scope.range(3, 40))) {
        assertThatIllegalStateException()
            .isThrownBy(() -> closed.search(CLOUD.vectors()[0], 10, 10, scope))
            .withMessage("the vector index is closed");
      }
      assertThatIllegalStateException()
          .isThrownBy(() -> closed.writeTo(Channels.newChannel(new ByteArrayOutputStream())))
          .withMessage("the vector index is closed");
    }
  }

  @Test
  void closingWhileOthersSearchEndsTheirSearchesAndNothingElse() throws Exception {
    Cloud many = Cloud.clustered(52, 6_000, 64);
    byte[] file;
    try (VectorIndex whole = many.build(Similarity.COSINE, GRAPH);
        var out = new ByteArrayOutputStream()) {
      whole.writeTo(Channels.newChannel(out));
      file = out.toByteArray();
    }
    try (var threads = Executors.newFixedThreadPool(3)) {
      for (int round = 0; round < 12; round++) {
        VectorIndex open = VectorIndex.readFrom(new ArraySource(file), "memory");
        var started = new CountDownLatch(3);
        Callable<Long> search =
            () -> {
              started.countDown();
              for (long searches = 0; ; searches++) {
                try {
                  float[] query = many.vectors()[(int) (searches % 6_000)];
                  // All three paths.
                  int effort = searches % 2 == 0 ? 10 : 200;
                  Scope scope = searches % 3 == 0 ? Scope.range(7, 99) : Scope.all(open.size());
                  assertThat(open.search(query, 10, effort, scope).size()).isEqualTo(10);
                } catch (IllegalStateException e) {
                  assertThat(e).hasMessage("the vector index is closed");
                  return searches;
                }
              }
            };
        List<Future<Long>> searching =
            IntStream.range(0, 3).mapToObj(i -> threads.submit(search)).toList();
        started.await();
        Thread.sleep(round * 3L);
        open.close();
        for (Future<Long> each : searching) {
          assertThat(each.get()).isNotNegative();
        }
      }
    }
  }
}
