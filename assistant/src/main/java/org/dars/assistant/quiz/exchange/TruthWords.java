package org.dars.assistant.quiz.exchange;

import java.util.Locale;
import java.util.Map;

/** "True" and "False" as learners read them, for files in which somebody must write them. */
public final class TruthWords {

  private static final Map<String, String[]> WORDS =
      Map.ofEntries(
          Map.entry("ar", new String[] {"صواب", "خطأ"}),
          Map.entry("de", new String[] {"Wahr", "Falsch"}),
          Map.entry("en", new String[] {"True", "False"}),
          Map.entry("es", new String[] {"Verdadero", "Falso"}),
          Map.entry("fr", new String[] {"Vrai", "Faux"}),
          Map.entry("it", new String[] {"Vero", "Falso"}),
          Map.entry("pt", new String[] {"Verdadeiro", "Falso"}),
          Map.entry("ru", new String[] {"Верно", "Неверно"}),
          Map.entry("uk", new String[] {"Правда", "Неправда"}),
          Map.entry("zh", new String[] {"正确", "错误"}));

  private TruthWords() {}

  /**
   * The word in a language, in English where this one is not known.
   *
   * @param language BCP 47
   */
  public static String word(String language, boolean truth) {
    String base = language.split("-", 2)[0].toLowerCase(Locale.ROOT);
    return WORDS.getOrDefault(base, new String[] {"True", "False"})[truth ? 0 : 1];
  }

  /**
   * Whether a word is that of true, or of false, in some language known here.
   *
   * @param word in any case
   */
  public static boolean says(String word, boolean truth) {
    return WORDS.values().stream().anyMatch(w -> w[truth ? 0 : 1].equalsIgnoreCase(word));
  }
}
