package org.dars.translator;

import java.util.List;

/**
 * What became of a segment, and why.
 *
 * @param id of the segment: block id, {@code /}, index
 * @param outcome what became of it
 * @param by engine with its version, or the person, whose translation it is; "" for none
 * @param source what a reader sees of the source
 * @param notes repairs, flags, and the reason why it was held back; half a sentence each
 */
public record SegmentOutcome(
    String id, Outcome outcome, String by, String source, List<String> notes) {
  public SegmentOutcome {
    notes = List.copyOf(notes);
  }
}
