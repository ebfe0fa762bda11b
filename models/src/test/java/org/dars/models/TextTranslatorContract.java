package org.dars.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link TextTranslator} keeps to; it knows the words of "the cat reads", en to kk. */
public abstract class TextTranslatorContract {

  protected static final List<String> TEXTS =
      List.of("the cat reads", "reads the cat the cat reads", "cat", "", "the the the");

  /** A translator of the test's own, to be closed. */
  protected abstract TextTranslator fresh() throws Exception;

  @Test
  void everyTextGetsItsTranslationInOrder() throws Exception {
    try (TextTranslator translator = fresh()) {
      assertThat(translator.translate(TEXTS, "en", "kk"))
          .containsExactly(
              "осы мысық оқиды", "оқиды осы мысық осы мысық оқиды", "мысық", "", "осы осы осы");
      assertThat(translator.translate(List.of(), "en", "kk")).isEmpty();
    }
  }

  @Test
  void aTranslationDoesNotDependOnWhatElseIsTranslatedNorByWhom() throws Exception {
    try (TextTranslator translator = fresh();
        ExecutorService people = Executors.newFixedThreadPool(4)) {
      List<String> together = translator.translate(TEXTS, "en", "kk");
      List<Callable<String>> alone = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String text = TEXTS.get(i % TEXTS.size());
        alone.add(() -> translator.translate(List.of(text), "en", "kk").getFirst());
      }
      List<Future<String>> done = people.invokeAll(alone);
      for (int i = 0; i < done.size(); i++) {
        assertThat(done.get(i).get()).isEqualTo(together.get(i % TEXTS.size()));
      }
    }
  }

  @Test
  void itSaysWhichLanguagesItTranslates() throws Exception {
    try (TextTranslator translator = fresh()) {
      assertThat(translator.translates("en", "kk")).isTrue();
      assertThat(translator.translates("en-GB", "kk-KZ")).isTrue();
      assertThat(translator.translates("en", "en")).isFalse();
      assertThat(translator.translates("en", "ja")).isFalse();
      assertThatThrownBy(() -> translator.translate(List.of("cat"), "en", "ja"))
          .isInstanceOf(TranslatorException.class)
          .hasMessage(
              "The translator %s does not translate en to ja: choose another."
                  .formatted(translator.name()));
    }
  }

  @Test
  void itsIdStaysAndNamesIt() throws Exception {
    try (TextTranslator one = fresh();
        TextTranslator two = fresh()) {
      assertThat(one.id()).isEqualTo(two.id()).startsWith(one.name() + " ");
    }
  }

  @Test
  void whatIsClosedTranslatesNoMoreAndMayBeClosedTwice() throws Exception {
    TextTranslator translator = fresh();
    translator.close();
    translator.close();
    assertThatThrownBy(() -> translator.translate(List.of("cat"), "en", "kk"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The translator " + translator.name() + " is closed.");
  }
}
