package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.dars.assistant.localise.PersonNote;
import org.dars.translator.check.Issue;
import org.dars.translator.check.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

  private static Properties load(String file) throws Exception {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(MessagesTest.class.getResourceAsStream(file)),
            StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "es", "fr", "ru"})
  void everyLanguageSaysEverythingWithTheSameArguments(String language) throws Exception {
    Properties english = load("messages.properties");
    Properties other = load("messages_" + language + ".properties");
    assertThat(other.keySet()).isEqualTo(english.keySet());
    for (String key : english.stringPropertyNames()) {
      for (int i = 0; i < 3; i++) {
        String argument = "{" + i;
        assertThat(other.getProperty(key).contains(argument))
            .as(key + " " + argument)
            .isEqualTo(english.getProperty(key).contains(argument));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Issue.Kind.class)
  void everyKindOfFindingHasItsWords(Issue.Kind kind) throws Exception {
    assertThat(load("messages.properties").getProperty("check." + kind.id())).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void everyReasonOfACheckIsSaidInEveryLanguage(Reason reason) {
    String message = reason.with("A", "B", "C");
    Finding finding = Finding.of("numbers: " + message);
    assertThat(finding.said(Messages.of("en"))).isNotBlank();
    for (String language : List.of("ar", "es", "fr", "ru")) {
      assertThat(finding.said(Messages.of(language)))
          .as(language)
          .isNotEqualTo(message)
          .doesNotContain("{");
    }
  }

  @ParameterizedTest
  @EnumSource(PersonNote.class)
  void everyNoteOfAPersonIsSaidInEveryLanguage(PersonNote note) throws Exception {
    assertThat(load("messages_ar.properties").getProperty("noted." + note.id())).contains("{0}");
  }

  @Test
  void anotherNoteStaysAsItIs() {
    Messages spanish = Messages.of("es");
    assertThat(Finding.of("Amina: see the glossary").said(spanish))
        .isEqualTo("Amina: see the glossary");
    assertThat(Finding.of("grammar: Error de concordancia.").said(spanish))
        .isEqualTo("Error de concordancia.");
    assertThat(Finding.of("sent back by Amina").said(spanish)).isEqualTo("devuelto por Amina");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, 'fr-CA,fr;q=0.9', fr",
        "-, 'kk,ru;q=0.8,en;q=0.5', ru",
        "ar, 'fr', ar",
        "xx, 'es', es",
        "-, 'kk', en",
        "-, ';;;', en",
        "-, -, en"
      })
  void theLanguageIsTheChosenOneThenTheBrowsersThenEnglish(
      String chosen, String accepted, String language) {
    assertThat(Messages.pick(chosen, accepted).language()).isEqualTo(language);
  }

  @Test
  void numbersAndCountsAreWordedInTheirLanguage() {
    assertThat(Messages.of("en").get("facts.documents", 1)).isEqualTo("1 document");
    assertThat(Messages.of("en").get("facts.documents", 1_204)).isEqualTo("1,204 documents");
    assertThat(Messages.of("ru").get("facts.words", 11_204)).matches("слов: 11\\h204");
  }
}
