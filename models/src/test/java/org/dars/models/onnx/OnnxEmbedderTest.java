package org.dars.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dars.models.Embedder;
import org.dars.models.EmbedderContract;
import org.dars.models.EmbedderException;
import org.dars.models.PartVectors;
import org.dars.models.TextParts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OnnxEmbedderTest extends EmbedderContract {

  private static final EmbedderSettings SETTINGS = EmbedderSettings.standard().withThreads(2);
  private static OnnxEmbedder embedder;

  @BeforeAll
  static void open() {
    embedder = OnnxEmbedder.open(SETTINGS);
  }

  @AfterAll
  static void close() {
    embedder.close();
  }

  @Override
  protected Embedder shared() {
    return embedder;
  }

  @Override
  protected Embedder fresh() {
    return OnnxEmbedder.open(SETTINGS);
  }

  @Test
  void everyBundledModelFindsThePassageThatAnswers() {
    for (EmbeddingModelSpec model : BundledModels.all()) {
      try (OnnxEmbedder e = OnnxEmbedder.open(SETTINGS.withModel(model))) {
        float[] question = e.embedQuery("Which part of the brain keeps us upright?");
        List<float[]> passages = e.embedPassages(TEXTS, n -> {});
        for (int i = 0; i < TEXTS.size(); i++) {
          if (i != 4) {
            assertThat(dot(question, passages.get(4)))
                .as(model.name())
                .isGreaterThan(dot(question, passages.get(i)));
          }
        }
      }
    }
  }

  @Test
  void aPartBeyondTheLongestInputGetsTheVectorOfTheWhole() {
    String text = "word ".repeat(2_000) + "The end.";
    TextParts.Part end = new TextParts.Part(text.length() - 8, text.length());
    PartVectors v = embedder.embedParts(List.of(new TextParts(text, List.of(end))), n -> {}).get(0);
    assertThat(v.parts().get(0)).containsExactly(v.whole());
  }

  @Test
  void aModelThatReadsItsFirstTokenEmbedsEachPartAsAText() {
    try (OnnxEmbedder e = OnnxEmbedder.open(SETTINGS.withModel(BundledModels.BGE_SMALL_EN_V15))) {
      String text = TEXTS.get(0) + " " + TEXTS.get(2);
      TextParts.Part first = new TextParts.Part(0, TEXTS.get(0).length());
      PartVectors v = e.embedParts(List.of(new TextParts(text, List.of(first))), n -> {}).get(0);
      List<float[]> texts = e.embedPassages(List.of(text, TEXTS.get(0)), n -> {});
      assertThat(v.whole()).containsExactly(texts.get(0));
      assertThat(v.parts().get(0)).containsExactly(texts.get(1));
    }
  }

  @Test
  void theNumberOfThreadsDoesNotChangeAVector() {
    try (OnnxEmbedder one = OnnxEmbedder.open(SETTINGS.withThreads(1));
        OnnxEmbedder four = OnnxEmbedder.open(SETTINGS.withThreads(4))) {
      List<float[]> a = one.embedPassages(TEXTS, n -> {});
      List<float[]> b = four.embedPassages(TEXTS, n -> {});
      for (int i = 0; i < TEXTS.size(); i++) {
        assertThat(b.get(i)).containsExactly(a.get(i));
      }
    }
  }

  @Test
  void batchesKeepTheOrderAndNearlyTheVectors() {
    EmbeddingModelSpec batched = batchesOf(BundledModels.E5_SMALL_V2, 8);
    try (OnnxEmbedder e = OnnxEmbedder.open(SETTINGS.withModel(batched))) {
      List<String> texts = new ArrayList<>(TEXTS);
      texts.addAll(TEXTS.reversed());
      List<float[]> alone = embedder.embedPassages(texts, n -> {});
      List<float[]> inBatches = e.embedPassages(texts, n -> {});
      for (int i = 0; i < texts.size(); i++) {
        assertThat(dot(inBatches.get(i), alone.get(i))).isGreaterThan(0.99);
      }
    }
  }

  @Test
  void whatStandsBehindTheLongestInputDoesNotCount() {
    String cut = "memory ".repeat(600);
    List<float[]> vectors =
        embedder.embedPassages(
            List.of(cut, cut + "photosynthesis", "memory ".repeat(400) + "photosynthesis"),
            n -> {});
    assertThat(vectors.get(1)).containsExactly(vectors.get(0));
    assertThat(vectors.get(2)).isNotEqualTo(vectors.get(0));
  }

  @Test
  void minilmReadsBeyondTheHundredTwentyEightTokensOfItsTokenizerFile() {
    try (OnnxEmbedder e = OnnxEmbedder.open(SETTINGS.withModel(BundledModels.ALL_MINILM_L6_V2))) {
      String head = "memory ".repeat(200);
      assertThat(e.embedQuery(head + "photosynthesis"))
          .isNotEqualTo(e.embedQuery(head + "bicycle"));
    }
  }

  @Test
  void questionsAndPassagesGetTheirOwnPrefix() {
    String text = TEXTS.getFirst();
    EmbeddingModelSpec bge = BundledModels.BGE_SMALL_EN_V15;
    try (OnnxEmbedder e = OnnxEmbedder.open(SETTINGS.withModel(bge))) {
      assertThat(e.embedQuery(text))
          .containsExactly(e.embedPassages(List.of(bge.queryPrefix() + text), n -> {}).getFirst())
          .isNotEqualTo(e.embedPassages(List.of(text), n -> {}).getFirst());
    }
    assertThat(embedder.embedQuery(text))
        .isNotEqualTo(embedder.embedPassages(List.of(text), n -> {}).getFirst());
  }

  @Test
  void theFingerprintFollowsTheModelAndItsSettings() {
    EmbeddingModelSpec e5 = BundledModels.E5_SMALL_V2;
    assertThat(embedder.fingerprint()).matches("[0-9a-f]{32}");
    for (EmbeddingModelSpec other : List.of(BundledModels.BGE_SMALL_EN_V15, batchesOf(e5, 2))) {
      try (OnnxEmbedder e = OnnxEmbedder.open(SETTINGS.withModel(other))) {
        assertThat(e.fingerprint()).isNotEqualTo(embedder.fingerprint());
      }
    }
  }

  @Test
  void aModelThatIsNotInstalledIsNamedWithItsArtifact() {
    EmbeddingModelSpec bge = BundledModels.BGE_SMALL_EN_V15;
    EmbeddingModelSpec absent =
        new EmbeddingModelSpec(
            "absent-model",
            "org.example:absent-model",
            "absent-model.onnx",
            bge.tokenizerResource(),
            384,
            Pooling.CLS,
            "",
            "",
            512,
            1,
            bge.languages());
    assertThat(absent.installed()).isFalse();
    assertThat(bge.installed()).isTrue();
    assertThatThrownBy(() -> OnnxEmbedder.open(SETTINGS.withModel(absent)))
        .isInstanceOf(EmbedderException.class)
        .hasMessage(
            "The embedding model absent-model is not installed: absent-model.onnx is not on the"
                + " class path; add the artifact org.example:absent-model.");
  }

  @Test
  void aFileThatIsNoModelIsNamed() {
    EmbeddingModelSpec bge = BundledModels.BGE_SMALL_EN_V15;
    EmbeddingModelSpec broken =
        new EmbeddingModelSpec(
            "broken-model",
            "org.example:broken-model",
            bge.tokenizerResource(),
            bge.tokenizerResource(),
            384,
            Pooling.CLS,
            "",
            "",
            512,
            1,
            bge.languages());
    assertThatThrownBy(() -> OnnxEmbedder.open(SETTINGS.withModel(broken)))
        .isInstanceOf(EmbedderException.class)
        .hasMessageStartingWith("The model of the embedding model broken-model does not load");
  }

  @Test
  void anInterruptStopsTheWorkAndLeavesTheEmbedderUsable() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    AtomicInteger finished = new AtomicInteger();
    List<String> many = Collections.nCopies(5_000, TEXTS.get(4));
    Thread caller =
        Thread.ofPlatform()
            .start(() -> {
              try {
                embedder.embedPassages(
                    many,
                    n -> {
                      finished.set(n);
                      begun.countDown();
                    });
                thrown.complete(new AssertionError("not interrupted"));
              } catch (EmbedderException e) {
                thrown.complete(
                    Thread.currentThread().isInterrupted()
                        ? e
                        : new AssertionError("flag lost", e));
              }
            });
    begun.await();
    caller.interrupt();
    assertThat(thrown.get(30, TimeUnit.SECONDS))
        .isInstanceOf(EmbedderException.class)
        .hasMessage("Embedding was interrupted before it finished.");
    int atTheEnd = finished.get();
    assertThat(atTheEnd).isLessThan(many.size());
    assertThat(embedder.embedQuery("still here")).hasSize(384);
    assertThat(finished.get()).isEqualTo(atTheEnd);
  }

  @Test
  void closingWaitsForWhatIsInFlight() throws Exception {
    OnnxEmbedder own = OnnxEmbedder.open(SETTINGS);
    CountDownLatch begun = new CountDownLatch(1);
    List<String> many = Collections.nCopies(100, TEXTS.getFirst());
    CompletableFuture<List<float[]>> work =
        CompletableFuture.supplyAsync(() -> own.embedPassages(many, n -> begun.countDown()));
    begun.await();
    own.close();
    assertThat(work.get(30, TimeUnit.SECONDS)).hasSize(100).doesNotContainNull();
  }

  @Test
  void aQuestionIsAnsweredWhileACourseIsBeingEmbedded() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger finished = new AtomicInteger();
    List<String> many = Collections.nCopies(200, TEXTS.get(4));
    CompletableFuture<List<float[]>> course =
        CompletableFuture.supplyAsync(() ->
            embedder.embedPassages(
                many,
                n -> {
                  finished.set(n);
                  begun.countDown();
                }));
    begun.await();
    embedder.embedQuery("What is memory?");
    assertThat(finished.get()).isLessThan(many.size());
    assertThat(course.get(60, TimeUnit.SECONDS)).hasSize(many.size());
  }

  private static EmbeddingModelSpec batchesOf(EmbeddingModelSpec m, int size) {
    return new EmbeddingModelSpec(
        m.name(),
        m.artifact(),
        m.modelResource(),
        m.tokenizerResource(),
        m.dimensions(),
        m.pooling(),
        m.queryPrefix(),
        m.passagePrefix(),
        m.maxTokens(),
        size,
        m.languages());
  }
}
