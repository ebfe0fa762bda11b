package org.dars.assistant.quiz.make.written;

import org.jspecify.annotations.Nullable;

/** Finds copied words in a text, whatever became of their quotation marks, dashes and spaces. */
final class Verbatim {

  private Verbatim() {}

  /** The text's own characters, or null when the words are not there. */
  static @Nullable String find(String words, String text) {
    Folded wanted = new Folded(words);
    Folded there = new Folded(text);
    int at = wanted.value.isEmpty() ? -1 : there.value.indexOf(wanted.value);
    return at < 0
        ? null
        : text.substring(there.from[at], there.from[at + wanted.value.length() - 1] + 1);
  }

  /** A text in one way of writing, with where each of its characters stood. */
  private static final class Folded {
    private final String value;
    private final int[] from;

    Folded(String text) {
      StringBuilder folded = new StringBuilder();
      int[] places = new int[text.length()];
      boolean space = true;
      for (int i = 0; i < text.length(); i++) {
        char c = folded(text.charAt(i));
        if (c == ' ' && space) {
          continue;
        }
        space = c == ' ';
        places[folded.length()] = i;
        folded.append(c);
      }
      value = folded.toString().stripTrailing();
      from = places;
    }

    private static char folded(char c) {
      return switch (c) {
        case '‘', '’', '‛', 'ʼ', '`' -> '\'';
        case '“', '”', '„', '«', '»' -> '"';
        case '‐', '‑', '–', '—', '−' -> '-';
        default -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c;
      };
    }
  }
}
