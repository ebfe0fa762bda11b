package org.dars.assistant.store;

import java.util.Objects;
import org.dars.translator.check.MqmMark;
import org.dars.translator.memory.Quality;
import org.jspecify.annotations.Nullable;

/**
 * An error that a reviewer marked, with what was marked.
 *
 * @param id unique; "" for one that is not kept yet
 * @param document path of the segment's document
 * @param target the text that was marked, guarded: the stretch of {@code mark} is a stretch of it
 * @param maker who made that text: engine with its version, or a person
 * @param quality of that text
 * @param words of the segment's source
 */
public record SegmentMark(
    String id,
    String document,
    String target,
    String maker,
    @Nullable Quality quality,
    int words,
    MqmMark mark) {

  public SegmentMark {
    if (mark.end() > target.length()) {
      throw new IllegalArgumentException(
          "a mark up to " + mark.end() + " in a text of " + target.length() + " characters");
    }
    Objects.requireNonNull(mark);
  }

  /** The words that are marked; "" where something is missing. */
  public String marked() {
    return target.substring(mark.start(), mark.end());
  }
}
