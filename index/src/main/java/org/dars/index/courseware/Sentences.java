package org.dars.index.courseware;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
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

  private Sentences() {}

  /**
   * The sentences in order; together they hold every character but white space.
   *
   * @param language BCP 47 tag; "und" for the root rules
   */
  public static List<Range> ranges(String text, String language) {
    ULocale locale = ULocale.forLanguageTag(language);
    BreakIterator breaks = BreakIterator.getSentenceInstance(locale);
    BreakIterator unlisted =
        FilteredBreakIteratorBuilder.getInstance(locale)
            .wrapIteratorWithFilter(BreakIterator.getSentenceInstance(locale));
    Abbreviations abbreviations = new Abbreviations(language);
    breaks.setText(text);
    unlisted.setText(text);
    List<Range> out = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      boolean more =
          end < text.length()
              && (CONTINUES.matcher(text).region(end, text.length()).lookingAt()
                  || abbreviations.goesOn(text, end, !unlisted.isBoundary(end)));
      if (!more) {
        add(out, text, start, end);
        start = end;
      }
    }
    add(out, text, start, text.length());
    return out;
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
