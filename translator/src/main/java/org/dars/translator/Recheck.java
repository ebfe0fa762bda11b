package org.dars.translator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dars.translator.check.CheckNote;
import org.dars.translator.check.CheckedPair;
import org.dars.translator.check.Issue;
import org.dars.translator.memory.Quality;

/**
 * Looks again at a translation that is kept: the team may want other things looked at than when it
 * was made. No engine is asked.
 */
final class Recheck {

  private Recheck() {}

  /**
   * The segment as the checks see it now: held back, taken, or with other notes. Its state is
   * another's to say.
   *
   * @param kept not decided by a person, with a whole target
   */
  static StoredSegment of(StoredSegment kept, LocalisationRequest request) {
    Quality quality = kept.quality();
    if (quality == null) {
      return kept;
    }
    CheckedPair pair =
        new CheckedPair(kept.source(), kept.target(), request.from(), request.to(), quality);
    List<Issue> issues = request.checks().issues(pair);
    List<String> notes = notes(kept, issues);
    boolean held = kept.outcome() == Outcome.HELD_BACK;
    if (Unit.holds(issues, quality)) {
      return with(kept, Outcome.HELD_BACK, 0, notes);
    }
    boolean same = kept.target().equals(kept.source());
    Outcome outcome = !held ? kept.outcome() : same ? Outcome.UNCHANGED : Outcome.ENGINE;
    // What a person sent back has none, and keeps none.
    boolean sure = held || (kept.confidence() > 0 && !found(notes).equals(found(kept.notes())));
    return with(kept, outcome, sure ? confidence(kept, issues, quality) : kept.confidence(), notes);
  }

  private static double confidence(StoredSegment kept, List<Issue> issues, Quality quality) {
    int match = kept.outcome() == Outcome.MEMORY ? 100 : 0;
    int repairs =
        (int) kept.notes().stream().filter(n -> n.startsWith(Unit.MENDED_PLACEHOLDER)).count();
    return Confidence.of(
        quality, match, issues, repairs, kept.source(), kept.target(), Confidence.NO_BACK);
  }

  /** What others noted, then what the checks find; each once. */
  private static List<String> notes(StoredSegment kept, List<Issue> issues) {
    Set<String> notes = new LinkedHashSet<>();
    for (String note : kept.notes()) {
      // Before notes named their kind, they were the bare message.
      boolean found = issues.stream().anyMatch(i -> i.message().equals(note));
      if (!found && CheckNote.of(note).isEmpty()) {
        notes.add(note);
      }
    }
    issues.forEach(i -> notes.add(i.note()));
    return List.copyOf(notes);
  }

  private static Set<Issue.Kind> found(List<String> notes) {
    Set<Issue.Kind> kinds = new LinkedHashSet<>();
    notes.forEach(note -> CheckNote.of(note).ifPresent(n -> kinds.add(n.kind())));
    // Found by looking at more than the segment.
    kinds.removeAll(DocumentChecks.KINDS);
    return kinds;
  }

  private static StoredSegment with(
      StoredSegment kept, Outcome outcome, double confidence, List<String> notes) {
    return new StoredSegment(
        kept.id(),
        kept.ord(),
        kept.source(),
        kept.target(),
        outcome,
        kept.by(),
        kept.quality(),
        confidence,
        outcome == Outcome.HELD_BACK ? SegmentState.OPEN : kept.state(),
        new ArrayList<>(notes));
  }
}
