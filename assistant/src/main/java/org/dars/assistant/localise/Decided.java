package org.dars.assistant.localise;

import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.localise.Reviews.Pair;
import org.dars.translator.Outcome;
import org.dars.translator.SegmentReview;
import org.dars.translator.SegmentState;
import org.dars.translator.StoredSegment;
import org.dars.translator.check.Checks;
import org.dars.translator.exchange.ExchangeNote;
import org.dars.translator.memory.Quality;

/**
 * Kept segments as a person's decisions leave them.
 *
 * @param checks what the team wants looked at; they say what is noted about a new text
 * @param by the person
 */
record Decided(Pair pair, Checks checks, String by) {

  /**
   * A segment as a person approves it. Made-up text that is approved as it stands stays made up: it
   * belongs in no memory.
   */
  StoredSegment approved(StoredSegment was, String target) {
    boolean same = target.equals(was.target());
    List<String> notes = new ArrayList<>(same ? was.notes() : renoted(was, target));
    boolean another = !was.by().isEmpty() && !was.by().equals(by);
    String approved = PersonNote.AS_IT_WAS.by(was.by());
    if (same && another && !notes.contains(approved)) {
      notes.add(approved);
    }
    return new StoredSegment(
        was.id(),
        was.ord(),
        was.source(),
        target,
        target.equals(was.source()) ? Outcome.UNCHANGED : Outcome.PERSON,
        by,
        same && was.quality() == Quality.PSEUDO ? Quality.PSEUDO : Quality.PERSON,
        1,
        SegmentState.APPROVED,
        notes);
  }

  /** A segment whose text a person wrote or kept for another look. */
  StoredSegment saved(StoredSegment was, String target) {
    boolean written = !target.equals(was.target()) || was.outcome() == Outcome.HELD_BACK;
    if (!written) {
      return was.waiting(was.notes());
    }
    return new StoredSegment(
        was.id(),
        was.ord(),
        was.source(),
        target,
        Outcome.PERSON,
        by,
        Quality.PERSON,
        // What waits must stay below any threshold: a run routes it by that alone.
        0,
        SegmentState.WAITING,
        renoted(was, target));
  }

  /** A segment that the person sends back: nothing speaks for it any more. */
  StoredSegment refused(StoredSegment was) {
    List<String> notes = new ArrayList<>(was.notes());
    notes.add(PersonNote.SENT_BACK.by(by));
    return was.waiting(notes.stream().distinct().toList());
  }

  /** A segment without its translation: a run asks an engine for it. */
  StoredSegment anew(StoredSegment was) {
    return new StoredSegment(
        was.id(),
        was.ord(),
        was.source(),
        "",
        Outcome.FAILED,
        "",
        null,
        0,
        SegmentState.OPEN,
        List.of(PersonNote.ANEW.by(by)));
  }

  /** A segment with what people wrote about it and was not there before. */
  static StoredSegment noted(StoredSegment was, List<ExchangeNote> written) {
    List<String> notes = new ArrayList<>(was.notes());
    for (ExchangeNote note : written) {
      String text = note.text().strip();
      boolean signed = !note.from().isBlank() && !note.from().equals(ReviewContent.DARS);
      String shown = signed ? note.from().strip() + ": " + text : text;
      if (!text.isEmpty()
          && !text.startsWith(ReviewContent.MARK)
          && !notes.contains(text)
          && !notes.contains(shown)) {
        notes.add(shown);
      }
    }
    return was.with(was.state(), notes);
  }

  /** What a new text leaves of the notes, and what the checks say of it. */
  private List<String> renoted(StoredSegment was, String target) {
    List<String> notes = new ArrayList<>(was.notes());
    notes.removeAll(found(was.source(), was.target()));
    notes.removeIf(PersonNote.AS_IT_WAS::says);
    found(was.source(), target).stream().filter(n -> !notes.contains(n)).forEach(notes::add);
    return notes;
  }

  private List<String> found(String source, String target) {
    return target.isEmpty()
        ? List.of()
        : SegmentReview.check(source, target, pair.from(), pair.to(), checks).notes();
  }
}
