package org.dars.assistant.quiz.examine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.examine.CourseIndex.Place;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Sentences;

/**
 * How hard a text is to read, against the course that it is about: LIX (Björnsson, 1968), words a
 * sentence and the share of words longer than six letters in percent, which needs no knowledge of
 * the language; in scripts without spaces, characters a sentence. For English also the grade of
 * Flesch and Kincaid (1975).
 */
final class Readability {

  private static final int FEW = 20;
  private static final int LONG = 6;
  private static final double MUCH_HARDER = 15;
  private static final Pattern UNSPACED =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");
  private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

  private final String language;

  /** What only one in twenty of the course's paragraphs is beyond; NaN without enough of them. */
  private final double limit;

  Readability(CourseIndex course) {
    this.language = course.wording().language();
    List<Double> all = new ArrayList<>();
    for (Place place : course.places()) {
      if (place.block().kind() == BlockKind.PARAGRAPH && place.said().terms().size() >= 10) {
        all.add(of(place.said().text(), place.sentences().size()));
      }
    }
    double[] sorted = all.stream().mapToDouble(d -> d).sorted().toArray();
    this.limit = sorted.length < FEW ? Double.NaN : sorted[(int) (0.95 * (sorted.length - 1))];
  }

  /** LIX of a text, or its characters a sentence; about 20 for children's books to 60 for laws. */
  static double of(String text, String language) {
    return of(text, Sentences.of(text, language).size());
  }

  private static double of(String text, int counted) {
    int sentences = Math.max(1, counted);
    if (UNSPACED.matcher(text).find()) {
      return (double) text.codePointCount(0, text.length()) / sentences;
    }
    List<String> words = Wording.words(text);
    long longer = words.stream().filter(w -> w.codePointCount(0, w.length()) > LONG).count();
    return words.isEmpty() ? 0 : (double) words.size() / sentences + 100.0 * longer / words.size();
  }

  /** The school grade that an English text is for, by syllables counted as groups of vowels. */
  static double fleschKincaid(String text) {
    List<String> words = Wording.words(text);
    long syllables = 0;
    for (String word : words) {
      String w = word.toLowerCase(Locale.ROOT).replaceFirst("(?<=[^aeiouy])e$", "");
      syllables += Math.max(1, VOWELS.matcher(w).results().count());
    }
    int sentences = Math.max(1, Sentences.of(text, "en").size());
    return words.isEmpty()
        ? 0
        : 0.39 * words.size() / sentences + 11.8 * syllables / words.size() - 15.59;
  }

  /** Short questions say little: a question of fewer words than twelve is never too hard. */
  Ruling check(String stem) {
    if (Double.isNaN(limit)) {
      return Ruling.notApplied(Why.NO_COURSE_TO_COMPARE);
    }
    if (!UNSPACED.matcher(stem).find() && Wording.words(stem).size() < 12) {
      return Ruling.PASSED;
    }
    if (of(stem, 1) <= limit + MUCH_HARDER) { // more sentences only make it easier
      return Ruling.PASSED;
    }
    double lix = of(stem, language);
    if (lix <= limit + MUCH_HARDER) {
      return Ruling.PASSED;
    }
    return language.equals("en")
        ? Ruling.warned(
            Why.HARDER_GRADE, Math.round(lix), Math.round(limit), Math.round(fleschKincaid(stem)))
        : Ruling.warned(Why.HARDER, Math.round(lix), Math.round(limit));
  }
}
