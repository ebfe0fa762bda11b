package org.dars.translator.engine;

import com.ibm.icu.util.ULocale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small things that Apertium gets wrong every time and that need no judgement. */
final class ApertiumPolish {

  private static final Pattern SPACE_BEFORE_POINT = Pattern.compile("\\s+([.,;:!?])(?=\\s|\\z)");
  private static final Pattern MARK_THEN_CAPITAL =
      Pattern.compile("\\A(⟦\\d+⟧\\s+)(\\p{Lu})(?=\\p{Ll}|\\s)");
  private static final Pattern MARK_THEN_SMALL = Pattern.compile("\\A⟦\\d+⟧\\s+\\p{Ll}");
  private static final Pattern ASKS = Pattern.compile("([?!])[\\p{Pf}\\p{Pe}\"']*\\z");
  private static final Pattern FIRST_WORD = Pattern.compile("[\\p{L}\\p{N}⟦]");

  private ApertiumPolish() {}

  static String polish(String source, String translation, String to) {
    String text = translation;
    if (!SPACE_BEFORE_POINT.matcher(source).find()) {
      text = SPACE_BEFORE_POINT.matcher(text).replaceAll("$1");
    }
    Matcher capital = MARK_THEN_CAPITAL.matcher(text);
    if (MARK_THEN_SMALL.matcher(source).find() && capital.find()) {
      text =
          capital.replaceFirst(
              m -> m.group(1) + m.group(2).toLowerCase(ULocale.forLanguageTag(to).toLocale()));
    }
    return ULocale.forLanguageTag(to).getLanguage().equals("es") ? opened(text) : text;
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
    return text.substring(0, first.start()) + opening + text.substring(first.start());
  }
}
