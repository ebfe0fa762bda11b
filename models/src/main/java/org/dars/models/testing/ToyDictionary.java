package org.dars.models.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of {@link ToyTranslator}: one meaning a row, in English, Kazakh and Spanish. An
 * adjective stands before its noun in English and Kazakh, and after it in Spanish. Two English
 * words have two translations into Spanish: the likelier one of "light" makes the next word
 * doubtful, so that the likeliest sentence begins with the other one.
 */
public final class ToyDictionary {

  /** BCP 47 tags, in the order of a row. */
  public static final List<String> LANGUAGES = List.of("en", "kk", "es");

  /** Those whose nouns stand before their adjectives. */
  static final List<String> NOUNS_FIRST = List.of("es");

  /**
   * A meaning.
   *
   * @param adjective whether it stands before, or after, the noun that it describes
   * @param words in each language; further Spanish ones after the third
   */
  public record Row(boolean adjective, List<String> words) {}

  static final String DOUBTFUL = "luz";
  static final String SURE = "ligero";
  static final String USUAL = "casa";
  static final String SELDOM = "hogar";

  /** All meanings. */
  public static final List<Row> ROWS =
      List.of(
          row(true, "red", "қызыл", "rojo"),
          row(true, "big", "үлкен", "grande"),
          row(true, "old", "ескі", "viejo"),
          row(false, "house", "үй", USUAL, SELDOM),
          row(false, "cat", "мысық", "gato"),
          row(false, "book", "кітап", "libro"),
          row(false, "water", "су", "agua"),
          row(false, "the", "осы", "el"),
          row(false, "sees", "көреді", "ve"),
          row(false, "reads", "оқиды", "lee"),
          row(false, "light", "жарық", DOUBTFUL, SURE),
          row(false, ".", ".", "."));

  private ToyDictionary() {}

  private static Row row(boolean adjective, String... words) {
    return new Row(adjective, List.of(words));
  }

  /** A word of a language with a meaning. */
  record Word(String text, int meaning, int language, boolean firstChoice) {}

  /** All words; what is written alike in several languages stands there for each. */
  static List<Word> words() {
    List<Word> words = new ArrayList<>();
    for (int meaning = 0; meaning < ROWS.size(); meaning++) {
      List<String> row = ROWS.get(meaning).words();
      for (int i = 0; i < row.size(); i++) {
        int language = Math.min(i, LANGUAGES.size() - 1);
        words.add(new Word(row.get(i), meaning, language, i < LANGUAGES.size()));
      }
    }
    return words;
  }
}
