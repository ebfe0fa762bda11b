package org.dars.assistant.quiz.examine;

import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.examine.Wording.Said;
import org.jspecify.annotations.Nullable;

/** Whether the course leads to the key, and nothing but the course does. */
final class Solving {

  /**
   * Beyond these the course speaks for another option: 0.7 % of the published items that the solver
   * was fitted on, and 37 % of them with another key.
   */
  private static final double SURE = 0.7;

  private static final double UNLIKELY = 0.05;
  private static final double GUESSED = 0.6;
  private static final double GIVEN_AWAY = 0.9;
  private static final int SHOWN_BLOCKS = 4;

  private final CourseIndex course;
  private final Solver solver;
  private final Lexicon lexicon;
  private final Kinds kinds;
  private final @Nullable ModelSolver model;

  Solving(
      CourseIndex course,
      Solver solver,
      Lexicon lexicon,
      Kinds kinds,
      @Nullable ModelSolver model) {
    this.kinds = kinds;
    this.course = course;
    this.solver = solver;
    this.lexicon = lexicon;
    this.model = model;
  }

  /**
   * @param sources what the item quotes: the solver reads these blocks; without any, whatever the
   *     stem and the options lead to
   */
  Ruling solved(Ask ask, List<SourceQuote> sources) {
    List<Integer> blocks = blocks(ask, sources);
    if (blocks.isEmpty()) {
      return Ruling.notApplied(Why.NO_PASSAGE);
    }
    KindSolver kind = kinds.of(ask);
    Ruling byCode =
        kind == null
            ? byCode(ask, blocks)
            : kind.solved(ask, sources.isEmpty() ? List.of() : blocks);
    ModelSolver asked = model;
    if (asked == null || !asked.answers(ask)) {
      return byCode;
    }
    Ruling byModel = asked.solved(ask, passage(blocks));
    return byModel.outcome() == Finding.Outcome.NOT_APPLIED ? byCode : byModel;
  }

  private List<Integer> blocks(Ask ask, List<SourceQuote> sources) {
    List<Integer> blocks = new ArrayList<>();
    for (SourceQuote source : sources) {
      int number = course.number(source.document(), source.block());
      if (number >= 0 && !blocks.contains(number)) {
        blocks.add(number);
      }
    }
    return sources.isEmpty() ? solver.open(ask.stem(), ask.shown(course.wording())) : blocks;
  }

  private String passage(List<Integer> blocks) {
    StringBuilder text = new StringBuilder();
    for (int block : blocks.subList(0, Math.min(SHOWN_BLOCKS, blocks.size()))) {
      text.append(course.place(block).said().text()).append("\n\n");
    }
    return text.toString().strip();
  }

  private Ruling byCode(Ask ask, List<Integer> blocks) {
    if (!ask.single() || ask.options().size() < 2) {
      return Ruling.notApplied(Why.CODE_SOLVES_ONE_KEY);
    }
    if (ask.texts().stream().anyMatch(o -> lexicon.catchAll(o.text()))) {
      return Ruling.notApplied(Why.CATCH_ALL_UNSOLVED);
    }
    double[] p = solver.solve(ask.stem(), ask.texts(), blocks);
    int best = Choosing.best(p);
    int key = ask.key();
    if (best == key) {
      return Ruling.PASSED;
    }
    Said picked = ask.options().get(best).said();
    Object[] words = {picked.text(), percent(p[best]), percent(p[key])};
    return p[best] >= SURE && p[key] <= UNLIKELY
        ? Ruling.failed(Why.LEADS_ELSEWHERE, words)
        : Ruling.warned(Why.LEADS_ELSEWHERE, words);
  }

  Ruling guessed(Ask ask) {
    Ruling byCode = guessedByCode(ask);
    ModelSolver asked = model;
    if (byCode.outcome() == Finding.Outcome.FAILED || asked == null || !asked.answers(ask)) {
      return byCode;
    }
    Ruling byModel = asked.guessed(ask);
    return byModel.outcome() == Finding.Outcome.WARNED ? byModel : byCode;
  }

  private Ruling guessedByCode(Ask ask) {
    KindSolver kind = kinds.of(ask);
    if (kind != null) {
      return kind.guessed(ask);
    }
    if (!ask.single() || ask.options().size() < 2) {
      return Ruling.notApplied(Why.CODE_GUESSES_ONE_KEY);
    }
    double p = solver.guess(ask.stem(), ask.texts())[ask.key()];
    boolean catchAll = ask.texts().stream().anyMatch(o -> lexicon.catchAll(o.text()));
    if (p >= GIVEN_AWAY && !catchAll) {
      return Ruling.failed(Why.LEADS_TO_KEY, percent(p));
    }
    return p >= GUESSED ? Ruling.warned(Why.LEADS_TO_KEY, percent(p)) : Ruling.PASSED;
  }

  private static long percent(double share) {
    return Math.round(100 * share);
  }
}
