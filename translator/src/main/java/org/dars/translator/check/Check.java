package org.dars.translator.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing to look for in a segment and its translation. Safe for use by several threads. Own
 * checks are given to {@link Checks#with}.
 */
public interface Check {

  /** What it may find; it is asked only while one of them is switched on. */
  Set<Issue.Kind> kinds();

  /**
   * What it finds. The target has words; an empty one is never asked about.
   *
   * @param settings parameters for {@code pair.to()}
   * @return issues of {@link #kinds}, in the kinds' own severities or milder ones
   */
  List<Issue> look(CheckedPair pair, CheckSettings settings);

  /** Whether any of its issues may bring a fix; one that never does is not asked for fixes. */
  default boolean fixes() {
    return true;
  }

  /**
   * Tells what it looks for from what it looked for before, where that can change: finished files
   * are looked at again then. "" where it cannot.
   */
  default String version() {
    return "";
  }

  /** Why it does not look any more, one sentence; empty while it does. */
  default Optional<String> problem() {
    return Optional.empty();
  }
}
