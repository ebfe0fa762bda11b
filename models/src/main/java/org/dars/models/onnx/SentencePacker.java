package org.dars.models.onnx;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * Cuts a text that is longer than a model reads: between sentences where that can be, else between
 * words, else between characters. Nothing is lost but white space between the pieces.
 */
final class SentencePacker {

  private final int most;
  private final ToIntFunction<String> length;
  private final Locale locale;

  /**
   * @param most tokens of a piece at most, 1 or more
   * @param length tokens of a text
   * @param locale of the text
   */
  SentencePacker(int most, ToIntFunction<String> length, Locale locale) {
    this.most = most;
    this.length = length;
    this.locale = locale;
  }

  /** The pieces, stripped, none empty; the text itself when it is short enough. */
  List<String> pieces(String text) {
    if (length.applyAsInt(text) <= most) {
      return text.isBlank() ? List.of() : List.of(text.strip());
    }
    List<String> pieces = packed(text, BreakIterator.getSentenceInstance(locale));
    return pieces.stream().flatMap(p -> shorter(p).stream()).toList();
  }

  private List<String> shorter(String sentence) {
    if (length.applyAsInt(sentence) <= most) {
      return List.of(sentence);
    }
    List<String> pieces = packed(sentence, BreakIterator.getWordInstance(locale));
    return pieces.stream().flatMap(p -> characters(p).stream()).toList();
  }

  private List<String> characters(String word) {
    return length.applyAsInt(word) <= most
        ? List.of(word)
        : packed(word, BreakIterator.getCharacterInstance(locale));
  }

  /** As many units as fit, a piece. A single unit that does not fit is a piece of its own. */
  private List<String> packed(String text, BreakIterator units) {
    units.setText(text);
    List<String> pieces = new ArrayList<>();
    int begin = 0;
    int end = 0;
    units.first();
    for (int next = units.next(); next != BreakIterator.DONE; next = units.next()) {
      if (end > begin && length.applyAsInt(text.substring(begin, next)) > most) {
        add(pieces, text.substring(begin, end));
        begin = end;
      }
      end = next;
    }
    add(pieces, text.substring(begin));
    return pieces;
  }

  private static void add(List<String> pieces, String piece) {
    if (!piece.isBlank()) {
      pieces.add(piece.strip());
    }
  }
}
