package org.dars.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FusionTest {

  private static final Offset<Double> NEARLY = within(1e-6);

  @Test
  void standardScoresCountDeviationsFromTheMean() {
    // Mean 5, deviation 2.
    double[] scores = Fusion.standardScores(new float[] {2, 4, 4, 4, 5, 5, 7, 9});

    assertThat(scores).containsExactly(new double[] {-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2}, NEARLY);
  }

  @Test
  void equalValuesScoreZero() {
    assertThat(Fusion.standardScores(new float[] {0.7f, 0.7f, 0.7f})).containsOnly(0);
    assertThat(Fusion.standardScores(new float[] {3})).containsOnly(0);
    assertThat(Fusion.standardScores(new float[0])).isEmpty();
  }

  @Test
  void anUnknownSimilarityCountsAsTheMean() {
    assertThat(Fusion.standardScores(new float[] {1, Float.NaN, 3}))
        .containsExactly(new double[] {-1, 0, 1}, NEARLY);
    assertThat(Fusion.standardScores(new float[] {Float.NaN, Float.NaN})).containsOnly(0);
  }

  @Test
  void theSumWeighsBothHalves() {
    float[] lexical = {10, 0};
    float[] similarity = {0.2f, 0.4f};

    assertThat(Fusion.sum(lexical, similarity, 0.8))
        .containsExactly(new double[] {-0.6, 0.6}, NEARLY);
    assertThat(Fusion.sum(lexical, similarity, 0)).containsExactly(new double[] {1, -1}, NEARLY);
    assertThat(Fusion.sum(lexical, similarity, 1)).containsExactly(new double[] {-1, 1}, NEARLY);
  }

  @Test
  void theBestOfASectionGainsTheMeanOfItsNextThree() {
    double[] scores = {2, 3, 1, 0.5, 0.4, 5, 1};
    var sections = List.of("s", "s", "s", "s", "s", "alone", "");

    assertThat(Fusion.withSections(scores, sections, 0.3))
        .containsExactly(new double[] {2, 3 + 0.1 * (2 + 1 + 0.5), 1, 0.5, 0.4, 5, 1}, NEARLY);
  }

  @Test
  void passagesBelowTheMeanSayNothingForTheirSection() {
    assertThat(Fusion.withSections(new double[] {-1, -2, 3, -4}, List.of("a", "a", "b", "b"), 3))
        .containsExactly(-1, -2, 3, -4);
  }

  @Test
  void ofEqualPassagesOnlyTheFirstGains() {
    assertThat(Fusion.withSections(new double[] {3, 3}, List.of("a", "a"), 1))
        .containsExactly(4, 3);
  }

  @Test
  void passagesWithoutASectionLendEachOtherNothing() {
    assertThat(Fusion.withSections(new double[] {1, 2}, List.of("", ""), 1)).containsExactly(1, 2);
  }

  @Test
  void weightsOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FusionWeights(1.1, 0, 0, 200))
        .withMessage("vector must be 0–1, is 1.1");
    assertThatIllegalArgumentException().isThrownBy(() -> new FusionWeights(Double.NaN, 0, 0, 200));
    assertThatIllegalArgumentException().isThrownBy(() -> new FusionWeights(0.5, -1, 0, 200));
    assertThatIllegalArgumentException().isThrownBy(() -> new FusionWeights(0.5, 0, -1, 200));
    assertThatIllegalArgumentException().isThrownBy(() -> new FusionWeights(0.5, 0, 0, 0));
  }
}
