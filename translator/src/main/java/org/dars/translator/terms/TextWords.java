package org.dars.translator.terms;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text by Unicode's rules (UAX #29). Scripts that are written without spaces (Han,
 * kana, Thai, Lao, Khmer, Burmese) are cut into characters instead: where a word ends in them
 * depends on what stands around it.
 */
final class TextWords {

  /** A word, {@code [start, end)} in characters of its text. */
  record Word(int start, int end, String text) {

    /** Two or more capitals and no small letter: "AI", "ЖИ", "GPT-4". */
    boolean acronym() {
      long capitals = text.codePoints().filter(Character::isUpperCase).count();
      return capitals >= 2 && text.codePoints().noneMatch(Character::isLowerCase);
    }

    boolean capitalised() {
      return text.codePoints().anyMatch(Character::isUpperCase);
    }
  }

  private TextWords() {}

  static List<Word> of(String text, String language) {
    BreakIterator breaks = BreakIterator.getWordInstance(ULocale.forLanguageTag(language));
    breaks.setText(text);
    List<Word> words = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (Character.isLetterOrDigit(text.codePointAt(start))) {
        add(words, text, start, end);
      }
      start = end;
    }
    return words;
  }

  private static void add(List<Word> words, String text, int start, int end) {
    if (!unspaced(text.codePointAt(start))) {
      words.add(new Word(start, end, text.substring(start, end)));
      return;
    }
    for (int i = start; i < end; ) {
      int next = text.offsetByCodePoints(i, 1);
      words.add(new Word(i, next, text.substring(i, next)));
      i = next;
    }
  }

  static boolean unspaced(int c) {
    return switch (UScript.getScript(c)) {
      case UScript.HAN,
          UScript.HIRAGANA,
          UScript.KATAKANA,
          UScript.THAI,
          UScript.LAO,
          UScript.KHMER,
          UScript.MYANMAR ->
          true;
      default -> false;
    };
  }
}
