package org.dars.assistant.quiz.examine;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the grammar around a gap lets an option stand in it. */
final class Grammar {

  private static final Pattern GAP = Pattern.compile("_{2,}");
  private static final Pattern VOWEL =
      Pattern.compile("(?i)(?!eu|uni(?!n)|use|usu|ub|one\\b|once)[aeiou].*", Pattern.DOTALL);
  private static final Pattern SILENT =
      Pattern.compile("(?i)(hour|honest|honou?r|heir).*", Pattern.DOTALL);
  private static final Pattern LETTER_NAME = Pattern.compile("[AEFHILMNORSX]([\\p{Lu}\\d].*|$)");

  private Grammar() {}

  /** The text before the first gap or, without one, the whole stem with a space behind it. */
  static String before(String stem) {
    Matcher gap = GAP.matcher(stem);
    return gap.find() ? stem.substring(0, gap.start()) : stem.stripTrailing() + " ";
  }

  /**
   * Whether an option may stand behind the stem's article. Only "a" and "an" are told apart; of
   * other articles the gender would have to be known.
   */
  static boolean fits(String stem, String option, Lexicon lexicon) {
    Optional<Lexicon.Ending> article = lexicon.article(before(stem));
    if (article.isEmpty() || !article.get().forms().contains("an")) {
      return true;
    }
    return article.get().article().equals("an") == vowel(option);
  }

  private static boolean vowel(String option) {
    String word = option.strip();
    String first = word.isEmpty() ? "" : word.split("[\\s-]", 2)[0];
    boolean letters = first.length() > 1 && first.equals(first.toUpperCase(Locale.ROOT));
    if (letters || first.length() == 1) {
      return LETTER_NAME.matcher(first.toUpperCase(Locale.ROOT)).lookingAt();
    }
    return VOWEL.matcher(word).lookingAt() || SILENT.matcher(word).lookingAt();
  }
}
