package org.dars.index.courseware;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The sentences of a text: Unicode's rules (UAX #29) with the language's abbreviations from CLDR,
 * those of scholarly writing and the initials of names. Sentences are stretches of the text, so
 * they can be quoted.
 */
public final class Sentences {

  /** A sentence, {@code [start, end)} in characters of the text, without white space around. */
  public record Range(int start, int end) {
    public String of(String text) {
      return text.substring(start, end);
    }
  }

  /** A sentence that begins so is no sentence: the break before it was none. */
  private static final Pattern CONTINUES = Pattern.compile("\\A[\\p{Ll}),;:\\]]");

  /**
   * The rules of a language. Making them costs more than cutting a paragraph, and they hold the
   * text that they are at, so each thread keeps its own.
   *
   * @param unlisted without the language's own list of abbreviations
   */
  private record Rules(BreakIterator breaks, BreakIterator unlisted, Abbreviations abbreviations) {
    static Rules of(String language) {
      ULocale locale = ULocale.forLanguageTag(language);
      return new Rules(
          BreakIterator.getSentenceInstance(locale),
          FilteredBreakIteratorBuilder.getInstance(locale)
              .wrapIteratorWithFilter(BreakIterator.getSentenceInstance(locale)),
          new Abbreviations(language));
    }
  }

  private static final int MOST_LANGUAGES = 40;

  private static final ThreadLocal<Map<String, Rules>> RULES =
      ThreadLocal.withInitial(HashMap::new);

  private Sentences() {}

  /**
   * The sentences in order; together they hold every character but white space.
   *
   * @param language BCP 47 tag; "und" for the root rules
   */
  public static List<Range> ranges(String text, String language) {
    Map<String, Rules> known = RULES.get();
    if (known.size() > MOST_LANGUAGES) {
      known.clear();
    }
    Rules rules = known.computeIfAbsent(language, Rules::of);
    BreakIterator breaks = rules.breaks();
    BreakIterator unlisted = rules.unlisted();
    breaks.setText(text);
    unlisted.setText(text);
    List<Range> out = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      boolean more =
          end < text.length()
              && (CONTINUES.matcher(text).region(end, text.length()).lookingAt()
                  || (afterFullStop(text, end)
                      && rules.abbreviations().goesOn(text, end, !unlisted.isBoundary(end))));
      if (!more) {
        add(out, text, start, end);
        start = end;
      }
    }
    add(out, text, start, text.length());
    return out;
  }

  private static boolean afterFullStop(String text, int at) {
    int last = at - 1;
    while (last > 0 && Character.isWhitespace(text.charAt(last))) {
      last--;
    }
    return last >= 0 && text.charAt(last) == '.';
  }

  /** As {@link #ranges}, as strings. */
  public static List<String> of(String text, String language) {
    return ranges(text, language).stream().map(r -> r.of(text)).toList();
  }

  private static void add(List<Range> out, String text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    if (from < to) {
      out.add(new Range(from, to));
    }
  }
}
