package org.dars.translator;

import java.util.ArrayList;
import java.util.List;
import org.dars.translator.check.CheckedPair;
import org.dars.translator.check.Checks;
import org.dars.translator.check.Issue;
import org.dars.translator.guard.Guard;
import org.dars.translator.guard.Guarded;
import org.dars.translator.guard.Restored;
import org.dars.translator.memory.Quality;
import org.dars.translator.segment.Segment;
import org.jspecify.annotations.Nullable;

/** A segment on its way: guarded, and settled once. Used by one thread. */
final class Unit {

  private final Segment segment;
  private final Guarded guarded;
  private final List<String> headings;
  private Segment result;
  private @Nullable SegmentOutcome outcome;

  Unit(Segment segment, List<String> headings) {
    this.segment = segment;
    this.guarded = Guard.protect(segment.content());
    this.headings = headings;
    this.result = segment;
    if (!guarded.hasWords()) {
      settle(Outcome.PROTECTED, "", List.of());
    }
  }

  String id() {
    return segment.id();
  }

  /** What the engine sees. */
  String text() {
    return guarded.text();
  }

  List<String> headings() {
    return headings;
  }

  boolean settled() {
    return outcome != null;
  }

  /** The segment as it will stand in the document. */
  Segment result() {
    return result;
  }

  SegmentOutcome outcome() {
    if (outcome == null) {
      throw new IllegalStateException(segment.id() + " is not settled");
    }
    return outcome;
  }

  /**
   * Takes a translation, if it is whole and passes the checks, or holds the segment back.
   *
   * @return the translation as repaired, for the memory, or null when it was not taken
   */
  @Nullable String offer(
      String translation, LocalisationRequest request, Outcome as, Quality quality, String by) {
    CheckedPair pair =
        new CheckedPair(guarded.text(), translation, request.from(), request.to(), quality);
    String offered = quality == Quality.PERSON ? translation : Checks.standard().repaired(pair);
    switch (guarded.restore(offered)) {
      case Restored.Damaged damaged -> {
        settle(Outcome.HELD_BACK, by, List.of(damaged.reason()));
        return null;
      }
      case Restored.Whole whole -> {
        List<Issue> issues =
            Checks.of(guarded.text(), whole.text(), request.from(), request.to(), quality);
        List<String> notes = new ArrayList<>();
        if (!offered.equals(translation)) {
          notes.add("mended: punctuation, spacing or a doubled word");
        }
        whole.repairs().forEach(repair -> notes.add("mended: " + repair));
        issues.forEach(issue -> notes.add(issue.message()));
        boolean trusted = quality == Quality.PERSON;
        if (issues.stream()
            .anyMatch(i -> i.holds() && !(trusted && i.kind() != Issue.Kind.EMPTY))) {
          settle(Outcome.HELD_BACK, by, notes);
          return null;
        }
        boolean same = whole.text().equals(guarded.text());
        if (!same) {
          result = segment.with(whole.content());
        }
        settle(same ? Outcome.UNCHANGED : as, by, notes);
        return whole.text();
      }
    }
  }

  /** No translation came. */
  void fail(String by, String reason) {
    settle(Outcome.FAILED, by, List.of(reason));
  }

  /** Forgets what was offered. */
  void reopen() {
    result = segment;
    outcome = null;
  }

  /** Takes a translation back: the file would not be what it was with it. */
  void holdBack(String reason) {
    if (outcome != null && outcome.outcome() != Outcome.PROTECTED) {
      result = segment;
      settle(Outcome.HELD_BACK, outcome.by(), List.of(reason));
    }
  }

  private void settle(Outcome what, String by, List<String> notes) {
    outcome = new SegmentOutcome(segment.id(), what, by, segment.text(), notes);
  }
}
