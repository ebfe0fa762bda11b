package org.dars.index.courseware;

import java.util.Locale;
import java.util.Set;

/** How a language is written on the line. */
public enum WritingDirection {
  LEFT_TO_RIGHT,
  RIGHT_TO_LEFT;

  private static final Set<String> RIGHT_TO_LEFT_LANGUAGES =
      Set.of(
          "ar", "arc", "ckb", "dv", "fa", "glk", "he", "iw", "lrc", "mzn", "nqo", "pnb", "prs",
          "ps", "sd", "syr", "ug", "ur", "yi");

  private static final Set<String> RIGHT_TO_LEFT_SCRIPTS =
      Set.of("adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa");

  /**
   * The direction of a language.
   *
   * @param tag BCP 47; a script that it names decides before the language ("ku-Arab", "az-Latn")
   */
  public static WritingDirection of(String tag) {
    String[] parts = tag.toLowerCase(Locale.ROOT).split("[-_]");
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].length() == 4 && Character.isLetter(parts[i].charAt(0))) {
        return RIGHT_TO_LEFT_SCRIPTS.contains(parts[i]) ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
      }
    }
    return RIGHT_TO_LEFT_LANGUAGES.contains(parts[0]) ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
  }
}
