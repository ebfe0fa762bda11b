package org.dars.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "ar", "es", "fr", "ru"})
  void everyLanguageHasWordsOfItsOwnForEveryCode(String language) {
    Locale locale = Locale.of(language);
    ResourceBundle words =
        ResourceBundle.getBundle(
            "org.dars.assistant.tutor.notes",
            locale,
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));

    assertThat(words.getLocale()).isEqualTo(locale);
    assertThat(words.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Note.Code.values()).map(Note.Code::name).toList());
    for (Note.Code code : Note.Code.values()) {
      assertThat(new Note(code, List.of("3")).in(language)).doesNotContain("{").isNotBlank();
    }
  }

  @Test
  void numbersChooseTheFormAndNamesAreSaid() {
    assertThat(Note.of(Note.Code.DROPPED, 1))
        .hasToString("One written sentence had no proof in the course and was left out.");
    assertThat(Note.of(Note.Code.DROPPED, 2).in("fr"))
        .isEqualTo("2 phrases rédigées étaient sans preuve dans le cours et ont été omises.");
    assertThat(Note.of(Note.Code.MODEL_FAILED, "ollama qwen3:4b", "It is away.").in("es"))
        .startsWith("ollama qwen3:4b no respondió.");
    assertThat(Note.of(Note.Code.MODEL_FAILED, "ollama qwen3:4b", "It is away.").reason())
        .contains("It is away.");
  }

  @Test
  void aLanguageWithoutWordsIsToldInEnglish() {
    assertThat(Note.of(Note.Code.BUDGET_DAY).in("km"))
        .isEqualTo(Note.of(Note.Code.BUDGET_DAY).toString())
        .startsWith("The money");
  }
}
