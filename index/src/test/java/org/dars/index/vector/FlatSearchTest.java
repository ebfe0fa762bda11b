package org.dars.index.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.dars.index.vector.SearchCost.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Searches without a graph: by range, by filter, by both. */
@Tag("lanes")
class FlatSearchTest {

  private static final int SIZE = 3_001;
  private static final Similarity COSINE = Similarity.COSINE;
  private static final Cloud ALL = Cloud.clusteredAndMore(7, SIZE, 384, 40);
  private static final Cloud CLOUD = ALL.head(SIZE);
  private static final float[][] QUERIES = ALL.tail(SIZE);
  private static VectorIndex index;

  @BeforeAll
  static void build() throws Exception {
    index = CLOUD.build(COSINE, VectorIndexSettings.DEFAULT);
  }

  @AfterAll
  static void close() {
    index.close();
  }

  @Test
  void aScanFindsNearlyAllOfTheNearestTenAndMoreOfThemWithMoreEffort() {
    assertThat(index.hasGraph()).isFalse();
    assertThat(index.search(QUERIES[0], 10, 40, Scope.all(SIZE)).cost().path())
        .isEqualTo(Path.SCAN);
    assertThat(CLOUD.recall(index, COSINE, QUERIES, 40)).isGreaterThan(0.97);
    assertThat(CLOUD.recall(index, COSINE, QUERIES, 100)).isGreaterThan(0.99);
  }

  @Test
  void aRangeWithUnevenEdgesIsSearchedAndNothingElse() {
    double recall = 0;
    for (int q = 0; q < QUERIES.length; q++) {
      int from = 31 + 7 * q;
      int to = from + 1_501 + q;
      recall += recall(QUERIES[q], Scope.range(from, to));
    }
    assertThat(recall / QUERIES.length).isGreaterThan(0.99);
  }

  @Test
  void aFilterIsSearchedAndNothingElse() {
    var random = new Random(3);
    for (double share : new double[] {0.02, 0.3, 0.9}) {
      long[] bits = bits(random, share);
      double recall = 0;
      for (float[] query : QUERIES) {
        recall += recall(query, filtered(0, SIZE, bits));
      }
      assertThat(recall / QUERIES.length).as("share %s", share).isGreaterThan(0.99);
    }
  }

  @Test
  void aFilterWithinARangeIsSearchedAndNothingElse() {
    long[] bits = bits(new Random(4), 0.4);
    double recall = 0;
    for (int q = 0; q < QUERIES.length; q++) {
      recall += recall(QUERIES[q], filtered(65 + q, SIZE - 63 - 2 * q, bits));
    }
    assertThat(recall / QUERIES.length).isGreaterThan(0.99);
  }

  @Test
  void whoAsksForAsManyAsThereAreGetsAllOfThem() {
    long[] bits = bits(new Random(5), 0.1);
    for (Scope scope :
        new Scope[] {
          Scope.all(SIZE), Scope.range(33, 77), filtered(0, SIZE, bits), filtered(100, 131, bits)
        }) {
      for (int more : new int[] {0, 1, 5_000}) {
        Neighbours found = index.search(QUERIES[1], scope.count() + more, 1, scope);
        assertThat(sorted(found)).isEqualTo(inScope(scope));
      }
    }
  }

  @Test
  void nothingIsFoundWhereNothingIsInScope() {
    Scope empty = new Scope(0, SIZE, new long[(SIZE + 63) / 64], 0);
    for (Scope scope : new Scope[] {Scope.range(5, 5), Scope.range(SIZE, SIZE), empty}) {
      Neighbours found = index.search(QUERIES[0], 10, 40, scope);
      assertThat(found.size()).isZero();
      assertThat(found.similarities()).isEmpty();
      assertThat(found.cost()).isEqualTo(SearchCost.NOTHING);
    }
  }

  @Test
  void aCountThatIsWrongDoesNotChangeWhatIsFound() {
    long[] bits = bits(new Random(6), 0.2);
    int count = filtered(0, SIZE, bits).count();
    for (int said : new int[] {1, 9, count - 1, SIZE, Integer.MAX_VALUE}) {
      Scope scope = new Scope(0, SIZE, bits, said);
      Neighbours found = index.search(QUERIES[2], 10, 40, scope);
      assertThat(found.ordinals()).hasSize(10).doesNotHaveDuplicates();
      assertThat(IntStream.of(found.ordinals())).allMatch(scope::accepts);
      assertThat(recall(QUERIES[2], scope)).isGreaterThanOrEqualTo(0.9);
    }
    long[] none = new long[bits.length];
    assertThat(index.search(QUERIES[2], 10, 40, new Scope(0, SIZE, none, 100)).size()).isZero();
  }

  @Test
  void theNearestOneIsTheVectorItself() {
    for (int i = 0; i < SIZE; i += 500) {
      Neighbours found = index.search(CLOUD.vectors()[i], 1, 10, Scope.all(SIZE));
      assertThat(found.ordinals()).containsExactly(i);
      assertThat(found.similarities()[0]).isCloseTo(1, within(0.01f));
    }
  }

  @Test
  void anyEffortIsFine() {
    for (int effort : new int[] {1, 2, 1_000_000, Integer.MAX_VALUE}) {
      for (int k : new int[] {1, 10, 2_000, Integer.MAX_VALUE}) {
        Neighbours found = index.search(QUERIES[3], k, effort, Scope.all(SIZE));
        assertThat(found.size()).isEqualTo(Math.min(k, SIZE));
        assertThat(found.ordinals()).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void equalOnesComeByOrdinalAndAllOthersByNearness() throws Exception {
    float[][] copies = new float[200][];
    for (int i = 0; i < copies.length; i++) {
      copies[i] = CLOUD.vectors()[i % 5];
    }
    try (VectorIndex same = Cloud.of(copies).build(COSINE, VectorIndexSettings.DEFAULT)) {
      Neighbours found = same.search(copies[2], 100, 40, Scope.all(200));
      int[] first = Arrays.copyOf(found.ordinals(), 40);
      assertThat(first).isEqualTo(IntStream.range(0, 40).map(i -> 5 * i + 2).toArray());
      for (int i = 1; i < found.size(); i++) {
        assertThat(found.similarities()[i]).isLessThanOrEqualTo(found.similarities()[i - 1]);
      }
    }
  }

  @Test
  void randomScopesAreNeverLeftOnAnyPath() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    Set<Path> taken = EnumSet.noneOf(Path.class);
    Cloud many = Cloud.clustered(8, 9_000, 32);
    try (VectorIndex large = many.build(COSINE, new VectorIndexSettings(1, 42, 1_000, 12, 24))) {
      for (int i = 0; i < 600; i++) {
        Scope scope = randomScope(random, large.size());
        int k = 1 + random.nextInt(20);
        float[] query = many.vectors()[random.nextInt(many.size())];
        Neighbours found = large.search(query, k, 1 + random.nextInt(30), scope);
        int[] inScope = inScope(scope);
        assertThat(found.ordinals())
            .as("seed %d, number %d, k %d, %d–%d", seed, i, k, scope.from(), scope.to())
            .hasSize(Math.min(k, inScope.length))
            .doesNotHaveDuplicates();
        assertThat(IntStream.of(found.ordinals())).as("seed %d", seed).allMatch(scope::accepts);
        taken.add(found.cost().path());
      }
    }
    assertThat(taken).contains(Path.NONE, Path.SCAN, Path.GATHER, Path.GRAPH);
  }

  private static Scope randomScope(Random random, int size) {
    int from = random.nextInt(3) == 0 ? random.nextInt(size) : 0;
    int to = random.nextInt(3) == 0 ? from + random.nextInt(size - from + 1) : size;
    if (random.nextInt(3) == 0) {
      return Scope.range(from, to);
    }
    double share = Math.pow(10, -3.5 * random.nextDouble());
    long[] bits = new long[(size + 63) / 64];
    IntStream.range(0, size)
        .filter(j -> random.nextDouble() < share)
        .forEach(j -> bits[j >> 6] |= 1L << j);
    return filtered(from, to, bits);
  }

  private static long[] bits(Random random, double share) {
    long[] bits = new long[(SIZE + 63) / 64];
    for (int i = 0; i < SIZE; i++) {
      if (random.nextDouble() < share) {
        bits[i >> 6] |= 1L << i;
      }
    }
    return bits;
  }

  private static Scope filtered(int from, int to, long[] bits) {
    Scope uncounted = new Scope(from, to, bits, 0);
    return new Scope(from, to, bits, inScope(uncounted).length);
  }

  private static int[] inScope(Scope scope) {
    return IntStream.range(scope.from(), scope.to()).filter(scope::accepts).toArray();
  }

  private static int[] sorted(Neighbours found) {
    int[] ordinals = found.ordinals().clone();
    Arrays.sort(ordinals);
    return ordinals;
  }

  private static double recall(float[] query, Scope scope) {
    Neighbours found = index.search(query, 10, 40, scope);
    assertThat(found.ordinals())
        .hasSize(Math.min(10, inScope(scope).length))
        .doesNotHaveDuplicates();
    assertThat(IntStream.of(found.ordinals())).allMatch(scope::accepts);
    return CLOUD.recall(COSINE, query, found.ordinals(), 10, scope::accepts);
  }
}
