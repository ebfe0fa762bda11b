package org.dars.assistant.quiz;

import java.util.List;
import java.util.Locale;

/**
 * The outward form of a term or definition: what a guesser sees without knowing anything.
 *
 * @param length characters
 * @param words how many words
 * @param opening "article", "ing", or the first word of a longer text; "" for a single word
 * @param plural whether an English reader takes it for a plural
 * @param named whether it holds a capitalised word
 * @param ending its last three letters
 */
public record Form(
    int length, int words, String opening, boolean plural, boolean named, String ending) {

  /** The form of a text. */
  public static Form of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return new Form(
        text.length(),
        Math.max(1, Words.count(text)),
        opening(Words.of(text)),
        plural(text),
        text.matches("(?s).*\\p{Lu}\\p{Ll}.*"),
        lower.substring(Math.max(0, lower.length() - 3)));
  }

  /** 0 for unlike forms to 1.6 for the same. */
  public double likeness(Form other) {
    double like = 0.4 * Math.min(words, other.words) / Math.max(words, other.words);
    like += !opening.isEmpty() && opening.equals(other.opening) ? 0.4 : 0;
    like += plural == other.plural ? 0.3 : 0;
    like += named == other.named ? 0.3 : 0;
    like += ending.equals(other.ending) ? 0.2 : 0;
    return like;
  }

  private static boolean plural(String text) {
    List<String> words = Words.of(text.replaceAll("\\(.*", ""));
    String last = words.isEmpty() ? "" : words.getLast();
    return last.length() > 3 && last.endsWith("s") && !last.matches(".*(ss|us|is|ics)");
  }

  private static String opening(List<String> words) {
    if (words.size() < 2) {
      return "";
    }
    String first = words.getFirst();
    return switch (first) {
      case "a", "an", "the" -> "article";
      default -> first.endsWith("ing") ? "ing" : words.size() > 4 ? first : "";
    };
  }
}
