package org.dars.index.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Graphs: what a walk finds, and how they are built. */
class GraphTest {

  private static final Similarity COSINE = Similarity.COSINE;
  private static final VectorIndexSettings SMALL = new VectorIndexSettings(1, 42, 1, 16, 32);
  private static final VectorIndexSettings USUAL = new VectorIndexSettings(1, 42, 1, 24, 64);

  @Test
  void aWalkFindsNearlyAllOfTheNearestTenWhateverTheNumberOfThreads() throws Exception {
    Cloud all = Cloud.clusteredAndMore(11, 20_000, 64, 100);
    Cloud cloud = all.head(20_000);
    float[][] queries = all.tail(20_000);
    double alone;
    try (VectorIndex index = cloud.build(COSINE, USUAL)) {
      assertThat(index.search(queries[0], 10, 40, Scope.all(20_000)).cost().path())
          .isEqualTo(SearchCost.Path.GRAPH);
      alone = cloud.recall(index, COSINE, queries, 40);
      assertThat(alone).isGreaterThan(0.95);
      assertThat(cloud.recall(index, COSINE, queries, 100)).isGreaterThan(0.97);
    }
    try (VectorIndex index = cloud.build(COSINE, USUAL.withThreads(4))) {
      assertThat(cloud.recall(index, COSINE, queries, 40)).isGreaterThan(alone - 0.01);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theWalkItselfFindsTheNearest(Similarity similarity) throws Exception {
    Cloud all = Cloud.clusteredAndMore(12, 3_000, 100, 60).stretched(3);
    Cloud cloud = all.head(3_000);
    try (VectorIndex index = cloud.build(similarity, SMALL);
        var arena = Arena.ofConfined()) {
      Graph graph = graph(index, arena);
      var scratch = new Scratch(graph.codes());
      double recall = 0;
      for (float[] query : all.tail(3_000)) {
        scratch.query.set(query);
        int count = graph.walk(scratch, 80, 80, 1, null, Double.MAX_VALUE);
        recall += cloud.recall(similarity, query, ordinals(scratch, count), 30, i -> true);
      }
      assertThat(recall / 60).isGreaterThan(0.9);
    }
  }

  /** What is near lies together there, as in a course: a fifth of all, and most of the nearest. */
  @Test
  void aWalkWithinARangeEndsByWhatIsInTheRange() throws Exception {
    float[][] sorted = Cloud.clustered(14, 4_000, 48).vectors();
    float[] first = sorted[0].clone();
    Arrays.sort(sorted, Comparator.comparingDouble(x -> -Cloud.exact(COSINE, x, first)));
    Cloud cloud = Cloud.of(sorted);
    Scope scope = Scope.range(0, 800);
    try (VectorIndex index = cloud.build(COSINE, SMALL);
        var arena = Arena.ofConfined()) {
      Graph graph = graph(index, arena);
      var scratch = new Scratch(graph.codes());
      double recall = 0;
      for (int q = 0; q < 200; q += 5) {
        scratch.query.set(sorted[q]);
        scratch.visits = 0;
        int count = graph.walk(scratch, 400, 9, 1.2f, scope, Double.MAX_VALUE);
        int visits = scratch.visits;
        int[] found = IntStream.of(ordinals(scratch, count)).filter(scope::accepts).toArray();
        recall += cloud.recall(COSINE, sorted[q], found, 10, scope::accepts);
        scratch.visits = 0;
        graph.walk(scratch, 400, 45, 1.2f, null, Double.MAX_VALUE);
        assertThat(visits).isLessThan(scratch.visits);
      }
      assertThat(recall / 40).isGreaterThan(0.8);
      assertThat(graph.walk(scratch, 400, 9, 1.2f, scope, 10)).as("gave up").isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.2, 0.6})
  void aWalkInDoubleStepsStaysInScopeAndFindsTheNearestThere(double share) throws Exception {
    Cloud all = Cloud.clusteredAndMore(13, 4_000, 48, 60);
    Cloud cloud = all.head(4_000);
    long[] bits = new long[63];
    var random = new Random(1);
    IntStream.range(0, 4_000)
        .filter(i -> random.nextDouble() < share)
        .forEach(i -> bits[i >> 6] |= 1L << i);
    var scope = new Scope(100, 3_900, bits, (int) (3_800 * share));
    try (VectorIndex index = cloud.build(COSINE, SMALL);
        var arena = Arena.ofConfined()) {
      Graph graph = graph(index, arena);
      var scratch = new Scratch(graph.codes());
      double recall = 0;
      for (float[] query : all.tail(4_000)) {
        scratch.query.set(query);
        int[] found = ordinals(scratch, graph.walkAmong(scratch, 90, scope));
        assertThat(IntStream.of(found)).allMatch(scope::accepts).doesNotHaveDuplicates();
        recall += cloud.recall(COSINE, query, found, 60, scope::accepts);
      }
      assertThat(recall / 60).as("share %s", share).isGreaterThan(0.8);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1})
  void copiesDoNotHideTheOthersOrEachOther(double share) throws Exception {
    float[][] vectors = Cloud.clustered(14, 3_000, 48).vectors();
    var random = new Random(1);
    for (int i = 1; i < vectors.length; i++) {
      if (random.nextDouble() < share) {
        vectors[i] = vectors[0];
      }
    }
    Cloud cloud = Cloud.of(vectors);
    try (VectorIndex index = cloud.build(COSINE, SMALL)) {
      Neighbours found = index.search(vectors[0], 400, 400, Scope.all(3_000));
      assertThat(found.ordinals()).hasSize(400).doesNotHaveDuplicates();
      assertThat(cloud.recall(COSINE, vectors[0], found.ordinals(), 400, i -> true)).isEqualTo(1);
      for (int i = 1; i < 3_000; i += 100) {
        assertThat(index.search(vectors[i], 10, 60, Scope.all(3_000)).similarities())
            .hasSize(10)
            .satisfies(similarities -> assertThat(similarities[0]).isGreaterThan(0.99f));
      }
      try (var arena = Arena.ofConfined()) {
        Graph graph = graph(index, arena);
        var scratch = new Scratch(graph.codes());
        scratch.query.set(vectors[0]);
        assertThat(graph.walk(scratch, 3_000, 3_000, 1, null, Double.MAX_VALUE))
            .as("reached by a walk")
            .isEqualTo(3_000);
        scratch.query.set(Cloud.clustered(99, 1, 48).vectors()[0]);
        assertThat(graph.walk(scratch, 3_000, 3_000, 1, null, Double.MAX_VALUE))
            .as("reached by a walk")
            .isEqualTo(3_000);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherOthers() throws Exception {
    Cloud cloud = Cloud.clustered(15, 1_500, 40);
    byte[] first = bytes(cloud, SMALL);

    assertThat(bytes(cloud, SMALL)).isEqualTo(first);
    assertThat(bytes(cloud, new VectorIndexSettings(1, 43, 1, 16, 32))).isNotEqualTo(first);
  }

  @Test
  void codesAreTheSameWithAnyNumberOfThreads() throws Exception {
    Cloud cloud = Cloud.clustered(15, 5_000, 40);

    assertThat(bytes(cloud, VectorIndexSettings.DEFAULT.withThreads(3)))
        .isEqualTo(bytes(cloud, VectorIndexSettings.DEFAULT));
  }

  @ParameterizedTest
  @CsvSource({"8, 8, 500", "8, 12, 40", "64, 64, 500", "64, 256, 70", "33, 40, 1", "16, 32, 2"})
  void anySettingsThatAreAllowedBuild(int degree, int beam, int size) throws Exception {
    Cloud cloud = Cloud.clustered(16, size, 20);
    var settings = new VectorIndexSettings(1, 42, 1, degree, beam);
    try (VectorIndex index = cloud.build(Similarity.EUCLIDEAN, settings);
        var arena = Arena.ofConfined()) {
      assertThat(index.hasGraph()).isTrue();
      var scratch = new Scratch(graph(index, arena).codes());
      scratch.query.set(cloud.vectors()[0]);
      assertThat(graph(index, arena).walk(scratch, size, size, 1, null, Double.MAX_VALUE))
          .isEqualTo(size);
      assertThat(index.search(cloud.vectors()[0], 1, 50, Scope.all(size)).ordinals())
          .containsExactly(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 8, 8", "1, 0, 8, 8", "1, 1, 7, 8", "1, 1, 65, 70", "1, 1, 32, 31"})
  void settingsOutOfRangeAreRefused(int threads, int from, int degree, int beam) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VectorIndexSettings(threads, 42, from, degree, beam))
        .withMessageContaining("out of range");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aBuildStopsWhenItIsAskedToWhereverItIs(int threads) throws Exception {
    Cloud cloud = Cloud.clustered(17, 2_500, 32);
    var asked = new AtomicInteger();
    VectorIndexSettings settings = SMALL.withThreads(threads);
    VectorIndex.build(cloud, COSINE, settings, () -> asked.incrementAndGet() < 0).close();
    assertThat(asked.get()).isGreaterThan(80);
    for (int after : new int[] {1, 2, 3, 10, 50, 80}) {
      asked.set(0);
      assertThatExceptionOfType(BuildStoppedException.class)
          .isThrownBy(() ->
              VectorIndex.build(cloud, COSINE, settings, () -> asked.incrementAndGet() >= after));
      assertThat(asked.get()).as("asked for by each thread once more").isLessThan(after + threads);
    }
  }

  /** On Linux the room that a process has taken is known. */
  @Test
  void whatABuildTookIsFreedWhenItStopsOrFails() throws Exception {
    Path status = Path.of("/proc/self/status");
    assumeTrue(Files.exists(status), "what memory a process has is read where Linux shows it");
    Cloud one = Cloud.clustered(18, 1, 128);
    VectorSource many = source(1_000_000, one.vectors()[0]);
    VectorSource failing = source(1_000_000, null);
    long before = virtualKilobytes(status);
    for (int i = 0; i < 10; i++) {
      assertThatExceptionOfType(BuildStoppedException.class)
          .isThrownBy(() -> VectorIndex.build(many, COSINE, SMALL, () -> true));
      assertThatIOException()
          .isThrownBy(() -> VectorIndex.build(failing, COSINE, SMALL, () -> false))
          .withMessage("the disk is gone");
    }
    // Each of the twenty takes 240 MB.
    assertThat(virtualKilobytes(status) - before).isLessThan(1_000_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void whatGoesWrongInASourceComesOutAsItIs(int threads) {
    VectorIndexSettings settings = SMALL.withThreads(threads);
    float[] vector = Cloud.clustered(19, 1, 16).vectors()[0];
    assertThatIOException()
        .isThrownBy(() -> VectorIndex.build(source(20_000, null), COSINE, settings, () -> false))
        .withMessage("the disk is gone");
    float[] wrong = vector.clone();
    wrong[7] = Float.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VectorIndex.build(source(20_000, wrong), COSINE, settings, () -> false))
        .withMessageMatching("vector \\d+: number 7 is NaN");
  }

  /** Copies of a vector, after some of which the disk may be gone. */
  private static VectorSource source(int size, float @org.jspecify.annotations.Nullable [] vector) {
    int dimensions = vector == null ? 16 : vector.length;
    var read = new AtomicInteger();
    return new VectorSource() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public int dimensions() {
        return dimensions;
      }

      @Override
      public void read(int ordinal, float[] into) throws IOException {
        if (vector == null && read.incrementAndGet() > 10_000) {
          throw new IOException("the disk is gone");
        }
        if (vector != null) {
          System.arraycopy(vector, 0, into, 0, dimensions);
        }
      }

      @Override
      public VectorSource copy() {
        return this;
      }
    };
  }

  private static long virtualKilobytes(Path status) throws IOException {
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmSize:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private static int[] ordinals(Scratch scratch, int count) {
    return IntStream.range(0, count).map(i -> Scratch.ordinal(scratch.pool[i])).toArray();
  }

  private static byte[] bytes(Cloud cloud, VectorIndexSettings settings) throws Exception {
    try (VectorIndex index = cloud.build(COSINE, settings)) {
      return bytes(index);
    }
  }

  private static byte[] bytes(VectorIndex index) throws IOException {
    var out = new ByteArrayOutputStream();
    index.writeTo(Channels.newChannel(out));
    return out.toByteArray();
  }

  /** An index's graph, by way of its file. */
  private static Graph graph(VectorIndex index, Arena arena) throws IOException {
    Graph graph = VectorFile.readFrom(new ArraySource(bytes(index)), "memory", arena).graph();
    assertThat(graph).isNotNull();
    return java.util.Objects.requireNonNull(graph);
  }
}
