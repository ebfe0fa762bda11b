package org.dars.index.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every similarity in every number of dimensions. */
class SimilarityTest {

  private static final int SIZE = 1_200;
  private static final int QUERIES = 25;

  @ParameterizedTest
  @ValueSource(ints = {64, 100, 127, 129, 384})
  void theNearestAreFoundInAnyNumberOfDimensions(int dimensions) throws Exception {
    for (Similarity similarity : Similarity.values()) {
      Cloud all = Cloud.clusteredAndMore(dimensions, SIZE, dimensions, QUERIES);
      expect(all, similarity, 0.95);
    }
  }

  @ParameterizedTest
  @CsvSource({"768, DOT_PRODUCT", "1024, COSINE", "2048, EUCLIDEAN"})
  void theNearestAreFoundInManyDimensions(int dimensions, Similarity similarity) throws Exception {
    expect(Cloud.clusteredAndMore(dimensions, SIZE, dimensions, QUERIES), similarity, 0.95);
  }

  /** So near to each other that eight bits cannot always tell which is nearer. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void asNearAsTheNearestAreFoundInFewDimensions(int dimensions) throws Exception {
    for (Similarity similarity : Similarity.values()) {
      expect(Cloud.clusteredAndMore(4, SIZE, dimensions, QUERIES), similarity, 0);
    }
  }

  @Test
  void lengthsThatVaryCountForTheInnerProductAlone() throws Exception {
    for (Similarity similarity : Similarity.values()) {
      Cloud all = Cloud.clusteredAndMore(1, SIZE, 128, QUERIES).stretched(2);
      expect(all, similarity, 0.95);
    }
  }

  @ParameterizedTest
  @EnumSource
  void vectorsFarFromTheOriginAreFound(Similarity similarity) throws Exception {
    Cloud all = Cloud.clusteredAndMore(1, SIZE, 100, QUERIES).moved(1_000);
    Cloud cloud = all.head(SIZE);
    try (VectorIndex index = cloud.build(similarity, VectorIndexSettings.DEFAULT)) {
      for (float[] query : all.tail(SIZE)) {
        Neighbours found = index.search(query, 10, 60, Scope.all(SIZE));
        expectClose(found, cloud, similarity, query);
      }
      if (similarity == Similarity.EUCLIDEAN) {
        assertThat(cloud.recall(index, similarity, all.tail(SIZE), 60)).isGreaterThan(0.95);
      }
    }
  }

  @Test
  void fewVectorsOfManyDimensionsWithoutStructureAreFound() throws Exception {
    float[][] vectors = Cloud.gaussian(new Random(9), SIZE / 2 + QUERIES, 200);
    Cloud all = Cloud.of(vectors);
    for (Similarity similarity : Similarity.values()) {
      Cloud cloud = all.head(SIZE / 2);
      try (VectorIndex index = cloud.build(similarity, VectorIndexSettings.DEFAULT)) {
        assertThat(cloud.recall(index, similarity, all.tail(SIZE / 2), 100)).isGreaterThan(0.95);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSimilarityIsNeverMoreThanThereCanBe(Similarity similarity) throws Exception {
    Cloud cloud = Cloud.clustered(6, 300, 64).scaled(20);
    try (VectorIndex index = cloud.build(similarity, VectorIndexSettings.DEFAULT)) {
      for (float[] query : cloud.vectors()) {
        float nearest = index.search(query, 1, 10, Scope.all(300)).similarities()[0];
        switch (similarity) {
          case COSINE -> assertThat(nearest).isBetween(0.99f, 1f);
          case EUCLIDEAN -> assertThat(nearest).isLessThanOrEqualTo(0f);
          case DOT_PRODUCT -> assertThat(nearest).isPositive();
        }
      }
    }
  }

  private static void expect(Cloud all, Similarity similarity, double recall) throws Exception {
    Cloud cloud = all.head(SIZE);
    try (VectorIndex index = cloud.build(similarity, VectorIndexSettings.DEFAULT)) {
      assertThat(index.dimensions()).isEqualTo(all.dimensions());
      assertThat(cloud.recall(index, similarity, all.tail(SIZE), 60))
          .as("%s of %d dimensions", similarity, all.dimensions())
          .isGreaterThanOrEqualTo(recall);
      for (float[] query : all.tail(SIZE)) {
        Neighbours found = index.search(query, 10, 60, Scope.all(SIZE));
        expectClose(found, cloud, similarity, query);
      }
    }
  }

  /** The similarities are right, and not lower than they could be, to 1 % of how far they range. */
  private static void expectClose(
      Neighbours found, Cloud cloud, Similarity similarity, float[] query) {
    double[] all = cloud.nearest(similarity, query, cloud.size(), i -> true);
    double tolerance = 0.01 * (all[0] - all[all.length - 1]) + 3e-5 * Math.abs(all[0]);
    for (int i = 0; i < found.size(); i++) {
      double exact = Cloud.exact(similarity, query, cloud.vectors()[found.ordinals()[i]]);
      assertThat((double) found.similarities()[i])
          .as("%s, place %d", similarity, i)
          .isCloseTo(exact, within(tolerance))
          .isGreaterThan(all[i] - 5 * tolerance);
    }
  }
}
