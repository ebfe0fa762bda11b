package org.dars.assistant.quiz.practice;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Words as people type them, held against words that count.
 *
 * <p>Always the same: compatibility forms (NFKC), white space, apostrophes, soft hyphens and other
 * invisible marks, vowel signs and tatweel of Arabic script and points of Hebrew, ي and ی, ك and ک,
 * full stops at the end, digits of any script. Unless the item says that letters count exactly, so
 * are capitals and small letters, and letters with and without accents in Latin and Greek script:
 * many phones have no é. Letters of other scripts stay what they are: Cyrillic й is no и; ё alone
 * counts as е, as it is printed.
 */
final class TypedWords {

  private static final int LONGEST = 2_000;

  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cf}\\u0591-\\u05c7\\u064b-\\u065f\\u0670\\u0640]");

  private static final Pattern ACCENTS =
      Pattern.compile("(?<=[\\p{IsLatin}\\p{IsGreek}]\\p{M}{0,3})\\p{Mn}");

  private TypedWords() {}

  /**
   * Whether words count.
   *
   * @param pattern what counts; {@code *} stands for any characters or none, {@code \*} for itself
   * @param exactly whether capitals and accents matter
   */
  static boolean accepts(String pattern, String typed, boolean exactly) {
    String said = typed.length() > LONGEST ? "" : folded(typed, exactly);
    if (said.isEmpty()) {
      return false;
    }
    String kept = pattern.replace("\\*", "\uE000");
    boolean open = kept.indexOf('*') >= 0;
    String[] parts = folded(kept, exactly).split("\\*", -1);
    return open ? fits(parts, said) : parts[0].replace('\uE000', '*').equals(said);
  }

  /**
   * Whether a text begins with the first part, ends with the last, and holds the others between.
   */
  private static boolean fits(String[] parts, String said) {
    String first = parts[0].stripTrailing().replace('\uE000', '*');
    String last = parts[parts.length - 1].stripLeading().replace('\uE000', '*');
    if (!said.startsWith(first)
        || !said.endsWith(last)
        || said.length() < first.length() + last.length()) {
      return false;
    }
    int from = first.length();
    int end = said.length() - last.length();
    for (int i = 1; i < parts.length - 1; i++) {
      String part = parts[i].strip().replace('\uE000', '*');
      int at = said.indexOf(part, from);
      if (at < 0 || at + part.length() > end) {
        return false;
      }
      from = at + part.length();
    }
    return true;
  }

  private static String folded(String text, boolean exactly) {
    String s = Normalizer.normalize(text, Normalizer.Form.NFKC);
    s = UNSEEN.matcher(s).replaceAll("");
    StringBuilder letters = new StringBuilder();
    s.codePoints().forEach(c -> letters.appendCodePoint(letter(c)));
    s = letters.toString().replaceAll("[\\s\\p{Z}]+", " ").strip().replaceAll("(?<=.)[.。।۔]+$", "");
    if (exactly) {
      return s;
    }
    s = s.toLowerCase(Locale.ROOT).replace('ё', 'е').replace("ß", "ss");
    String apart = ACCENTS.matcher(Normalizer.normalize(s, Normalizer.Form.NFD)).replaceAll("");
    return Normalizer.normalize(apart, Normalizer.Form.NFC).replace('ı', 'i');
  }

  private static int letter(int c) {
    if (Character.isDigit(c)) {
      return '0' + Character.digit(c, 10);
    }
    return switch (c) {
      case '’', '‘', 'ʻ', 'ʼ', '`', '´' -> '\'';
      case 'ی', 'ى' -> 'ي';
      case 'ک' -> 'ك';
      case '–', '‐', '‑', '−' -> '-';
      default -> c;
    };
  }
}
