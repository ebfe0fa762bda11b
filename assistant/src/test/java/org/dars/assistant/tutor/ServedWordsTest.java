package org.dars.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedWordsTest {

  @ParameterizedTest
  @ValueSource(strings = {"es", "fr", "ru", "ar", "kk", "mn", "uz", "sw", "ur", "id", "km"})
  void everyLanguageSaysEverythingWithTheSameArguments(String language) {
    Properties english = LanguageFile.read("served", "en");
    Properties other = LanguageFile.read("served", language);
    assertThat(other.keySet()).isEqualTo(english.keySet());
    for (String key : english.stringPropertyNames()) {
      for (String argument : new String[] {"{0}", "{1}"}) {
        assertThat(other.getProperty(key).contains(argument))
            .as(key + " " + argument)
            .isEqualTo(english.getProperty(key).contains(argument));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "fr", "ru", "ar", "kk", "mn", "uz", "sw", "ur", "id", "km"})
  void everyLanguageWordsEveryIntent(String language) {
    assertThat(LanguageFile.read("intents", language).keySet())
        .isEqualTo(LanguageFile.read("intents", "en").keySet());
  }

  @Test
  void theFirstLanguageThatThereAreWordsForIsSpoken() {
    assertThat(ServedWords.of("", "xx", "kk", "ru").language()).isEqualTo("kk");
    assertThat(ServedWords.of("xx").language()).isEqualTo("en");
  }

  @Test
  void whatIsFilledInIsTakenAsItIs() {
    assertThat(ServedWords.of("en").get("greeting", "{1} $1", "<b>"))
        .isEqualTo("Hello. I am {1} $1. Ask me about “<b>”.");
  }

  /** A number of somebody's country may be wrong in another, and numbers change. */
  @Test
  void noTelephoneNumberIsGivenToSomebodyInDistress() {
    for (String language : LanguageFile.LANGUAGES) {
      for (String key : new String[] {"distress.1", "distress.2", "distress.3"}) {
        assertThat(ServedWords.of(language).get(key)).doesNotContainPattern("\\d");
      }
    }
  }
}
