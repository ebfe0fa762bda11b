package org.dars.assistant.localise;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dars.assistant.localise.Taken.Change;
import org.dars.assistant.store.SegmentEvent;
import org.dars.assistant.store.SegmentEvent.Act;
import org.dars.assistant.store.SegmentRows;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.translator.Outcome;
import org.dars.translator.SegmentReview;
import org.dars.translator.SegmentState;
import org.dars.translator.StoredSegment;
import org.dars.translator.check.CheckedPair;
import org.dars.translator.check.Checks;
import org.dars.translator.exchange.Returned;
import org.dars.translator.guard.Guarded;
import org.dars.translator.guard.Restored;
import org.dars.translator.memory.Quality;

/** One person's decisions, before they are written down. Used once. */
final class ReviewTally {

  private final SegmentRows rows;
  private final Reviews.Pair pair;
  private final Checks checks;
  private final Decided decided;
  private final String by;
  private final Instant time;
  private final Map<String, Map<String, StoredSegment>> kept = new HashMap<>();
  private final Map<String, List<StoredSegment>> byDocument = new LinkedHashMap<>();
  private final Map<String, StoredSegment> seen = new HashMap<>();
  private final List<SegmentEvent> events = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<Placed> already = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private int untouched;

  /**
   * @param by the person
   */
  ReviewTally(SegmentRows rows, Reviews.Pair pair, Checks checks, String by, Instant time) {
    this.rows = rows;
    this.pair = pair;
    this.checks = checks;
    this.decided = new Decided(pair, checks, by);
    this.by = by;
    this.time = time;
  }

  /** Takes what came back in a file, as {@link ReviewDesk#take} says. */
  void take(Returned returned, boolean all, boolean overwrite) {
    problems.addAll(returned.problems());
    for (Returned.Segment segment : returned.segments()) {
      StoredSegment was = kept.computeIfAbsent(segment.document(), rows::of).get(segment.id());
      if (was != null) {
        take(segment, was, all, overwrite);
      }
    }
  }

  private void take(Returned.Segment is, StoredSegment was, boolean all, boolean overwrite) {
    Placed placed = new Placed(is.document(), was);
    StoredSegment noted = Decided.noted(was, is.notes());
    boolean same = is.target().equals(was.target()) && was.outcome() != Outcome.HELD_BACK;
    boolean fixed = was.state() == SegmentState.APPROVED;
    boolean refused =
        switch (is.state()) {
          case NEW, NEEDS_TRANSLATION -> same && was.state() != SegmentState.STALE;
          default -> false;
        };
    if (is.target().isEmpty()) {
      note(placed, noted);
    } else if (refused) {
      change(placed, decided.refused(noted), Act.SENT_BACK);
    } else if (fixed && same) {
      already.add(placed);
      note(placed, noted);
    } else if (same && !is.state().approved() && !all) {
      untouched++;
      note(placed, noted);
    } else if (fixed && !overwrite && !was.by().equals(by)) {
      problems.add(
          ReviewDesk.name(placed)
              + ": "
              + was.by()
              + " approved another text and it was left; say that it may be overwritten"
              + " (--overwrite) to put this one in its place");
    } else {
      change(placed, decided.approved(noted, is.target()), Act.APPROVED);
    }
  }

  /** A segment as it is kept now. */
  Optional<Placed> now(Placed placed) {
    return Optional.ofNullable(
            kept.computeIfAbsent(placed.document(), rows::of).get(placed.segment().id()))
        .map(s -> new Placed(placed.document(), s));
  }

  /** Approves a segment as it is, unless that is impossible. */
  void approve(Placed placed) {
    StoredSegment was = placed.segment();
    String name = ReviewDesk.name(placed);
    if (was.state() == SegmentState.APPROVED) {
      already.add(placed);
    } else if (was.target().isEmpty() || was.outcome() == Outcome.HELD_BACK) {
      problems.add(name + ": it has no translation to approve; give it one in a file");
    } else if (Guarded.of(was.source()).restore(was.target()) instanceof Restored.Damaged d) {
      problems.add(name + ": it was left as it is, since " + d.reason());
    } else {
      change(placed, decided.approved(was, was.target()), Act.APPROVED);
    }
  }

  /**
   * Takes a text for a segment.
   *
   * @param approved whether it is right; it waits for another look otherwise
   * @return why it cannot be taken, half a sentence; "" when it was
   */
  String write(Placed placed, String text, boolean approved) {
    StoredSegment was = placed.segment();
    SegmentReview.Finding finding =
        SegmentReview.check(was.source(), text, pair.from(), pair.to(), checks);
    if (!finding.problem().isEmpty()) {
      return finding.problem();
    }
    if (approved) {
      change(placed, decided.approved(was, finding.text()), Act.APPROVED);
    } else {
      change(placed, decided.saved(was, finding.text()), Act.SAVED);
    }
    return "";
  }

  /** Sets what was approved waiting. */
  void reopen(Placed placed) {
    change(placed, placed.segment().waiting(placed.segment().notes()), Act.REOPENED);
  }

  /**
   * The same, with what is found now.
   *
   * @param found notes
   */
  void reopen(Placed placed, List<String> found) {
    List<String> notes = new ArrayList<>(placed.segment().notes());
    notes.addAll(found);
    change(placed, placed.segment().waiting(notes), Act.REOPENED);
  }

  /** Says that a translation is not good enough. */
  void sendBack(Placed placed) {
    if (placed.segment().target().isEmpty()) {
      problems.add(ReviewDesk.name(placed) + ": it has no translation to send back");
    } else {
      change(placed, decided.refused(placed.segment()), Act.SENT_BACK);
    }
  }

  /** Throws a translation away, so that the next run translates the segment anew. */
  void anew(Placed placed) {
    change(placed, decided.anew(placed.segment()), Act.ANEW);
  }

  private void note(Placed placed, StoredSegment noted) {
    if (!noted.equals(placed.segment())) {
      decide(placed, noted);
    }
  }

  private void change(Placed placed, StoredSegment now, Act act) {
    StoredSegment was = placed.segment();
    if (act == Act.APPROVED && now.outcome() != Outcome.UNCHANGED) {
      checks
          .issues(
              new CheckedPair(now.source(), now.target(), pair.from(), pair.to(), Quality.PERSON))
          .forEach(i -> remarks.add(ReviewDesk.name(placed) + ": " + i.note()));
    }
    changes.add(new Change(placed.document(), was, now, act));
    events.add(
        new SegmentEvent(
            placed.document(),
            was.id(),
            time,
            by,
            act,
            was.target().isEmpty() ? "" : was.by(),
            was.target().isEmpty() ? null : was.quality(),
            ReviewContent.words(was.source(), pair.from()),
            now.target().equals(was.target()) ? null : was.target()));
    decide(placed, now);
  }

  private void decide(Placed placed, StoredSegment now) {
    byDocument.computeIfAbsent(placed.document(), d -> new ArrayList<>()).add(now);
    seen.put(ReviewDesk.name(placed), placed.segment());
  }

  Map<String, List<StoredSegment>> decided() {
    return byDocument;
  }

  List<SegmentEvent> events() {
    return events;
  }

  /** Whether a segment is still what this was decided on. */
  boolean unchanged(Placed now) {
    StoredSegment was = seen.get(ReviewDesk.name(now));
    return was != null && ReviewDesk.mark(was).equals(ReviewDesk.mark(now.segment()));
  }

  Taken taken() {
    return new Taken(changes, already, untouched, problems, remarks);
  }
}
