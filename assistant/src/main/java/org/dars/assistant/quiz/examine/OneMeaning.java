package org.dars.assistant.quiz.examine;

import org.dars.assistant.quiz.examine.Wording.Said;

/**
 * Whether two answers mean the same in other words, by an embedder. Embedders find near whatever
 * speaks of the same things: "zygote, embryo, fetus" and "fetus, zygote, embryo", "bulimia" and
 * "anorexia". So only answers as long as definitions are looked at, of which each has words that
 * the other has not: changing a word or their order makes a distractor of a key.
 */
final class OneMeaning {

  /** As near as this; fitted by {@code MeaningFit … options}. */
  static final double SAME = 0.92;

  /** Fewer terms are names, and names of different things are near each other. */
  private static final int TERMS = 4;

  private static final int OWN_TERMS = 2;

  private OneMeaning() {}

  /** 0 to 1; 0 where an embedder cannot tell. */
  static double nearness(Said a, Said b, Vectors vectors) {
    boolean told =
        a.set().size() >= TERMS
            && b.set().size() >= TERMS
            && Wording.without(a.set(), b.set()).size() >= OWN_TERMS
            && Wording.without(b.set(), a.set()).size() >= OWN_TERMS;
    return told ? vectors.nearness(a.text(), b.text()) : 0;
  }
}
