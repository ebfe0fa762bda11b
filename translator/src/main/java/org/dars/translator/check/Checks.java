package org.dars.translator.check;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dars.translator.guard.Guarded;
import org.dars.translator.memory.Quality;

/**
 * Looks at a translation of a guarded text. Placeholders were proved by the guard before; here the
 * words are looked at.
 */
public final class Checks {

  private static final String QUESTION_MARKS = "?？؟\u037e፧՞⁇⁈⸮";
  private static final int SHORT = 15;

  private Checks() {}

  /**
   * What is wrong with a translation.
   *
   * @param source guarded text
   * @param target its translation, with the same placeholders
   * @param from BCP 47 tag of the source
   * @param to BCP 47 tag of the target
   * @param quality who translated: pseudo-translations need not be in the target's script, and a
   *     person may shorten
   */
  public static List<Issue> of(
      String source, String target, String from, String to, Quality quality) {
    String sourceWords = Guarded.words(source).strip();
    String targetWords = Guarded.words(target).strip();
    List<Issue> issues = new ArrayList<>();
    if (targetWords.isEmpty()) {
      return List.of(new Issue(Issue.Kind.EMPTY, "the translation is empty"));
    }
    String numbers = Numbers.difference(sourceWords, targetWords);
    if (!numbers.isEmpty()) {
      issues.add(new Issue(Issue.Kind.NUMBERS, numbers));
    }
    if (asks(sourceWords) && !asks(targetWords) && !(greek(to) && targetWords.contains(";"))) {
      issues.add(new Issue(Issue.Kind.QUESTION, "the source asks, the translation does not"));
    }
    if (targetWords.contains("```") && !sourceWords.contains("```")) {
      issues.add(new Issue(Issue.Kind.WRAPPING, "it holds a code fence that the source has not"));
    }
    if (quality != Quality.PSEUDO && quality != Quality.PERSON) {
      machine(sourceWords, targetWords, from, to, issues);
    }
    if (sourceWords.equals(targetWords)) {
      issues.add(new Issue(Issue.Kind.SAME_AS_SOURCE, "the translation is the same as the source"));
    }
    return issues;
  }

  private static void machine(
      String source, String target, String from, String to, List<Issue> issues) {
    double sourceLength = weight(source);
    double targetLength = weight(target);
    boolean shrunk = sourceLength > 3 * SHORT && targetLength < sourceLength / 4;
    if (shrunk || targetLength > 3 * sourceLength + SHORT) {
      issues.add(
          new Issue(
              Issue.Kind.LENGTH,
              "its length is out of proportion ("
                  + source.length()
                  + " characters became "
                  + target.length()
                  + ")"));
    }
    Set<Integer> expected = scripts(to);
    if (!expected.equals(scripts(from)) && letters(target) > 8 && share(target, expected) < 0.3) {
      issues.add(new Issue(Issue.Kind.SCRIPT, "it is not written in the script of " + to));
    }
  }

  /** Greek asks with what looks like a semicolon, and mostly is one. */
  private static boolean greek(String tag) {
    return ULocale.forLanguageTag(tag).getLanguage().equals("el");
  }

  private static boolean asks(String text) {
    return text.chars().anyMatch(c -> QUESTION_MARKS.indexOf(c) >= 0);
  }

  /** Length in Latin characters: an ideograph or a syllable says as much as several letters. */
  private static double weight(String text) {
    return text.codePoints()
        .mapToDouble(c ->
            switch (UScript.getScript(c)) {
              case UScript.HAN -> 3;
              case UScript.HIRAGANA, UScript.KATAKANA, UScript.HANGUL, UScript.ETHIOPIC -> 2;
              default -> 1;
            })
        .sum();
  }

  private static long letters(String text) {
    return text.codePoints().filter(Character::isLetter).count();
  }

  private static double share(String text, Set<Integer> scripts) {
    long own =
        text.codePoints()
            .filter(Character::isLetter)
            .filter(c -> scripts.contains(UScript.getScript(c)))
            .count();
    return (double) own / letters(text);
  }

  private static Set<Integer> scripts(String tag) {
    String script = ULocale.addLikelySubtags(ULocale.forLanguageTag(tag)).getScript();
    return switch (script) {
      case "Jpan" -> Set.of(UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA);
      case "Kore" -> Set.of(UScript.HANGUL, UScript.HAN);
      case "Hans", "Hant" -> Set.of(UScript.HAN, UScript.BOPOMOFO);
      case "" -> Set.of(UScript.LATIN);
      default -> Set.of(UScript.getCodeFromName(script));
    };
  }
}
