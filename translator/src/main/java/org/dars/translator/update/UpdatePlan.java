package org.dars.translator.update;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a new version of a course keeps of the old one's translation: what became of each segment.
 * Pure: two lists in, one plan out; about linear in their length.
 *
 * @param changes one for each segment of the new version, in its order
 * @param gone the old version's segments that no change names, in their order
 */
public record UpdatePlan(List<Change> changes, List<Change> gone) {

  /** Least likeness at which an old translation is offered for an edited segment. */
  public static final double LEAST_LIKENESS = 0.5;

  public UpdatePlan {
    changes = List.copyOf(changes);
    gone = List.copyOf(gone);
  }

  /**
   * Compares two versions.
   *
   * @param before all segments of the old version, document by document, in reading order
   * @param now all segments of the new version, likewise
   */
  public static UpdatePlan of(Collection<VersionSegment> before, Collection<VersionSegment> now) {
    return new Matching(List.copyOf(before), List.copyOf(now)).plan();
  }

  /** How many of one kind. */
  public int count(Change.Kind kind) {
    return counts().getOrDefault(kind, 0);
  }

  /** How many of each kind. */
  public Map<Change.Kind, Integer> counts() {
    Map<Change.Kind, Integer> counts = new EnumMap<>(Change.Kind.class);
    for (Change.Kind kind : Change.Kind.values()) {
      counts.put(kind, 0);
    }
    changes.forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
    counts.put(Change.Kind.GONE, gone.size());
    return counts;
  }
}
