package org.dars.assistant.tutor;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Folds what people type in a hurry: letter case, accents, vowel signs of Arabic script, forms of
 * one letter, digits of other scripts, apostrophes and punctuation.
 */
final class Fold {

  /** Accents of Latin and Cyrillic, vowel signs and hamzas of Arabic script, tatweel. */
  private static final Pattern MARKS =
      Pattern.compile("[\\u0300-\\u036f\\u064b-\\u065f\\u0670\\u0640\\u200b-\\u200f\\u00ad]");

  private static final Pattern APOSTROPHES =
      Pattern.compile("['\\u2018\\u2019\\u02bb\\u02bc\\u0060\\u00b4]");

  /** All but letters, marks and digits, and points between digits. */
  private static final Pattern PUNCTUATION =
      Pattern.compile("(?<!\\d)\\.|\\.(?!\\d)|[^\\p{L}\\p{M}\\p{N}.]+");

  private static final Pattern DRAWN_OUT = Pattern.compile("(\\p{L})\\1{2,}");

  private Fold() {}

  /** A message as words with one space between: "What's unit 2.1?" becomes "whats unit 2.1". */
  static String message(String text) {
    String words = PUNCTUATION.matcher(letters(text)).replaceAll(" ").strip();
    return DRAWN_OUT.matcher(words).replaceAll("$1").replaceAll(" +", " ");
  }

  /** The same letters, whatever they were typed as; punctuation other than apostrophes stays. */
  static String letters(String text) {
    String s = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    s = MARKS.matcher(Normalizer.normalize(s, Normalizer.Form.NFD)).replaceAll("");
    s = APOSTROPHES.matcher(s).replaceAll("");
    StringBuilder folded = new StringBuilder(s.length());
    s.codePoints().forEach(c -> folded.appendCodePoint(letter(c)));
    return folded.toString();
  }

  private static int letter(int c) {
    if (Character.isDigit(c)) {
      return '0' + Character.digit(c, 10);
    }
    return switch (c) {
      case 'ى', 'ی', 'ې' -> 'ي';
      case 'ک' -> 'ك';
      case 'ة', 'ہ', 'ۂ', 'ۀ', 'ە', 'ھ', 'ۃ' -> 'ه';
      case 'ı' -> 'i';
      default -> c;
    };
  }
}
