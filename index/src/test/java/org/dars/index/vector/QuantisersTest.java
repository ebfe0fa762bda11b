package org.dars.index.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes against what they stand for. */
@Tag("lanes")
class QuantisersTest {

  private static final int DIMENSIONS = 256;
  private static final int COUNT = 1_000;

  private final Random random = new Random(5);
  private final float[][] vectors = Cloud.gaussian(random, COUNT, DIMENSIONS);

  @Test
  void estimatesByOneBitAreUnbiased() {
    float[] query = Cloud.gaussian(random, 1, DIMENSIONS)[0];
    try (var arena = Arena.ofConfined()) {
      int blocks = (COUNT + Kernels.BLOCK - 1) / Kernels.BLOCK;
      int blockBytes = BinaryQuantiser.blockBytes(DIMENSIONS);
      var codes = OffHeap.allocate(arena, (long) blocks * blockBytes);
      for (int i = 0; i < COUNT; i++) {
        BinaryQuantiser.encode(near(query, i), codes, i);
      }
      byte[] tables = new byte[4 * DIMENSIONS];
      float largest = BinaryQuantiser.tables(query, DIMENSIONS, tables);
      float[] estimates = new float[blocks * Kernels.BLOCK];
      float[] block = new float[Kernels.BLOCK];
      for (int b = 0; b < blocks; b++) {
        Kernels.BEST.scanBlock(
            codes,
            (long) b * blockBytes,
            tables,
            DIMENSIONS / 4,
            largest / NibbleQuantiser.MIDDLE,
            -largest * DIMENSIONS,
            0,
            block);
        System.arraycopy(block, 0, estimates, b * Kernels.BLOCK, Kernels.BLOCK);
      }
      // RaBitQ's error is about 0.8 · ‖x‖ ‖q‖ / √d: 13 for each of a thousand.
      expectUnbiased(query, estimates, 1.5);
      assertThat(IntStream.range(COUNT, estimates.length).mapToDouble(i -> estimates[i]))
          .as("places of a block that hold no vector")
          .containsOnly(0.0);
    }
  }

  @Test
  void estimatesByFourBitsAreUnbiased() {
    float[] query = new float[DIMENSIONS];
    short[] whole = new short[DIMENSIONS];
    int sum = 0;
    for (int j = 0; j < DIMENSIONS; j++) {
      whole[j] = (short) random.nextInt(-100, 101);
      query[j] = whole[j];
      sum += whole[j];
    }
    Kernels.BEST.arrange(whole, DIMENSIONS);
    try (var arena = Arena.ofConfined()) {
      var codes = OffHeap.allocate(arena, (long) COUNT * DIMENSIONS / 2);
      var quantiser = new NibbleQuantiser(DIMENSIONS);
      float[] estimates = new float[COUNT];
      int[] dot = new int[1];
      for (int i = 0; i < COUNT; i++) {
        float factor = quantiser.encode(near(query, i), codes, (long) i * DIMENSIONS / 2);
        Kernels.BEST.nibbleDots(codes, new int[] {i}, 1, whole, DIMENSIONS, dot);
        estimates[i] = factor * (dot[0] - NibbleQuantiser.MIDDLE * sum);
      }
      expectUnbiased(query, estimates, 0.02 * Math.sqrt(Floats.dot(query, query)));
    }
  }

  @Test
  void eightBitsAreWithinHalfAStep() {
    try (var arena = Arena.ofConfined()) {
      var code = OffHeap.allocate(arena, DIMENSIONS);
      for (float[] vector : Arrays.copyOf(vectors, 20)) {
        float step = new ByteQuantiser(DIMENSIONS).encode(vector, code, 0);
        for (int j = 0; j < DIMENSIONS; j++) {
          short[] unit = new short[DIMENSIONS];
          unit[j] = 1;
          Kernels.BEST.arrange(unit, DIMENSIONS);
          int[] planes = new int[2];
          Kernels.BEST.nibbleDots(code, new int[] {0, 1}, 2, unit, DIMENSIONS, planes);

          assertThat(step * (16 * planes[0] + planes[1] - 128))
              .isCloseTo(vector[j], within(0.501f * step));
        }
      }
    }
  }

  @Test
  void aBlockCopiedBitByBitScansAsTheOneItCameFrom() {
    try (var arena = Arena.ofConfined()) {
      int blockBytes = BinaryQuantiser.blockBytes(DIMENSIONS);
      var from = OffHeap.allocate(arena, 2L * blockBytes);
      var to = OffHeap.allocate(arena, 2L * blockBytes);
      for (int i = 0; i < 64; i++) {
        BinaryQuantiser.encode(vectors[i], from, i);
      }
      var direct = OffHeap.allocate(arena, 2L * blockBytes);
      for (int i = 0; i < 64; i++) {
        int now = (i * 37 + 11) % 64;
        BinaryQuantiser.copy(from, i, to, now, DIMENSIONS);
        BinaryQuantiser.encode(vectors[i], direct, now);
      }
      assertThat(to.mismatch(direct)).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void vectorsOfZerosAreFoundAmongOthers(Similarity similarity) throws Exception {
    float[][] some = Arrays.copyOf(vectors, 40);
    some[3] = new float[DIMENSIONS];
    some[33] = new float[DIMENSIONS];
    expectAllFound(Cloud.of(some), similarity, vectors[50]);
  }

  @ParameterizedTest
  @EnumSource
  void vectorsOfOneAndTheSameNumberAreFound(Similarity similarity) throws Exception {
    float[][] some = new float[60][384];
    for (int i = 0; i < some.length; i++) {
      Arrays.fill(some[i], i - 20.5f);
    }
    float[] query = new float[384];
    for (float each : new float[] {7.2f, -3, 100}) {
      Arrays.fill(query, each);
      expectAllFound(Cloud.of(some), similarity, query);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theMeanOfAllAndAVectorAloneAreFine(Similarity similarity) throws Exception {
    expectAllFound(Cloud.of(vectors[0]), similarity, vectors[0]);
    expectAllFound(Cloud.of(vectors[0], vectors[0]), similarity, vectors[1]);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-42, 1e-30, 1e-20, 1e-12, 1e6, 1e12})
  void veryShortAndVeryLongVectorsHaveFiniteSimilarities(double magnitude) throws Exception {
    for (Similarity similarity : Similarity.values()) {
      Cloud cloud = Cloud.clustered(3, 200, 100).scaled(magnitude);
      float[] query = cloud.vectors()[17];
      try (VectorIndex index = cloud.build(similarity, VectorIndexSettings.DEFAULT)) {
        for (Scope scope : new Scope[] {Scope.all(200), Scope.range(5, 31)}) {
          for (int k : new int[] {5, 200}) {
            Neighbours found = index.search(query, k, 20, scope);
            assertThat(found.size()).isEqualTo(Math.min(k, scope.count()));
            assertThat(found.ordinals()).doesNotHaveDuplicates();
            for (float each : found.similarities()) {
              assertThat(each).as("%s at %s", similarity, magnitude).isFinite();
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e15, 1e18, 1e30, 1e37})
  void vectorsWhoseSquaresDoNotFitAreRefusedByName(double magnitude) throws Exception {
    Cloud cloud = Cloud.clustered(3, 50, 100);
    float[] query = Cloud.clustered(3, 50, 100).scaled(magnitude).vectors()[17];
    Cloud oneTooLong = new Cloud(cloud.vectors().clone(), 100);
    oneTooLong.vectors()[17] = query;
    for (Similarity similarity : List.of(Similarity.DOT_PRODUCT, Similarity.EUCLIDEAN)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> oneTooLong.build(similarity, VectorIndexSettings.DEFAULT))
          .withMessage("vector 17 is longer than 1e+15, the most that is possible");
      try (VectorIndex index = cloud.build(similarity, VectorIndexSettings.DEFAULT)) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> index.search(query, 1, 1, Scope.all(50)))
            .withMessage("the query is longer than 1e+15, the most that is possible");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-42, 1e-30, 1e-12, 1e12, 1e30, 1e37})
  void theCosineDoesNotMindTheLength(double magnitude) throws Exception {
    Cloud usual = Cloud.clustered(3, 200, 100);
    Cloud scaled = Cloud.clustered(3, 200, 100).scaled(magnitude);
    float[] query = usual.vectors()[17];
    // Numbers below 1e-38 have few digits left.
    double tolerance = magnitude < 1e-38 ? 0.02 : 1e-4;
    try (VectorIndex one = usual.build(Similarity.COSINE, VectorIndexSettings.DEFAULT);
        VectorIndex other = scaled.build(Similarity.COSINE, VectorIndexSettings.DEFAULT)) {
      float[] expected = one.search(query, 10, 40, Scope.all(200)).similarities();
      for (float[] asked : new float[][] {query, scaled.vectors()[17]}) {
        float[] similarities = other.search(asked, 10, 40, Scope.all(200)).similarities();
        for (int i = 0; i < 10; i++) {
          assertThat((double) similarities[i]).isCloseTo(expected[i], within(tolerance));
        }
      }
    }
  }

  /** A vector with an inner product with the query that is not nothing. */
  private float[] near(float[] query, int i) {
    float[] vector = vectors[i].clone();
    Floats.add(vector, (float) (1 / Math.sqrt(Floats.dot(query, query))), query);
    return vector;
  }

  private void expectUnbiased(float[] query, float[] estimates, double tolerance) {
    double error = 0;
    double exact = 0;
    for (int i = 0; i < COUNT; i++) {
      double truth = Cloud.exact(Similarity.DOT_PRODUCT, query, near(query, i));
      error += estimates[i] - truth;
      exact += truth;
    }
    assertThat(error / COUNT).as("of %s", exact / COUNT).isCloseTo(0, within(tolerance));
  }

  /** All are found, in the right order as far as they differ, with about their similarities. */
  static void expectAllFound(Cloud cloud, Similarity similarity, float[] query) throws Exception {
    int n = cloud.size();
    try (VectorIndex index = cloud.build(similarity, VectorIndexSettings.DEFAULT)) {
      Neighbours found = index.search(query, n, 40, Scope.all(n));
      double[] truth = cloud.nearest(similarity, query, n, i -> true);
      double range = Math.max(Math.abs(truth[0]), Math.abs(truth[n - 1]));
      assertThat(found.ordinals()).hasSize(n).doesNotHaveDuplicates();
      for (int i = 0; i < n; i++) {
        assertThat((double) found.similarities()[i])
            .as("%s, place %d", similarity, i)
            .isCloseTo(truth[i], within(0.01 * range + 1e-6));
      }
    }
  }
}
