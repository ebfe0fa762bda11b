package org.dars.assistant.tutor;

import java.util.List;

/** Knows what the terms of a question are called in another language. */
public interface TermSource {

  /** Knows none. */
  TermSource NONE = (zone, course, question, from, to) -> List.of();

  /**
   * The terms in a question, in its order, each once, as another language calls them.
   *
   * @param zone whose termbases are looked in, and no other's
   * @param course whose chosen termbases are looked in before the zone's others
   * @param from BCP 47 primary tag of the question, "und" when it is not known
   * @param to BCP 47 primary tag
   */
  List<Crossing.Term> find(String zone, String course, String question, String from, String to);
}
