package org.dars.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link Embedder} keeps to. */
public abstract class EmbedderContract {

  protected static final List<String> TEXTS =
      List.of(
          "The hippocampus turns short-term memories into long-term ones.",
          "A histogram shows how often values fall into each range.",
          "Photosynthesis stores the energy of light as sugar.",
          "Memory.",
          "The cerebellum coordinates movement and balance, and it also takes part in implicit"
              + " memory, such as riding a bicycle or the blink of an eye before a puff of air.",
          "An attention mask keeps padding out of a transformer's sums.");

  /** An open embedder; the contract does not close it. */
  protected abstract Embedder shared();

  /** An embedder of the test's own, to be closed. */
  protected abstract Embedder fresh();

  @Test
  void vectorsAreUnitVectorsOfTheDeclaredLength() {
    for (float[] v : shared().embedPassages(TEXTS, n -> {})) {
      assertThat(v).hasSize(shared().dimensions());
      assertThat(dot(v, v)).isCloseTo(1, within(1e-5));
    }
    float[] q = shared().embedQuery("What does the hippocampus do?");
    assertThat(dot(q, q)).isCloseTo(1, within(1e-5));
  }

  @Test
  void theSameTextGetsTheSameVectorAloneAmongOthersAndInAnyOrder() {
    List<float[]> together = shared().embedPassages(TEXTS, n -> {});
    for (int i = 0; i < TEXTS.size(); i++) {
      assertThat(shared().embedPassages(List.of(TEXTS.get(i)), n -> {}).getFirst())
          .containsExactly(together.get(i));
    }
    List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 0, 4));
    for (long seed = 1; seed <= 3; seed++) {
      Collections.shuffle(order, new Random(seed));
      List<float[]> shuffled =
          shared().embedPassages(order.stream().map(TEXTS::get).toList(), n -> {});
      for (int i = 0; i < order.size(); i++) {
        assertThat(shuffled.get(i)).as("seed %d", seed).containsExactly(together.get(order.get(i)));
      }
    }
  }

  @Test
  void theQuestionIsNearestToThePassageThatSharesItsWords() {
    float[] question = shared().embedQuery("What does the hippocampus do with memories?");
    List<float[]> passages = shared().embedPassages(TEXTS, n -> {});
    for (int i = 1; i < TEXTS.size(); i++) {
      assertThat(dot(question, passages.getFirst())).isGreaterThan(dot(question, passages.get(i)));
    }
  }

  @Test
  void anyTextGetsAVector() {
    List<String> odd =
        List.of(
            "",
            " \n\t ",
            "\0",
            "\uD83D alone \uDE00",
            "\uDE00\uD83D",
            "қазақ тілі 中文 العربية ខ្មែរ 😀👩‍👩‍👧 \u202E\u200B\uFEFF",
            "\uFFFF\uFFFE",
            "a".repeat(100_000),
            "word ".repeat(50_000),
            "[CLS] [SEP] [PAD] [MASK]");
    for (float[] v : shared().embedPassages(odd, n -> {})) {
      assertThat(dot(v, v)).isCloseTo(1, within(1e-5));
    }
    for (String text : odd) {
      float[] v = shared().embedQuery(text);
      assertThat(dot(v, v)).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void aTextWithPartsGetsItsOwnVectorAndOneForEachPart() {
    String text = "😀 " + TEXTS.get(0) + "\n" + TEXTS.get(2) + " 😀😀 " + TEXTS.get(5);
    List<TextParts.Part> parts =
        List.of(part(text, TEXTS.get(5)), part(text, TEXTS.get(0)), part(text, TEXTS.get(2)));
    List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
    List<PartVectors> vectors =
        shared()
            .embedParts(
                List.of(new TextParts(TEXTS.get(4), List.of()), new TextParts(text, parts)),
                seen::add);
    assertThat(seen).isSorted().endsWith(2);
    List<float[]> wholes = shared().embedPassages(List.of(TEXTS.get(4), text), n -> {});
    assertThat(vectors.get(0).whole()).containsExactly(wholes.get(0));
    assertThat(vectors.get(0).parts()).isEmpty();
    assertThat(vectors.get(1).whole()).containsExactly(wholes.get(1));
    assertThat(vectors.get(1).parts())
        .hasSize(3)
        .allSatisfy(v -> assertThat(dot(v, v)).isCloseTo(1, within(1e-5)));
    float[] question = shared().embedQuery("Which energy of light is stored as sugar?");
    List<Double> near = vectors.get(1).parts().stream().map(v -> dot(question, v)).toList();
    assertThat(near.get(2)).isGreaterThan(near.get(0)).isGreaterThan(near.get(1));
  }

  private static TextParts.Part part(String text, String words) {
    int start = text.indexOf(words);
    return new TextParts.Part(start, start + words.length());
  }

  @Test
  void aPartThatIsNotInItsTextIsRefused() {
    assertThatThrownBy(() -> new TextParts("short", List.of(new TextParts.Part(2, 6))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2–6")
        .hasMessageContaining("5 characters");
  }

  @Test
  void noTextsGiveNoVectors() {
    assertThat(shared().embedParts(List.of(), n -> {})).isEmpty();
    assertThat(shared().embedPassages(List.of(), n -> {})).isEmpty();
  }

  @Test
  void progressGrowsToTheNumberOfTexts() {
    List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
    shared().embedPassages(TEXTS, seen::add);
    assertThat(seen).isSorted().doesNotHaveDuplicates().endsWith(TEXTS.size());
  }

  @Test
  void anExceptionFromTheProgressCallbackReachesTheCaller() {
    assertThatThrownBy(() ->
            shared()
                .embedPassages(
                    TEXTS,
                    n -> {
                      throw new UnsupportedOperationException("stop");
                    }))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("stop");
    assertThat(shared().embedPassages(TEXTS, n -> {})).hasSize(TEXTS.size());
  }

  @Test
  void twoOfAKindHaveOneFingerprintAndOneVector() {
    try (Embedder other = fresh()) {
      assertThat(other.fingerprint()).isEqualTo(shared().fingerprint()).isNotBlank();
      assertThat(other.embedQuery(TEXTS.getFirst()))
          .containsExactly(shared().embedQuery(TEXTS.getFirst()));
    }
  }

  @Test
  void aClosedEmbedderSaysSo() {
    Embedder embedder = fresh();
    embedder.close();
    embedder.close();
    assertThatThrownBy(() -> embedder.embedQuery("late"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(embedder.name())
        .hasMessageContaining("closed");
  }

  protected static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
