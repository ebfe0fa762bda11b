package org.dars.assistant.tutor;

import java.util.regex.Pattern;

/**
 * Whether words stand in a block, to the letter: only space, quotation marks and hyphens are
 * folded.
 */
public final class Quotes {

  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u202f\\u2009]+");
  private static final Pattern DOUBLE =
      Pattern.compile("[\\u201c\\u201d\\u201e\\u00ab\\u00bb\\u2033]");
  private static final Pattern SINGLE = Pattern.compile("[\\u2018\\u2019\\u201a\\u2032\\u02bc]");
  private static final Pattern HYPHEN = Pattern.compile("[\\u2010-\\u2015\\u2212]");
  private static final Pattern INVISIBLE = Pattern.compile("[\\u00ad\\u200b\\ufeff]");

  private Quotes() {}

  /** Whether a quote of at least one letter or digit is found in the text. */
  public static boolean stands(String quote, String text) {
    String folded = fold(quote);
    return folded.codePoints().anyMatch(Character::isLetterOrDigit) && fold(text).contains(folded);
  }

  static String fold(String text) {
    String s = INVISIBLE.matcher(text).replaceAll("");
    s = DOUBLE.matcher(s).replaceAll("\"");
    s = SINGLE.matcher(s).replaceAll("'");
    s = HYPHEN.matcher(s).replaceAll("-");
    return SPACE.matcher(s).replaceAll(" ").strip();
  }
}
