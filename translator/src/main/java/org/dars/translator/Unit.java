package org.dars.translator;

import java.util.ArrayList;
import java.util.List;
import org.dars.translator.check.CheckedPair;
import org.dars.translator.check.Issue;
import org.dars.translator.engine.SourceSegment;
import org.dars.translator.guard.Guard;
import org.dars.translator.guard.Guarded;
import org.dars.translator.guard.Restored;
import org.dars.translator.memory.Quality;
import org.dars.translator.segment.Segment;
import org.jspecify.annotations.Nullable;

/** A segment on its way: guarded, and settled once. Used by one thread. */
final class Unit {

  /** Begins the note of a repair. */
  static final String MENDED_PLACEHOLDER = "mended: ";

  private final Segment segment;
  private final Guarded guarded;
  private final List<String> headings;
  private final int ord;
  private String before = "";
  private String after = "";
  private Segment result;
  private String target = "";
  private @Nullable Quality quality;
  private double confidence;
  private SegmentState state = SegmentState.OPEN;
  private boolean changedSince;
  private final List<String> noted = new ArrayList<>();
  private @Nullable SegmentOutcome outcome;

  Unit(Segment segment, List<String> headings, int ord) {
    this.segment = segment;
    this.guarded = Guard.protect(segment.content());
    this.headings = headings;
    this.ord = ord;
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

  /** Tells what stands around it in the document. */
  void between(@Nullable Unit previous, @Nullable Unit next) {
    before = previous == null ? "" : previous.text();
    after = next == null ? "" : next.text();
  }

  /** What an engine is given. */
  SourceSegment source() {
    return new SourceSegment(text(), headings, before, after);
  }

  /** Guarded text of the segment before, "" for none. */
  String previous() {
    return before;
  }

  /** Guarded text of the segment after, "" for none. */
  String next() {
    return after;
  }

  String block() {
    return segment.block();
  }

  /** Something for whoever looks at the segment, whatever becomes of it. */
  void note(String note) {
    noted.add(note);
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

  /** The unit as it is to be kept; settled ones only. */
  StoredSegment stored() {
    SegmentOutcome o = outcome();
    return new StoredSegment(
        o.id(), ord, text(), target, o.outcome(), o.by(), quality, confidence, state, o.notes());
  }

  /**
   * Takes what an earlier run or a person left for this segment.
   *
   * @return whether it was of use: the source is the same, and the target whole
   */
  boolean resume(
      StoredSegment kept, String engine, LocalisationRequest request, ReviewPolicy policy) {
    if (settled() || !kept.settled() || !kept.source().equals(text())) {
      return false;
    }
    if (kept.outcome() == Outcome.HELD_BACK) {
      if (!kept.by().equals(engine)) {
        return false;
      }
      if (kept.target().isEmpty()) {
        settle(Outcome.HELD_BACK, kept.by(), kept.notes());
        return true;
      }
    }
    if (!(guarded.restore(kept.target()) instanceof Restored.Whole whole)) {
      return false;
    }
    boolean decided = kept.state() == SegmentState.APPROVED || kept.state() == SegmentState.STALE;
    StoredSegment now = decided ? kept : Recheck.of(kept, request);
    target = now.target();
    quality = now.quality();
    confidence = now.confidence();
    if (now.outcome() != Outcome.HELD_BACK) {
      state = decided ? now.state() : routed(confidence, policy);
      if (shown(policy) && !target.equals(text())) {
        result = segment.with(whole.content());
      }
    }
    settle(now.outcome(), now.by(), now.notes());
    return true;
  }

  private static SegmentState routed(double confidence, ReviewPolicy policy) {
    return confidence < policy.threshold() ? SegmentState.WAITING : SegmentState.DRAFT;
  }

  private boolean shown(ReviewPolicy policy) {
    boolean unsure = state == SegmentState.WAITING || state == SegmentState.STALE;
    return !unsure || policy.draftsInOutput();
  }

  /**
   * Takes a translation, if it is whole and passes the checks, or holds the segment back.
   *
   * @param match score of the memory's match, 0–101; 0 when it is not from a memory
   * @param back as {@link Confidence#of} has it
   * @return the translation as repaired, for the memory, or null when it was not taken
   */
  @Nullable String offer(
      String translation,
      LocalisationRequest request,
      ReviewPolicy policy,
      Outcome as,
      Quality quality,
      int match,
      double back,
      String by) {
    CheckedPair pair =
        new CheckedPair(guarded.text(), translation, request.from(), request.to(), quality);
    String offered = quality == Quality.PERSON ? translation : request.checks().repaired(pair);
    switch (guarded.restore(offered)) {
      case Restored.Damaged damaged -> {
        settle(Outcome.HELD_BACK, by, List.of(damaged.reason()));
        return null;
      }
      case Restored.Whole whole -> {
        List<Issue> issues = request.checks().issues(pair.with(whole.text()));
        List<String> notes = new ArrayList<>(noted);
        if (!offered.equals(translation)) {
          notes.add("mended punctuation, spacing or a doubled word");
        }
        whole.repairs().forEach(repair -> notes.add(MENDED_PLACEHOLDER + repair));
        issues.forEach(issue -> notes.add(issue.note()));
        boolean trusted = quality == Quality.PERSON;
        target = whole.text();
        this.quality = quality;
        if (holds(issues, quality)) {
          // The text is kept: other settings may let it pass, and a person may want to mend it.
          settle(Outcome.HELD_BACK, by, notes);
          return null;
        }
        boolean same = whole.text().equals(guarded.text());
        confidence =
            Confidence.of(
                quality, match, issues, whole.repairs().size(), guarded.text(), target, back);
        state = trusted ? SegmentState.APPROVED : routed(confidence, policy);
        if (!same && shown(policy)) {
          result = segment.with(whole.content());
        }
        settle(same ? Outcome.UNCHANGED : as, by, notes);
        return whole.text();
      }
    }
  }

  /** Whether issues keep a translation out of the file; a person may do what an engine may not. */
  static boolean holds(List<Issue> issues, Quality quality) {
    return issues.stream()
        .anyMatch(i -> i.holds() && (quality != Quality.PERSON || i.kind() == Issue.Kind.EMPTY));
  }

  /** No translation came. */
  void fail(String by, String reason) {
    settle(Outcome.FAILED, by, List.of(reason));
  }

  /** Forgets what was offered. */
  void reopen() {
    clear();
    outcome = null;
  }

  private void clear() {
    result = segment;
    target = "";
    quality = null;
    confidence = 0;
    state = SegmentState.OPEN;
  }

  /** Whether something was found after it was kept. */
  boolean changedSince() {
    return changedSince;
  }

  /** A translation that may be looked at; null for none, and for one that was not taken. */
  @Nullable CheckedPair pair(LocalisationRequest request) {
    Quality who = quality;
    return who == null || outcome == null || outcome.outcome() == Outcome.HELD_BACK
        ? null
        : new CheckedPair(guarded.text(), target, request.from(), request.to(), who);
  }

  /**
   * Takes down what was found when more than the segment was looked at. A person's approval stands;
   * anything else that is worth more than a note waits for one.
   */
  void flag(Issue issue, ReviewPolicy policy) {
    SegmentOutcome now = outcome();
    List<String> notes = new ArrayList<>(now.notes());
    notes.add(issue.note());
    changedSince = true;
    if (state == SegmentState.DRAFT && issue.waits()) {
      state = SegmentState.WAITING;
    }
    if (!shown(policy)) {
      result = segment;
    }
    settle(now.outcome(), now.by(), notes);
  }

  /** Leaves the source in the file, and keeps the translation for other settings or a person. */
  void holdBack(Issue issue) {
    SegmentOutcome now = outcome;
    if (now != null && now.outcome() != Outcome.PROTECTED) {
      List<String> notes = new ArrayList<>(now.notes());
      notes.add(issue.note());
      result = segment;
      confidence = 0;
      state = SegmentState.OPEN;
      changedSince = true;
      settle(Outcome.HELD_BACK, now.by(), notes);
    }
  }

  /** Takes a translation back: the file would not be what it was with it. */
  void holdBack(String reason) {
    if (outcome != null && outcome.outcome() != Outcome.PROTECTED) {
      String by = outcome.by();
      clear();
      changedSince = true;
      settle(Outcome.HELD_BACK, by, List.of(reason));
    }
  }

  private void settle(Outcome what, String by, List<String> notes) {
    List<String> once = notes.stream().distinct().toList();
    outcome = new SegmentOutcome(segment.id(), what, by, segment.text(), once);
  }
}
