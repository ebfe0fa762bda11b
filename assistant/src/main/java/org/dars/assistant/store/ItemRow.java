package org.dars.assistant.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item of a course's question bank as it is stored.
 *
 * @param ord its place in the bank
 * @param version from 1
 * @param state "DRAFT", "APPROVED" or "RETIRED"
 * @param kind label of its kind
 * @param language BCP 47 tag
 * @param document id of the document of its first source; "" without one
 * @param section title of its section; may be ""
 * @param bloom label; null when nobody said
 * @param difficulty expected share of right answers, 0 to 1; null when nobody said
 * @param words plain and in lower case, to find it by
 * @param content JSON of the item
 * @param examination JSON of what the examiner says of this version
 * @param sound whether the examiner let it pass
 * @param person who made this version
 * @param changed when
 * @param tags words to find it by
 * @param mergedInto id of the item that it was merged into; "" for none
 */
public record ItemRow(
    String id,
    long ord,
    int version,
    String state,
    String kind,
    String language,
    String document,
    String section,
    @Nullable String bloom,
    @Nullable Double difficulty,
    String words,
    String content,
    String examination,
    boolean sound,
    String person,
    Instant changed,
    List<String> tags,
    String mergedInto) {

  public ItemRow {
    tags = List.copyOf(tags);
  }
}
