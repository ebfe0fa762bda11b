package org.dars.assistant.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item of a sitting as it is stored.
 *
 * @param ord its place, from 0
 * @param item its id in the bank
 * @param version that was drawn
 * @param content JSON of that version
 * @param response JSON of what was answered; null before
 * @param language BCP 47 tag that it was answered in; null before
 * @param time of the answer; null before
 * @param score share of the mark, 0 to 1; null while it is not marked
 * @param marks that people gave, the last one first; empty for none
 */
public record SittingItemRow(
    int ord,
    String item,
    int version,
    String content,
    @Nullable String response,
    @Nullable String language,
    @Nullable Instant time,
    @Nullable Double score,
    List<EssayMark> marks) {

  public SittingItemRow {
    marks = List.copyOf(marks);
  }
}
