package org.dars.assistant.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.dars.models.Embedder;
import org.dars.models.onnx.EmbedderSettings;
import org.dars.models.onnx.OnnxEmbedder;
import org.dars.models.testing.HashEmbedder;
import org.junit.jupiter.api.Test;

class CosineScaleTest {

  @Test
  void theUsualModelsOwnMeansAreTheScale() {
    try (Embedder usual = OnnxEmbedder.open(EmbedderSettings.standard().withThreads(1))) {
      CosineScale.Means means = CosineScale.means(usual);
      // Rounding differs a little between processors.
      assertThat(means.related()).isCloseTo(CosineScale.USUAL.related(), within(0.01));
      assertThat(means.unrelated()).isCloseTo(CosineScale.USUAL.unrelated(), within(0.01));
      CosineScale scale = CosineScale.of(usual);
      assertThat(scale.of(0.8)).isCloseTo(0.8, within(0.01));
    }
  }

  @Test
  void anotherModelsMeansFallOnThem() {
    try (Embedder other = new HashEmbedder(256, Set.of("en"))) {
      CosineScale.Means means = CosineScale.means(other);
      CosineScale scale = CosineScale.of(other);
      assertThat(means.unrelated()).isLessThan(0.4);
      assertThat(scale.of(means.related())).isCloseTo(CosineScale.USUAL.related(), within(1e-9));
      assertThat(scale.of(means.unrelated()))
          .isCloseTo(CosineScale.USUAL.unrelated(), within(1e-9));
      assertThat(new ScaledEmbedder(other, scale).calibrated(means.related()))
          .isCloseTo(CosineScale.USUAL.related(), within(1e-9));
    }
  }

  @Test
  void whereNothingCanBeMeasuredACosineIsItself() {
    try (Embedder kazakh = new HashEmbedder(64, Set.of("kk"))) {
      assertThat(CosineScale.of(kazakh)).isEqualTo(CosineScale.SAME);
      assertThat(CosineScale.SAME.of(0.37)).isEqualTo(0.37);
    }
  }
}
