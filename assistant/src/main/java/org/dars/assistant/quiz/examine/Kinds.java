package org.dars.assistant.quiz.examine;

import org.dars.assistant.quiz.item.Body;
import org.jspecify.annotations.Nullable;

/** Who answers what: a solver for each kind of item but choices with one key. */
final class Kinds {

  private final WordSolver words;
  private final NumberSolver numbers;
  private final ClaimSolver claims;
  private final PairSolver pairs;
  private final StepSolver steps;
  private final SetSolver sets;
  private final RubricSolver rubrics;

  Kinds(Fit fit, Support support, Solver solver, Lexicon lexicon, Wording wording) {
    words = new WordSolver(fit, wording);
    numbers = new NumberSolver(fit, lexicon, wording);
    claims = new ClaimSolver(fit, lexicon, wording);
    pairs = new PairSolver(fit, wording);
    steps = new StepSolver(fit, lexicon, wording);
    sets = new SetSolver(fit.course(), support, solver, lexicon);
    rubrics = new RubricSolver(fit, wording);
  }

  /** Null for a choice with one key, and where nothing is asked. */
  @Nullable KindSolver of(Ask ask) {
    return switch (ask.body()) {
      case Body.Choice c -> ask.single() ? null : sets;
      case Body.TrueFalse t -> claims;
      case Body.Matching m -> pairs;
      case Body.Ordering o -> steps;
      case Body.Numeric n -> numbers;
      case Body.ShortAnswer s -> numbers.answers(ask) ? numbers : words;
      case Body.Essay e -> rubrics;
      case Body.Cloze c -> null;
      case Body.Description d -> null;
    };
  }
}
