package org.dars.assistant.quiz.examine;

import java.util.List;
import org.dars.assistant.quiz.examine.Wording.Said;

/**
 * Answers multiple choices: every right option is a claim to be supported, every wrong one a claim
 * that is not, by the same sight of the course as {@link Solver} has.
 */
final class SetSolver implements KindSolver {

  /** How much likelier a wrong option is than a right one, to be named; and to be sure of it. */
  private static final double LIKELIER = 0.75;

  private static final double SURE = 0.93;

  /** A wrong option that is nearly as likely as the best right one may be right as well. */
  private static final double AS_WELL = 0.5;

  private static final double GUESSED = 0.8;
  private static final double PROVEN = 0.6;

  private final CourseIndex course;
  private final Support support;
  private final Solver solver;
  private final Lexicon lexicon;

  SetSolver(CourseIndex course, Support support, Solver solver, Lexicon lexicon) {
    this.course = course;
    this.support = support;
    this.solver = solver;
    this.lexicon = lexicon;
  }

  /** A right option and a wrong one, and how likely the wrong one is taken for right before it. */
  private record Upset(Said right, Said wrong, double share) {}

  @Override
  public Ruling solved(Ask ask, List<Integer> blocks) {
    if (ask.keys().isEmpty() || ask.distractors().isEmpty()) {
      return Ruling.notApplied(Why.NO_OPTION_RIGHT);
    }
    if (ask.texts().stream().anyMatch(o -> lexicon.catchAll(o.text()))) {
      return Ruling.notApplied(Why.CATCH_ALL_UNSOLVED);
    }
    List<Integer> open = blocks.isEmpty() ? solver.open(ask.stem(), ask.texts()) : blocks;
    if (open.isEmpty()) {
      return Ruling.notApplied(Why.NO_PASSAGE);
    }
    Upset upset = upset(ask, solver.solve(ask.stem(), ask.texts(), open));
    if (upset.share() < LIKELIER) {
      return Ruling.PASSED;
    }
    Object[] words = {upset.wrong().text(), upset.right().text()};
    return upset.share() >= SURE
        ? Ruling.failed(Why.WRONG_BEFORE_RIGHT, words)
        : Ruling.warned(Why.WRONG_BEFORE_RIGHT, words);
  }

  /** The likeliest wrong option against the unlikeliest right one, as if they were alone. */
  private static Upset upset(Ask ask, double[] p) {
    int right = -1;
    int wrong = -1;
    for (int i = 0; i < p.length; i++) {
      if (ask.options().get(i).right()) {
        right = right < 0 || p[i] < p[right] ? i : right;
      } else {
        wrong = wrong < 0 || p[i] > p[wrong] ? i : wrong;
      }
    }
    return new Upset(
        ask.options().get(right).said(),
        ask.options().get(wrong).said(),
        p[wrong] / (p[wrong] + p[right]));
  }

  /** Whether cues of the options alone put every right one before every wrong one, clearly. */
  @Override
  public Ruling guessed(Ask ask) {
    if (ask.keys().isEmpty() || ask.distractors().isEmpty()) {
      return Ruling.notApplied(Why.NO_OPTION_RIGHT);
    }
    double clear = 1 - upset(ask, solver.guess(ask.stem(), ask.texts())).share();
    return clear >= GUESSED
        ? Ruling.warned(Why.OPTIONS_TELL_ALL, Math.round(100 * clear))
        : Ruling.PASSED;
  }

  /** No wrong option stands with the question in a sentence as the right ones do. */
  @Override
  public Ruling oneKey(Ask ask) {
    if (ask.keys().isEmpty() || ask.distractors().isEmpty()) {
      return Ruling.notApplied(Why.NO_OPTION_RIGHT);
    }
    if (course.isEmpty() || lexicon.asksNot(ask.stem().text())) {
      return Ruling.notApplied(course.isEmpty() ? Why.NO_COURSE : Why.NEGATED_UNQUOTED);
    }
    List<Integer> open = solver.open(ask.stem(), ask.texts());
    double best = 0;
    for (Said key : ask.keys()) {
      Support.Best found = support.best(ask.stem(), key, open);
      best = Math.max(best, found == null ? 0 : found.score());
    }
    for (Said wrong : ask.distractors()) {
      Support.Best found = support.best(ask.stem(), wrong, open);
      if (found != null && found.score() >= Math.max(PROVEN, best * (1 + AS_WELL) / 2)) {
        return Ruling.warned(Why.MAY_BE_RIGHT, wrong.text(), found.sentence().said().text());
      }
    }
    return Ruling.PASSED;
  }
}
