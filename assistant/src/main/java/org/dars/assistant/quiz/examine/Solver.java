package org.dars.assistant.quiz.examine;

import java.util.List;
import org.dars.assistant.quiz.examine.Wording.Said;
import org.jspecify.annotations.Nullable;

/**
 * Answers choices by code: with the course open, and without it. Weights were fitted on every other
 * one of 311 published items of a psychology textbook by {@code SolverFit}, which prints them.
 */
final class Solver {

  private static final double[] OPEN_WORDS = {2.97, 2.23, 0.62, 1.9, 0.33, 0.06, 0};
  private static final double[] OPEN_VECTORS = {2.93, 2.19, 0.62, 1.89, 0.33, 0.06, 1.42};
  private static final double[] CLOSED_WORDS = {
    0.3, -0.22, 0.75, 0.97, -3.58, 5.19, -0.02, 1.04, 0
  };
  private static final double[] CLOSED_VECTORS = {
    0.09, -0.1, -0.6, 0.71, -3.35, 5.76, 0, 0.97, 18.69
  };

  private final Support support;
  private final Guess guess;
  private final Lexicon lexicon;
  private final boolean vectors;

  Solver(CourseIndex course, Support support, Lexicon lexicon, @Nullable Vectors vectors) {
    this.support = support;
    this.guess = new Guess(course, lexicon, vectors);
    this.lexicon = lexicon;
    this.vectors = vectors != null;
  }

  /** How likely each option is to be picked with the course open. */
  double[] solve(Said stem, List<Said> options) {
    return Choosing.probabilities(withCourse(stem, options), vectors ? OPEN_VECTORS : OPEN_WORDS);
  }

  /** The same with some of its blocks only. */
  double[] solve(Said stem, List<Said> options, List<Integer> blocks) {
    return Choosing.probabilities(
        turned(stem, support.seen(stem, options, blocks)), vectors ? OPEN_VECTORS : OPEN_WORDS);
  }

  /** The blocks that a stem and its options lead to, by number. */
  List<Integer> open(Said stem, List<Said> options) {
    return support.open(stem, options);
  }

  /** How likely each option is to be picked without the course. */
  double[] guess(Said stem, List<Said> options) {
    return Choosing.probabilities(
        withoutCourse(stem, options), vectors ? CLOSED_VECTORS : CLOSED_WORDS);
  }

  List<double[]> withCourse(Said stem, List<Said> options) {
    return turned(stem, support.seen(stem, options, support.open(stem, options)));
  }

  List<double[]> withoutCourse(Said stem, List<Said> options) {
    return guess.seen(stem, options);
  }

  /** "Which is not …" asks for what the course supports least. */
  private List<double[]> turned(Said stem, List<double[]> seen) {
    if (lexicon.asksNot(stem.text())) {
      for (double[] row : seen) {
        for (int i = 0; i < row.length; i++) {
          row[i] = -row[i];
        }
      }
    }
    return seen;
  }
}
