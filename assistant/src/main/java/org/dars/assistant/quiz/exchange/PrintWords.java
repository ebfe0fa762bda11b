package org.dars.assistant.quiz.exchange;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.IntStream;

/** The words of printed quizzes in the language of their items; English where there are none. */
final class PrintWords {

  private static final Set<String> RIGHT_TO_LEFT =
      Set.of("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");

  private final ResourceBundle words;
  private final Locale locale;

  /**
   * @param language BCP 47 tag, "und" when unknown
   */
  PrintWords(String language) {
    this.locale = Locale.forLanguageTag(language);
    this.words =
        ResourceBundle.getBundle(
            "org.dars.assistant.quiz.exchange.print",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  String get(String key) {
    return words.getString(key);
  }

  /** Every letter of its words. */
  IntStream letters() {
    return words.keySet().stream()
        .flatMapToInt(k -> words.getString(k).codePoints())
        .filter(c -> !Character.isWhitespace(c));
  }

  boolean rightToLeft() {
    return RIGHT_TO_LEFT.contains(locale.getLanguage());
  }

  /** Whether the words are of the language too, and not in place of it. */
  boolean own() {
    return !words.getLocale().getLanguage().isEmpty() || locale.getLanguage().equals("en");
  }
}
