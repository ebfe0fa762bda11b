package org.dars.translator.memory;

import java.util.Comparator;

/**
 * A remembered translation that may serve for a segment.
 *
 * @param score 101 for an exact match in the same context, 100 for an exact one, 50 to 99 for a
 *     fuzzy one, less the penalty; see {@link Scores}
 * @param penalty what was taken off, from 0
 * @param kind how it matches
 * @param id of the entry in its memory
 * @param entry as remembered
 * @param target the translation to propose: that of the entry, with the numbers and placeholders of
 *     the segment asked for
 * @param memory name of the memory it stands in; "" for the zone's own
 */
public record Match(
    int score, int penalty, Kind kind, String id, MemoryEntry entry, String target, String memory) {

  /** How a match came about, best first. */
  public enum Kind {
    /** The same text in the same place. */
    CONTEXT,
    /** The same text. */
    EXACT,
    /** A similar text. */
    FUZZY
  }

  /** Best first; ties fall the same way every time. */
  static final Comparator<Match> BEST_FIRST =
      Comparator.comparingInt((Match m) -> -m.score())
          .thenComparing(Match::kind)
          .thenComparing(m -> !m.entry().details().approved())
          .thenComparing(m -> m.entry().quality(), Comparator.reverseOrder())
          .thenComparing(m -> m.entry().when(), Comparator.reverseOrder())
          .thenComparing(Match::id);

  /** The same from a shared memory, which takes something off. */
  Match from(String name, int more) {
    return new Match(score - more, penalty + more, kind, id, entry, target, name);
  }
}
