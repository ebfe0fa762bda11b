package org.dars.assistant.quiz.examine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dars.assistant.quiz.examine.Wording.Said;
import org.jspecify.annotations.Nullable;

/**
 * What a test-wise guesser sees of options who never read the course: cues in the item itself
 * (Millman, Bishop and Ebel, 1965; Haladyna, Downing and Rodriguez, 2002), and with an embedder how
 * near stem and option are in meaning. Safe for use by several threads.
 */
final class Guess {

  /** How many things are seen of an option; the last is 0 without an embedder. */
  static final int SEEN = 9;

  private final CourseIndex course;
  private final Lexicon lexicon;
  private final @Nullable Vectors vectors;

  /**
   * @param course tells rare words from common ones; may be empty
   */
  Guess(CourseIndex course, Lexicon lexicon, @Nullable Vectors vectors) {
    this.course = course;
    this.lexicon = lexicon;
    this.vectors = vectors;
  }

  /**
   * What is seen of each option.
   *
   * @return a row of {@link #SEEN} an option: length against the mean, whether it is the longest,
   *     words of the stem, words of the other options, absolute words, catch-alls, rarity of its
   *     words, whether the article before the gap fits, nearness in meaning
   */
  List<double[]> seen(Said stem, List<Said> options) {
    List<double[]> rows = new ArrayList<>();
    double mean = options.stream().mapToInt(o -> o.text().length()).average().orElse(1);
    int longest = options.stream().mapToInt(o -> o.text().length()).max().orElse(0);
    for (Said option : options) {
      double[] row = new double[SEEN];
      row[0] = Math.log(Math.max(1, option.text().length()) / Math.max(1, mean));
      row[1] = option.text().length() == longest ? 1 : 0;
      row[2] = course.coverage(option.set(), stem.set());
      row[3] = convergence(rows.size(), options);
      row[4] = Math.min(2, lexicon.absolutes(option.text()).size());
      row[5] = lexicon.catchAll(option.text()) ? 1 : 0;
      row[6] = option.set().isEmpty() ? 0 : course.rarity(option.set()) / option.set().size();
      row[7] = Grammar.fits(stem.text(), option.text(), lexicon) ? 0 : 1;
      rows.add(row);
    }
    if (vectors != null) {
      float[] asked = vectors.query(stem.text());
      List<float[]> answers = vectors.passages(options.stream().map(Said::text).toList());
      for (int i = 0; i < rows.size(); i++) {
        rows.get(i)[SEEN - 1] = Choosing.dot(asked, answers.get(i));
      }
    }
    return rows;
  }

  /** The mean share of an option's words that each other one holds. */
  static double convergence(int option, List<Said> options) {
    double sum = 0;
    for (int i = 0; i < options.size(); i++) {
      sum += i == option ? 0 : Wording.share(options.get(option), options.get(i).set());
    }
    return options.size() < 2 ? 0 : sum / (options.size() - 1);
  }

  /** The terms that an option shares with the stem. */
  static Set<String> shared(Said stem, Said option) {
    Set<String> shared = new HashSet<>(option.set());
    shared.retainAll(stem.set());
    return shared;
  }
}
