package org.dars.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dars.models.EmbedderException;
import org.dars.models.RerankerException;
import org.dars.models.testing.ToyModels;
import org.dars.models.testing.ToyModels.Layout;
import org.dars.models.testing.ToyVocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models in files, as exporters write them, loaded by ONNX Runtime. */
class ModelFilesTest {

  private static final ToyVocabulary WORDS =
      new ToyVocabulary(
          List.of(
              List.of("what", "не", "что"),
              List.of("causes", "тудырады", "вызывает"),
              List.of("tides", "tide", "толысуды", "приливы"),
              List.of("moon", "ай", "луна"),
              List.of("bread", "нан", "хлеб"),
              List.of("is"),
              List.of("baked", "пісіріледі")));

  private static final String ENGLISH = "The moon causes tides";
  private static final String BREAD = "bread is baked";
  private static final String KAZAKH = "Толысуды не тудырады?";

  @TempDir Path folder;

  @Test
  void aQuestionInAnotherLanguageIsNearestToThePassageThatAnswers() throws Exception {
    for (Layout layout : Layout.values()) {
      Path made = folder.resolve(layout.name());
      ToyModels.embedder(made, layout, WORDS, 1);
      String graph = layout == Layout.FLAT ? "model.onnx" : "onnx/model.onnx";
      Pooling pooling = layout == Layout.OPTIMUM ? Pooling.GRAPH : Pooling.MEAN;
      String output = layout == Layout.OPTIMUM ? "sentence_embedding" : "";
      try (OnnxEmbedder e = embedder(made, graph, pooling, output)) {
        float[] question = e.embedQuery(KAZAKH);
        List<float[]> passages = e.embedPassages(List.of(ENGLISH, BREAD), n -> {});
        assertThat(dot(question, passages.get(0)))
            .as(layout.name())
            .isGreaterThan(0.5)
            .isGreaterThan(dot(question, passages.get(1)) + 0.3);
      }
    }
  }

  @Test
  void halfAndInt8NumbersGiveNearlyTheSameVectors() throws Exception {
    ToyModels.embedder(folder, Layout.TRANSFORMERS_JS, WORDS, 1);
    List<float[]> vectors = new ArrayList<>();
    for (String file : List.of("model.onnx", "model_fp16.onnx", "model_int8.onnx")) {
      try (OnnxEmbedder e = embedder(folder, "onnx/" + file, Pooling.MEAN, "")) {
        vectors.add(e.embedQuery(ENGLISH));
      }
    }
    assertThat(dot(vectors.get(0), vectors.get(1))).isCloseTo(1, within(1e-3));
    assertThat(dot(vectors.get(0), vectors.get(2))).isCloseTo(1, within(1e-2));
    assertThat(vectors.get(2)).isNotEqualTo(vectors.get(0));
  }

  @Test
  void poolingTakesTheTokensItNames() throws Exception {
    ToyModels.embedder(folder, Layout.FLAT, WORDS, 1);
    try (OnnxEmbedder first = embedder(folder, "model.onnx", Pooling.CLS, "");
        OnnxEmbedder last = embedder(folder, "model.onnx", Pooling.LAST, "");
        OnnxEmbedder mean = embedder(folder, "model.onnx", Pooling.MEAN, "")) {
      // The toy's first and last tokens point the same way whatever stands between them.
      assertThat(dot(first.embedQuery(ENGLISH), first.embedQuery(BREAD)))
          .isCloseTo(1, within(1e-5));
      assertThat(dot(last.embedQuery(ENGLISH), last.embedQuery(BREAD))).isCloseTo(1, within(1e-5));
      assertThat(dot(mean.embedQuery(ENGLISH), mean.embedQuery(BREAD))).isLessThan(0.8);
      assertThat(Set.of(first.fingerprint(), last.fingerprint(), mean.fingerprint())).hasSize(3);
    }
  }

  @Test
  void theFingerprintFollowsTheVerifiedDigest() throws Exception {
    ToyModels.embedder(folder, Layout.FLAT, WORDS, 1);
    try (OnnxEmbedder a = OnnxEmbedder.open(settings(folder, "model.onnx", Pooling.MEAN, "", "a"));
        OnnxEmbedder b = OnnxEmbedder.open(settings(folder, "model.onnx", Pooling.MEAN, "", "b"))) {
      assertThat(a.fingerprint()).matches("[0-9a-f]{32}").isNotEqualTo(b.fingerprint());
    }
  }

  @Test
  void aMissingFileOfWeightsIsNamed() throws Exception {
    ToyModels.embedder(folder, Layout.OPTIMUM, WORDS, 1);
    Files.delete(folder.resolve("onnx/model.onnx_data"));
    assertThatThrownBy(
            () -> embedder(folder, "onnx/model.onnx", Pooling.GRAPH, "sentence_embedding"))
        .isInstanceOf(EmbedderException.class)
        .hasMessageStartingWith("The model of the embedding model toy does not load")
        .hasMessageContaining("model.onnx_data");
  }

  @Test
  void aCrossEncoderScoresThePassageThatAnswersHighestAlsoAcrossLanguages() throws Exception {
    for (int logits : new int[] {1, 2}) {
      Path made = folder.resolve("reranker-" + logits);
      ToyModels.reranker(made, Layout.OPTIMUM, WORDS, logits);
      try (OnnxReranker r = OnnxReranker.open(reranker(made, "onnx/model.onnx"), 2)) {
        float[] scores = r.score(KAZAKH, List.of(BREAD, ENGLISH, ""));
        assertThat(scores).hasSize(3);
        assertThat(scores[1]).isGreaterThan(0.5f).isGreaterThan(scores[0]).isLessThan(1f);
        assertThat(scores[2]).isBetween(0f, 0.5f);
        // Alone or together, the same.
        assertThat(r.score(KAZAKH, List.of(ENGLISH))).containsExactly(scores[1]);
        assertThat(r.score(KAZAKH, List.of())).isEmpty();
      }
    }
  }

  @Test
  void twoLogitsAreTheirSoftmax() throws Exception {
    ToyModels.reranker(folder.resolve("one"), Layout.FLAT, WORDS, 1);
    ToyModels.reranker(folder.resolve("two"), Layout.FLAT, WORDS, 2);
    try (OnnxReranker one = OnnxReranker.open(reranker(folder.resolve("one"), "model.onnx"), 1);
        OnnxReranker two = OnnxReranker.open(reranker(folder.resolve("two"), "model.onnx"), 1)) {
      double p = one.score(KAZAKH, List.of(ENGLISH))[0];
      double logit = Math.log(p / (1 - p));
      assertThat((double) two.score(KAZAKH, List.of(ENGLISH))[0])
          .isCloseTo(1 / (1 + Math.exp(-2 * logit)), within(1e-4));
    }
  }

  @Test
  void aModelThatIsNoRerankerIsNamedAndAClosedOneSaysSo() throws Exception {
    ToyModels.embedder(folder, Layout.FLAT, WORDS, 1);
    OnnxReranker wrong = OnnxReranker.open(reranker(folder, "model.onnx"), 1);
    assertThatThrownBy(() -> wrong.score("tide", List.of("moon")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("the model gives \\d+ numbers for a pair of texts, not 1 or 2");
    wrong.close();
    wrong.close();
    assertThatThrownBy(() -> wrong.score("tide", List.of("moon"))).hasMessageContaining("closed");
    assertThatThrownBy(() -> OnnxReranker.open(reranker(folder, "absent.onnx"), 1))
        .isInstanceOf(RerankerException.class)
        .hasMessageStartingWith("The model of the reranker toy does not load");
  }

  @Test
  void aGraphSaysWhatItTakesAndGives() throws Exception {
    ToyModels.embedder(folder, Layout.OPTIMUM, WORDS, 1);
    GraphInfo info = GraphInfo.of(folder.resolve("onnx/model.onnx"));
    assertThat(info.inputs())
        .extracting(GraphInfo.Port::name)
        .containsExactly("input_ids", "attention_mask");
    assertThat(info.output("sentence_embedding"))
        .hasValueSatisfying(o -> {
          assertThat(o.width()).isEqualTo(ToyModels.DIMENSIONS);
          assertThat(o.shape()).hasSize(2);
          assertThat(o.isFloat()).isTrue();
        });
    Files.writeString(folder.resolve("rubbish.onnx"), "not a graph");
    assertThatThrownBy(() -> GraphInfo.of(folder.resolve("rubbish.onnx")))
        .isInstanceOf(GraphInfo.GraphException.class);
  }

  private static OnnxEmbedder embedder(Path at, String graph, Pooling pooling, String output) {
    return OnnxEmbedder.open(settings(at, graph, pooling, output, "digest"));
  }

  private static EmbedderSettings settings(
      Path at, String graph, Pooling pooling, String output, String digest) {
    return new EmbedderSettings(
        new EmbeddingModelSpec(
            "toy",
            new ModelSource.InFiles(at.resolve(graph), at.resolve("tokenizer.json"), digest),
            ToyModels.DIMENSIONS,
            pooling,
            output,
            "",
            "",
            256,
            1,
            Set.of("en", "kk", "ru")),
        1);
  }

  private static RerankerSpec reranker(Path at, String graph) {
    return new RerankerSpec(
        "toy",
        new ModelSource.InFiles(at.resolve(graph), at.resolve("tokenizer.json"), "digest"),
        "",
        256,
        Set.of("en", "kk", "ru"));
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
