package org.dars.assistant.quiz.examine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.dars.assistant.quiz.examine.CourseIndex.Weighted;
import org.dars.assistant.quiz.examine.Wording.Said;

/**
 * How well the words of a course say something of something: the share of what is asked, rare words
 * counting more, that its definition holds or a sentence that names it. Safe for use by several
 * threads.
 */
final class Fit {

  private static final int BLOCKS = 5;

  private final CourseIndex course;
  private final Support support;
  private final Supplier<CourseTerms> terms;

  /**
   * How well something fits.
   *
   * @param score 0 to 1
   * @param sentence the course's words; "" at 0
   * @param block where they stand; −1 for a definition, and at 0
   */
  record Found(double score, String sentence, int block) {}

  static final Found NOTHING = new Found(0, "", -1);

  /**
   * @param terms asked for when first needed: to find them takes a while
   */
  Fit(CourseIndex course, Support support, Supplier<CourseTerms> terms) {
    this.course = course;
    this.support = support;
    this.terms = terms;
  }

  CourseTerms terms() {
    return terms.get();
  }

  CourseIndex course() {
    return course;
  }

  /**
   * @param asked terms of what is said
   * @param answer of what it is said
   * @param blocks where to look; none for all of the course, definitions first
   */
  Found of(Set<String> asked, Said answer, List<Integer> blocks) {
    Set<String> question = Wording.without(asked, answer.set());
    Found defined = blocks.isEmpty() ? defined(question, answer) : NOTHING;
    if (defined.score() >= 1) {
      return defined;
    }
    Set<String> both = new HashSet<>(question);
    both.addAll(answer.set());
    List<Integer> places =
        blocks.isEmpty()
            ? course.search(both, BLOCKS).stream().map(CourseIndex.Found::block).toList()
            : blocks;
    Support.Best best = support.best(question, answer.set(), places);
    return best == null || best.score() <= defined.score()
        ? defined
        : new Found(best.score(), best.sentence().said().text(), best.sentence().block());
  }

  private Found defined(Set<String> question, Said answer) {
    Found best = NOTHING;
    Weighted weighted = course.weighted(question);
    for (CourseTerms.Term term : terms().named(answer)) {
      double held = weighted.in(term.means().set());
      if (held > best.score()) {
        best = new Found(held, term.name().text() + ": " + term.means().text(), -1);
      }
    }
    return best;
  }

  /** The sentence of the course that holds most of a text. */
  Found told(Said text, List<Integer> blocks) {
    List<Integer> places =
        blocks.isEmpty()
            ? course.search(text.set(), BLOCKS).stream().map(CourseIndex.Found::block).toList()
            : blocks;
    Weighted words = course.weighted(text.set());
    Found best = NOTHING;
    for (int place : places) {
      for (CourseIndex.Sentence s : course.place(place).sentences()) {
        double held = words.in(s.said().set());
        best = held > best.score() ? new Found(held, s.said().text(), place) : best;
      }
    }
    return best;
  }
}
