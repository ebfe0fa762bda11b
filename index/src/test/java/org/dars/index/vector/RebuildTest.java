package org.dars.index.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An index out of one that holds many of the vectors. */
class RebuildTest {

  private static final Similarity COSINE = Similarity.COSINE;
  private static final VectorIndexSettings GRAPH = new VectorIndexSettings(1, 42, 1, 16, 32);
  private static final VectorIndexSettings FLAT = VectorIndexSettings.DEFAULT;

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void afterAFifthHasGoneAndAFifthHasComeItFindsAsMuchAsOneMadeAnew(int threads)
      throws Exception {
    Cloud all = Cloud.clusteredAndMore(21, 7_200, 48, 200);
    float[][] queries = all.tail(7_200);
    Churn churn = Churn.of(all, 6_000, 1_200, 1_200);
    VectorIndexSettings settings = GRAPH.withThreads(threads);
    try (VectorIndex base = churn.base().build(COSINE, GRAPH);
        VectorIndex rebuilt = churn.rebuild(COSINE, settings, base);
        VectorIndex anew = churn.now().build(COSINE, settings)) {
      double fresh = churn.now().recall(anew, COSINE, queries, 30);
      double kept = churn.now().recall(rebuilt, COSINE, queries, 30);
      assertThat(rebuilt.size()).isEqualTo(churn.now().size());
      assertThat(kept).isGreaterThan(fresh - 0.005);
    }
  }

  @ParameterizedTest
  @EnumSource
  void codesThatAreTakenOverAreThoseOfTheVectors(Similarity similarity) throws Exception {
    Churn churn = Churn.of(Cloud.clustered(22, 1_000, 70), 800, 150, 200);
    for (VectorIndexSettings settings : List.of(FLAT, GRAPH)) {
      try (VectorIndex base = churn.base().build(similarity, settings);
          VectorIndex rebuilt = churn.rebuild(similarity, settings, base)) {
        int right = 0;
        for (int i = 0; i < churn.now().size(); i++) {
          float[] query = churn.now().vectors()[i];
          Neighbours found = rebuilt.search(query, 1, 40, Scope.range(i, i + 1));
          double exact = Cloud.exact(similarity, query, query);
          assertThat(found.ordinals()).containsExactly(i);
          assertThat(Math.abs(found.similarities()[0] - exact)).isLessThan(0.02 * 70 * 24);
          // The inner product with a longer one can be larger.
          Neighbours nearest = rebuilt.search(query, 5, 60, Scope.all(rebuilt.size()));
          right += IntStream.of(nearest.ordinals()).anyMatch(Integer.valueOf(i)::equals) ? 1 : 0;
        }
        if (similarity != Similarity.DOT_PRODUCT) {
          assertThat(right).isGreaterThan(rebuilt.size() * 99 / 100);
        }
      }
    }
  }

  @Test
  void aBaseWithoutAGraphGetsOneWhenItIsWorthIt() throws Exception {
    Cloud all = Cloud.clusteredAndMore(23, 1_500, 32, 50);
    Churn churn = Churn.of(all.head(1_500), 1_200, 100, 300);
    try (VectorIndex base = churn.base().build(COSINE, FLAT);
        VectorIndex rebuilt = churn.rebuild(COSINE, GRAPH, base)) {
      assertThat(base.hasGraph()).isFalse();
      assertThat(rebuilt.hasGraph()).isTrue();
      assertThat(churn.now().recall(rebuilt, COSINE, all.tail(1_500), 60)).isGreaterThan(0.95);
    }
  }

  @Test
  void aGraphOfAnotherDegreeOrThatIsNoLongerWorthItIsNotTakenOver() throws Exception {
    Churn churn = Churn.of(Cloud.clustered(24, 700, 32), 600, 50, 100);
    try (VectorIndex base = churn.base().build(COSINE, GRAPH);
        VectorIndex wider =
            churn.rebuild(COSINE, new VectorIndexSettings(1, 42, 1, 24, 32), base);
        VectorIndex flat = churn.rebuild(COSINE, FLAT, base)) {
      assertThat(wider.hasGraph()).isTrue();
      assertThat(wider.bytes()).isGreaterThan(flat.bytes());
      assertThat(flat.hasGraph()).isFalse();
    }
  }

  /** What a few vectors differ in is not what many do. */
  @Test
  void anIndexThatGrowsFromFewVectorsFindsAsMuchAsOneMadeAnew() throws Exception {
    Cloud all = Cloud.of(Cloud.gaussian(new Random(25), 4_100, 256));
    VectorIndex grown = all.head(60).build(COSINE, FLAT);
    for (int size = 110; size < 4_000; size = size * 19 / 10) {
      grown = extended(all.head(size), grown);
    }
    Cloud last = all.head(4_000);
    grown = extended(last, grown);
    try (VectorIndex anew = last.build(COSINE, FLAT)) {
      double fresh = last.recall(anew, COSINE, all.tail(4_000), 200);
      assertThat(last.recall(grown, COSINE, all.tail(4_000), 200)).isGreaterThan(fresh - 0.02);
    } finally {
      grown.close();
    }
  }

  private static VectorIndex extended(Cloud cloud, VectorIndex base) throws Exception {
    int[] same = IntStream.range(0, base.size()).toArray();
    try (base) {
      return VectorIndex.rebuild(cloud, COSINE, FLAT, () -> false, base, same);
    }
  }

  @Test
  void courseAfterCourseOfOtherThingsIsFound() throws Exception {
    // Each half differs in directions of its own.
    float[][] one = Cloud.clustered(26, 1_500, 384).vectors();
    float[][] other = Cloud.clusteredAndMore(27, 1_500, 384, 50).vectors();
    float[][] both = Arrays.copyOf(one, 3_000);
    System.arraycopy(other, 0, both, 1_500, 1_500);
    Cloud cloud = Cloud.of(both);
    float[][] queries = Arrays.copyOfRange(other, 1_500, 1_550);
    VectorIndex base = Cloud.of(one).build(COSINE, FLAT);
    try (VectorIndex rebuilt = extended(cloud, base);
        VectorIndex anew = cloud.build(COSINE, FLAT)) {
      assertThat(cloud.recall(rebuilt, COSINE, queries, 40))
          .isGreaterThan(cloud.recall(anew, COSINE, queries, 40) - 0.02);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 300})
  void aBaseOfWhichLittleOrNothingIsLeftIsDoneWithout(int left) throws Exception {
    Churn churn = Churn.of(Cloud.clustered(28, 2_000, 32), 1_000, 1_000 - left, 900);
    try (VectorIndex base = churn.base().build(COSINE, GRAPH);
        VectorIndex rebuilt = churn.rebuild(COSINE, GRAPH, base);
        VectorIndex anew = churn.now().build(COSINE, GRAPH)) {
      Scope all = Scope.all(900 + left);
      float[] query = churn.now().vectors()[5];
      assertThat(Cloud.shown(rebuilt.search(query, 20, 40, all)))
          .isEqualTo(Cloud.shown(anew.search(query, 20, 40, all)));
    }
  }

  @Test
  void nothingIsLeftWhenAllHaveGone() throws Exception {
    Cloud none = new Cloud(new float[0][], 32);
    int[] gone = new int[100];
    Arrays.fill(gone, -1);
    for (VectorIndexSettings settings : List.of(FLAT, GRAPH)) {
      try (VectorIndex base = Cloud.clustered(29, 100, 32).build(COSINE, settings);
          VectorIndex empty =
              VectorIndex.rebuild(none, COSINE, settings, () -> false, base, gone);
          VectorIndex still =
              VectorIndex.rebuild(none, COSINE, settings, () -> false, empty, new int[0]);
          VectorIndex again =
              VectorIndex.rebuild(
                  Cloud.clustered(30, 50, 32), COSINE, settings, () -> false, still, new int[0])) {
        assertThat(empty.size()).isZero();
        assertThat(still.search(unit(32), 5, 5, Scope.all(0)).size())
            .isZero();
        assertThat(again.search(unit(32), 5, 5, Scope.all(50)).size()).isEqualTo(5);
      }
    }
  }

  @Test
  void aBaseOfAnotherSimilarityOrDimensionIsNotTakenOver() throws Exception {
    Cloud cloud = Cloud.clustered(31, 200, 32).stretched(1);
    int[] same = IntStream.range(0, 200).toArray();
    float[] query = cloud.vectors()[3];
    try (VectorIndex cosine = cloud.build(COSINE, FLAT);
        VectorIndex rebuilt =
            VectorIndex.rebuild(
                cloud, Similarity.EUCLIDEAN, FLAT, () -> false, cosine, same)) {
      assertThat((double) rebuilt.search(query, 200, 40, Scope.all(200)).similarities()[199])
          .isCloseTo(
              cloud.nearest(Similarity.EUCLIDEAN, query, 200, i -> true)[199],
              org.assertj.core.api.Assertions.withinPercentage(2));
    }
    Cloud longer = Cloud.clustered(32, 200, 40);
    try (VectorIndex base = cloud.build(COSINE, FLAT);
        VectorIndex rebuilt =
            VectorIndex.rebuild(longer, COSINE, FLAT, () -> false, base, same)) {
      assertThat(rebuilt.search(longer.vectors()[9], 1, 10, Scope.all(200)).ordinals())
          .containsExactly(9);
    }
  }

  @Test
  void anyBuildFromABaseStopsWhenItIsAskedTo() throws Exception {
    Churn churn = Churn.of(Cloud.clustered(33, 1_200, 32), 1_000, 100, 200);
    try (VectorIndex base = churn.base().build(COSINE, GRAPH)) {
      assertThatExceptionOfType(BuildStoppedException.class)
          .isThrownBy(
              () ->
                  VectorIndex.rebuild(
                      churn.now(), COSINE, GRAPH, () -> true, base, churn.baseToNew()));
      assertThat(base.search(unit(32), 3, 10, Scope.all(1_000)).size()).isEqualTo(3);
    }
  }

  private static float[] unit(int dimensions) {
    float[] unit = new float[dimensions];
    unit[0] = 1;
    return unit;
  }

  /** Vectors before and after some have gone, some come, and all changed places. */
  private record Churn(Cloud base, Cloud now, int[] baseToNew) {

    /** The base holds the first {@code before}, of which {@code gone} go and {@code come} come. */
    static Churn of(Cloud all, int before, int gone, int come) {
      var random = new Random(1);
      List<Integer> places = shuffled(before - gone + come, random);
      int[] baseToNew = new int[before];
      Arrays.fill(baseToNew, -1);
      float[][] now = new float[before - gone + come][];
      int place = 0;
      for (int old : shuffled(before, random).subList(gone, before)) {
        baseToNew[old] = places.get(place++);
        now[baseToNew[old]] = all.vectors()[old];
      }
      for (int i = 0; i < come; i++) {
        now[places.get(place++)] = all.vectors()[before + i];
      }
      return new Churn(all.head(before), new Cloud(now, all.dimensions()), baseToNew);
    }

    private static List<Integer> shuffled(int count, Random random) {
      List<Integer> numbers = IntStream.range(0, count).boxed().collect(Collectors.toList());
      Collections.shuffle(numbers, random);
      return numbers;
    }

    VectorIndex rebuild(Similarity similarity, VectorIndexSettings settings, VectorIndex base)
        throws Exception {
      return VectorIndex.rebuild(now, similarity, settings, () -> false, base, baseToNew);
    }
  }
}
