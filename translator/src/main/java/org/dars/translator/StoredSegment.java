package org.dars.translator;

import java.util.List;
import org.dars.translator.memory.Quality;

/**
 * A segment of a course in one language, as it is kept between runs.
 *
 * @param id block id, {@code /}, index: unique in its document and language
 * @param ord place in the document, from 0
 * @param source guarded text of the source, with placeholders
 * @param target its translation, with the same placeholders; "" for none; of one that a check holds
 *     back, what was held back
 * @param outcome how it was settled
 * @param by engine with its version, or the person; "" for none
 * @param quality who made the target; null for none
 * @param confidence how sure the signs make us of it, 0–1; 1 for a person's
 * @param state where it stands with the people who answer for it
 * @param notes repairs, flags, the reason why it was held back; half a sentence each
 */
public record StoredSegment(
    String id,
    int ord,
    String source,
    String target,
    Outcome outcome,
    String by,
    @org.jspecify.annotations.Nullable Quality quality,
    double confidence,
    SegmentState state,
    List<String> notes) {

  public StoredSegment {
    notes = List.copyOf(notes);
  }

  /** Whether a run takes it as it is, and asks no engine again. */
  boolean settled() {
    return outcome != Outcome.FAILED;
  }

  /** The same as somebody else sees it. */
  public StoredSegment with(SegmentState otherState, List<String> otherNotes) {
    return new StoredSegment(
        id, ord, source, target, outcome, by, quality, confidence, otherState, otherNotes);
  }

  /**
   * The same, waiting for another look: nothing speaks for it, so that no threshold lets it pass.
   */
  public StoredSegment waiting(List<String> otherNotes) {
    return new StoredSegment(
        id, ord, source, target, outcome, by, quality, 0, SegmentState.WAITING, otherNotes);
  }

  /** The same in another place, as an update moves it. */
  public StoredSegment at(String otherId, int otherOrd) {
    return new StoredSegment(
        otherId, otherOrd, source, target, outcome, by, quality, confidence, state, notes);
  }
}
