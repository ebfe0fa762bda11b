package org.dars.translator.check;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import java.util.Set;

/** The scripts that languages are written in, and how much a character of them says. */
final class Scripts {

  private Scripts() {}

  /** The scripts of a BCP 47 tag, likely ones where it names none. */
  static Set<Integer> of(String tag) {
    String script = ULocale.addLikelySubtags(ULocale.forLanguageTag(tag)).getScript();
    return switch (script) {
      case "Jpan" -> Set.of(UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA);
      case "Kore" -> Set.of(UScript.HANGUL, UScript.HAN);
      case "Hans", "Hant" -> Set.of(UScript.HAN, UScript.BOPOMOFO);
      case "" -> Set.of(UScript.LATIN);
      default -> Set.of(UScript.getCodeFromName(script));
    };
  }

  static boolean rightToLeft(String tag) {
    return ULocale.forLanguageTag(tag).isRightToLeft();
  }

  static boolean is(int c, int script) {
    return UScript.getScript(c) == script;
  }

  static long letters(String text) {
    return text.codePoints().filter(Character::isLetter).count();
  }

  static long letters(String text, Set<Integer> scripts) {
    return text.codePoints()
        .filter(Character::isLetter)
        .filter(c -> scripts.contains(UScript.getScript(c)))
        .count();
  }

  /** Length in Latin characters: an ideograph or a syllable says as much as several letters. */
  static double weight(String text) {
    return text.codePoints()
        .mapToDouble(c ->
            switch (UScript.getScript(c)) {
              case UScript.HAN -> 3;
              case UScript.HIRAGANA, UScript.KATAKANA, UScript.HANGUL, UScript.ETHIOPIC -> 2;
              default -> 1;
            })
        .sum();
  }
}
