package org.dars.translator.engine;

import com.ibm.icu.util.ULocale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small things that Apertium gets wrong every time and that need no judgement. */
final class ApertiumPolish {

  private static final Pattern SPACE_BEFORE_POINT = Pattern.compile("\\s+([.,])(?=\\s|\\z)");
  private static final Pattern SPACE_AFTER_OPENING = Pattern.compile("([(\\[«“¿¡])\\s+");
  private static final Pattern ASKS = Pattern.compile("([?!])[\\p{Pf}\\p{Pe}\"']*\\z");
  private static final Pattern FIRST_WORD =
      Pattern.compile("\\A(?:\\P{Alnum}*\\d+(?:[.)]\\d*)+\\s)?[^\\p{L}\\p{N}⟦]*+");
  private static final Pattern MARK = Pattern.compile("⟦/?\\d+⟧");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern WORDS = Pattern.compile("\\p{L}{2,}");
  private static final Pattern SPACES = Pattern.compile(" {2,}");

  private ApertiumPolish() {}

  static String polish(String source, String translation, String to) {
    String text = SPACES.matcher(translation).replaceAll(" ");
    if (!SPACE_BEFORE_POINT.matcher(source).find()) {
      text = SPACE_BEFORE_POINT.matcher(text).replaceAll("$1");
    }
    if (!SPACE_AFTER_OPENING.matcher(source).find()) {
      text = SPACE_AFTER_OPENING.matcher(text).replaceAll("$1");
    }
    text = begunAs(source, text, to);
    return ULocale.forLanguageTag(to).getLanguage().equals("es") ? opened(text) : text;
  }

  /** Begins with a capital only where the source does; German nouns have theirs anyway. */
  private static String begunAs(String source, String text, String to) {
    ULocale target = ULocale.forLanguageTag(to);
    Matcher was = LETTER.matcher(source);
    Matcher is = LETTER.matcher(text);
    boolean german = target.getLanguage().equals("de");
    if (german || !was.find() || !is.find() || !Character.isLowerCase(was.group().charAt(0))) {
      return text;
    }
    boolean abbreviation = is.end() < text.length() && Character.isUpperCase(text.charAt(is.end()));
    String small = is.group().toLowerCase(target.toLocale());
    return abbreviation ? text : text.substring(0, is.start()) + small + text.substring(is.end());
  }

  /** Whether a text is a heading in capitals, which Apertium takes for names and abbreviations. */
  static boolean shouts(String source) {
    String words = MARK.matcher(source).replaceAll("");
    return words.codePoints().noneMatch(Character::isLowerCase)
        && WORDS.matcher(words).results().count() > 1;
  }

  /** Such a heading as a sentence. */
  static String calm(String source, String from) {
    String small = source.toLowerCase(ULocale.forLanguageTag(from).toLocale());
    Matcher first = WORDS.matcher(small);
    int end = first.find() ? first.start() + 1 : 0;
    return source.substring(0, end) + small.substring(end);
  }

  /** Spanish opens its questions and exclamations too: a segment is one sentence. */
  private static String opened(String text) {
    Matcher asks = ASKS.matcher(text);
    if (!asks.find()) {
      return text;
    }
    String opening = asks.group(1).equals("?") ? "¿" : "¡";
    Matcher first = FIRST_WORD.matcher(text);
    if (text.contains(opening) || !first.find()) {
      return text;
    }
    return text.substring(0, first.end()) + opening + text.substring(first.end());
  }
}
