package org.dars.assistant.store;

import java.time.Instant;
import org.dars.translator.memory.Quality;
import org.jspecify.annotations.Nullable;

/**
 * What a person did with a segment.
 *
 * @param document path of its document
 * @param segment its id there
 * @param time when
 * @param person who; the name that was given
 * @param act what
 * @param maker who made the text that the person saw: engine with its version, or a person; "" for
 *     no text
 * @param quality of that text; null for no text
 * @param words of the source
 * @param before the text before; null where the act left it as it was
 */
public record SegmentEvent(
    String document,
    String segment,
    Instant time,
    String person,
    Act act,
    String maker,
    @Nullable Quality quality,
    int words,
    @Nullable String before) {

  /** What people do. */
  public enum Act {
    /** The text is right, as it was or as the person wrote it. */
    APPROVED,
    /** The text was written or kept for another look. */
    SAVED,
    /** What was approved waits again. */
    REOPENED,
    /** The text is not good enough; it waits. */
    SENT_BACK,
    /** The text is thrown away; the next run translates the segment anew. */
    ANEW
  }
}
