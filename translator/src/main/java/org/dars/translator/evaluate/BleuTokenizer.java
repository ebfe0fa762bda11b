package org.dars.translator.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How a text is cut into the words that {@link Bleu} counts, as sacreBLEU does it. */
public enum BleuTokenizer {
  /** For languages that put spaces between words: mteval-v13a of WMT. */
  WMT_13A("13a"),
  /** For Chinese: each ideograph is a word, the rest as {@link #WMT_13A}. */
  CHINESE("zh"),
  /**
   * For other languages without spaces: each character is a word. sacreBLEU cuts Japanese with
   * MeCab, so figures for Japanese do not compare with its own.
   */
  CHARACTERS("char");

  private static final Set<String> UNSPACED = Set.of("ja", "th", "km", "lo", "my", "bo");

  /** Punctuation but the full stop, the comma, the hyphen and the apostrophe. */
  private static final Pattern SYMBOL = Pattern.compile("([{-~\\[-` -&(-+:-@/])");

  private static final Pattern AFTER_NO_DIGIT = Pattern.compile("([^0-9])([.,])");
  private static final Pattern BEFORE_NO_DIGIT = Pattern.compile("([.,])([^0-9])");
  private static final Pattern DASH_AFTER_DIGIT = Pattern.compile("([0-9])(-)");

  /**
   * First and last characters of what is cut out as an ideograph. The last range but two is as wide
   * as sacreBLEU's, which reads the bounds of Extension B as characters of the basic plane, so that
   * general punctuation and much else is cut out too: figures compare only if this is the same.
   */
  private static final int[][] IDEOGRAPHS = {
    {0x3400, 0x4DB5},
    {0x4E00, 0x9FA5},
    {0x9FA6, 0x9FBB},
    {0xF900, 0xFA2D},
    {0xFA30, 0xFA6A},
    {0xFA70, 0xFAD9},
    {0xFF00, 0xFFEF},
    {0x2E80, 0x2EFF},
    {0x3000, 0x303F},
    {0x31C0, 0x31EF},
    {0x2F00, 0x2FDF},
    {0x2FF0, 0x2FFF},
    {0x3100, 0x312F},
    {0x31A0, 0x31BF},
    {0xFE10, 0xFE1F},
    {0xFE30, 0xFE4F},
    {0x3200, 0x32FF},
    {0x3300, 0x33FF},
    {0x2001, 0x2A6D},
    {0x2600, 0x26FF},
    {0x2700, 0x27BF},
  };

  private final String signature;

  BleuTokenizer(String signature) {
    this.signature = signature;
  }

  /** The one for a target language. */
  public static BleuTokenizer of(String language) {
    String primary = Locale.forLanguageTag(language).getLanguage();
    return primary.equals("zh") || primary.equals("yue")
        ? CHINESE
        : UNSPACED.contains(primary) ? CHARACTERS : WMT_13A;
  }

  /** What sacreBLEU calls it. */
  public String signature() {
    return signature;
  }

  /** The words of a text. */
  List<String> words(String text) {
    return switch (this) {
      case WMT_13A -> split(" " + plain(text.stripTrailing()) + " ");
      case CHINESE -> split(apart(text.strip()));
      case CHARACTERS ->
          text.codePoints().filter(c -> !Ngrams.isSpace(c)).mapToObj(Character::toString).toList();
    };
  }

  private static String plain(String text) {
    return text.replace("<skipped>", "")
        .replace("-\n", "")
        .replace("\n", " ")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
  }

  private static String apart(String text) {
    StringBuilder apart = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          boolean ideograph = false;
          for (int[] range : IDEOGRAPHS) {
            ideograph |= range[0] <= c && c <= range[1];
          }
          if (ideograph) {
            apart.append(' ').appendCodePoint(c).append(' ');
          } else {
            apart.appendCodePoint(c);
          }
        });
    return apart.toString();
  }

  private static List<String> split(String text) {
    String cut = SYMBOL.matcher(text).replaceAll(" $1 ");
    cut = AFTER_NO_DIGIT.matcher(cut).replaceAll("$1 $2 ");
    cut = BEFORE_NO_DIGIT.matcher(cut).replaceAll(" $1 $2");
    cut = DASH_AFTER_DIGIT.matcher(cut).replaceAll("$1 $2 ");
    return Ngrams.words(cut);
  }
}
