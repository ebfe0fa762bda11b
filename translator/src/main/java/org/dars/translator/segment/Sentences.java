package org.dars.translator.segment;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where sentences end: UAX #29 by ICU, less the breaks after abbreviations and initials. */
final class Sentences {

  /** Lower case, without the last point. They hardly ever end a sentence in running text. */
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          // titles
          "dr",
          "mr",
          "mrs",
          "ms",
          "prof",
          "st",
          "sr",
          "sra",
          "dra",
          "mme",
          "hr",
          "fr",
          "rev",
          "gen",
          "col",
          "lt",
          "sgt",
          "hon",
          "gov",
          "sen",
          "rep",
          // pointing to a place
          "fig",
          "figs",
          "eq",
          "eqs",
          "sec",
          "secs",
          "ch",
          "chap",
          "p",
          "pp",
          "pág",
          "págs",
          "vol",
          "vols",
          "no",
          "nos",
          "núm",
          "nr",
          "abb",
          "art",
          "ed",
          "eds",
          "tab",
          // reasoning
          "e.g",
          "i.e",
          "cf",
          "vs",
          "viz",
          "al",
          "ca",
          "approx",
          "incl",
          "resp",
          "esp",
          "p. ej",
          "p.ej",
          "z.b",
          "d.h",
          "bzw",
          "vgl",
          "т.е",
          "т.к",
          "см",
          "рис",
          "стр",
          "напр",
          "ex");

  /** The word, or dotted word, before a point that ends the text. */
  private static final Pattern LAST_WORD =
      Pattern.compile("([\\p{L}\\p{M}]+(?:\\.[\\p{L}\\p{M}]+)*)\\.[\\s\\u00a0]*$");

  private Sentences() {}

  /**
   * Offsets in {@code text} at which a new sentence begins, ascending, without 0 and the length.
   *
   * @param language BCP 47 tag
   */
  static List<Integer> breaks(String text, String language) {
    BreakIterator sentences = BreakIterator.getSentenceInstance(ULocale.forLanguageTag(language));
    sentences.setText(text);
    List<Integer> breaks = new ArrayList<>();
    int begin = 0;
    for (int at = sentences.next(); at != BreakIterator.DONE; at = sentences.next()) {
      if (at < text.length() && !text.substring(0, at).isBlank() && !abbreviated(text, begin, at)) {
        breaks.add(at);
        begin = at;
      }
    }
    return breaks;
  }

  private static boolean abbreviated(String text, int from, int to) {
    Matcher last = LAST_WORD.matcher(text.substring(from, to));
    if (!last.find()) {
      return false;
    }
    String word = last.group(1);
    return ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT)) || isInitials(word);
  }

  /** "J", "J.R": single capitals, as in names. */
  private static boolean isInitials(String word) {
    return Pattern.matches("\\p{Lu}(?:\\.\\p{Lu})*", word) && !word.equals("I");
  }
}
