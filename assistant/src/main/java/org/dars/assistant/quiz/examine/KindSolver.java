package org.dars.assistant.quiz.examine;

import java.util.List;

/** Answers one kind of item by code, with the course open and without it. */
interface KindSolver {

  /**
   * Whether the course leads to the key.
   *
   * @param blocks the blocks that the item quotes; empty where it quotes nothing: all of the course
   */
  Ruling solved(Ask ask, List<Integer> blocks);

  /** Whether the item leads to the key by itself. */
  Ruling guessed(Ask ask);

  /** Whether something else is right as well, by all of the course. */
  Ruling oneKey(Ask ask);
}
