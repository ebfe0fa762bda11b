package org.dars.assistant.quiz.examine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a check says, apart from any language.
 *
 * @param where parts of the item that it is said of, from the outermost; empty for all of it
 * @param why null where there is nothing to say
 * @param words what stands in its places: texts of the item and the course, names, numbers
 */
public record Reason(List<Spot> where, @Nullable Why why, List<String> words) {

  /** Nothing to say. */
  public static final Reason NONE = new Reason(List.of(), null, List.of());

  public Reason {
    where = List.copyOf(where);
    words = List.copyOf(words);
  }

  static Reason of(Why why, Object... words) {
    return new Reason(List.of(), why, Arrays.stream(words).map(String::valueOf).toList());
  }

  /** A sentence that has no name, as stores held them; nothing for "". */
  public static Reason said(String sentence) {
    return sentence.isEmpty() ? NONE : of(Why.SAID, sentence);
  }

  /** The same of a part of what it is said of. */
  Reason in(Spot outer) {
    if (why == null) {
      return this;
    }
    List<Spot> spots = new ArrayList<>(List.of(outer));
    spots.addAll(where);
    return new Reason(spots, why, words);
  }

  /** In English, without a full stop; "" where there is nothing to say. */
  public String english() {
    if (why == null) {
      return "";
    }
    String said = why.english(words);
    return where.isEmpty()
        ? said
        : where.stream().map(Spot::english).collect(Collectors.joining(", ", "", ": ")) + said;
  }
}
