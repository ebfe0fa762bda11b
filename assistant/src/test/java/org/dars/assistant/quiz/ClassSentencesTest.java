package org.dars.assistant.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassSentencesTest {

  private static ClassSentences of(String language, String text) {
    SourceDocument document = CourseText.document("d", "A course", text);
    return ClassSentences.of(Placed.all(List.of(document), List.of()), language);
  }

  @Test
  void membersAreNamedAfterTheirClass() {
    ClassSentences classes =
        of(
            "en",
            "There are many treatment modalities, such as individual therapy, couples therapy, and group therapy.");
    assertThat(classes.members().get("treatment modality"))
        .containsExactly("individual therapy", "couple therapy", "group therapy");
    assertThat(classes.puts("Couples therapy", "treatment modality")).isTrue();
    assertThat(classes.puts("drug therapy", "treatment modality")).isFalse();
    assertThat(classes.puts("couples therapy", "defense mechanism")).isFalse();
  }

  @Test
  void membersAreNamedBeforeTheirClass() {
    ClassSentences classes =
        of(
            "en",
            "The text holds much on this: neurons, glial cells, and other cells of the brain.");
    assertThat(classes.puts("glial cell", "cell")).isTrue();
    assertThat(classes.puts("neuron", "cell")).isTrue();
  }

  @Test
  void aSentenceSaysWhatOneThingIs() {
    ClassSentences classes =
        of(
            "en",
            "A synapse is a kind of junction between two cells. Sleep is a state, not a place.");
    assertThat(classes.puts("synapse", "junction")).isTrue();
    assertThat(classes.puts("synapse", "cell")).isFalse();
    assertThat(classes.puts("sleep", "state")).isTrue();
  }

  @Test
  void otherLanguagesHaveTheirOwnWords() {
    assertThat(
            of("es", "Hay trastornos de ansiedad, tales como la fobia social y el pánico.")
                .puts("fobia social", "ansiedad"))
        .isTrue();
    assertThat(
            of("fr", "On y trouve des bibliothèques, telles que Datasets et Tokenizers.")
                .puts("Datasets", "bibliothèque"))
        .isTrue();
    assertThat(of("ru", "Модели, например, BERT и GPT, учатся на тексте.").puts("GPT", "модели"))
        .isTrue();
    assertThat(of("kk", "Модельдер, мысалы BERT және GPT.").members()).isEmpty();
  }
}
