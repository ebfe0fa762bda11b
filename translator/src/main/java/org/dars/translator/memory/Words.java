package org.dars.translator.memory;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a guarded text, in order: runs of letters and digits, numbers, placeholders; each
 * character with its marks in scripts without spaces. Punctuation is left out.
 */
final class Words {

  /** What a word is. */
  enum Kind {
    WORD,
    NUMBER,
    MARK
  }

  /**
   * A word.
   *
   * @param text as it stands
   * @param masked what it is compared by: small letters; "#" for every number, "⟦" for every
   *     placeholder, "⟦/" for every closing one
   * @param start offset in the text, in characters
   * @param end offset after it
   */
  record Word(Kind kind, String text, String masked, int start, int end) {}

  /** A word is cut here: a term of Lucene has a longest size. */
  private static final int LONGEST = 100;

  private final List<Word> words = new ArrayList<>();
  private final String text;
  private int at;

  private Words(String text) {
    this.text = text;
  }

  /** The words of a text. */
  static List<Word> of(String text) {
    Words words = new Words(text);
    while (words.at < text.length()) {
      words.next();
    }
    return words.words;
  }

  /** What the words are compared by, as numbers: for words that differ they nearly always do. */
  static int[] hashes(List<Word> words) {
    int[] hashes = new int[words.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = words.get(i).masked().hashCode();
    }
    return hashes;
  }

  private void next() {
    int c = text.codePointAt(at);
    if (c == '⟦' && mark()) {
      return;
    }
    if (!Character.isLetterOrDigit(c)) {
      at += Character.charCount(c);
    } else if (unspaced(c)) {
      int end = marks(at + Character.charCount(c));
      add(Kind.WORD, end, fold(text.substring(at, end)));
    } else if (Character.isDigit(c)) {
      int end = number(at);
      boolean word = end < text.length() && inWord(text.codePointAt(end));
      if (word) {
        word();
      } else {
        add(Kind.NUMBER, end, "#");
      }
    } else {
      word();
    }
  }

  private boolean mark() {
    int close = text.indexOf('⟧', at);
    boolean closing = text.startsWith("/", at + 1);
    int from = at + (closing ? 2 : 1);
    if (close <= from || close - from > 6) {
      return false;
    }
    for (int i = from; i < close; i++) {
      if (!Character.isDigit(text.charAt(i))) {
        return false;
      }
    }
    add(Kind.MARK, close + 1, closing ? "⟦/" : "⟦");
    return true;
  }

  private void word() {
    int end = at;
    while (end < text.length() && inWord(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    if (end < text.length() - 1
        && "'’ʼʻ‘".indexOf(text.charAt(end)) >= 0
        && Character.isLetter(text.charAt(end + 1))) {
      end++;
      while (end < text.length() && inWord(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
    }
    add(Kind.WORD, end, fold(text.substring(at, end)));
  }

  private static boolean inWord(int c) {
    return (Character.isLetterOrDigit(c) && !unspaced(c)) || combines(c) || c == '_' || c == 0x200C;
  }

  private int marks(int from) {
    int end = from;
    while (end < text.length() && combines(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  /** Digits with separators between them: "1,000.5", "٣٫١٤", "12:30". */
  private int number(int from) {
    int end = from;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
      boolean separator =
          end + 1 < text.length()
              && ".,٫٬:'’\u00a0\u202f".indexOf(text.charAt(end)) >= 0
              && Character.isDigit(text.charAt(end + 1));
      if (separator) {
        end++;
      }
    }
    return Math.max(end, from + 1);
  }

  private void add(Kind kind, int end, String masked) {
    String shown = masked.length() > LONGEST ? masked.substring(0, LONGEST) : masked;
    words.add(new Word(kind, text.substring(at, end), shown, at, end));
    at = end;
  }

  private static String fold(String word) {
    String low = word.toLowerCase(Locale.ROOT);
    return Normalizer.isNormalized(low, Normalizer.Form.NFC)
        ? low
        : Normalizer.normalize(low, Normalizer.Form.NFC);
  }

  private static boolean combines(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static boolean unspaced(int c) {
    if (c < 0x0E00 || Character.isDigit(c)) {
      return false;
    }
    return switch (UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }
}
