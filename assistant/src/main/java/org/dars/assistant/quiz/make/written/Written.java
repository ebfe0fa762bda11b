package org.dars.assistant.quiz.make.written;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came of the writing.
 *
 * @param planned objectives that were planned
 * @param offered items that were offered to the sink
 * @param taken how many of those it took
 * @param rejected how much was left out, by reason; reasons without any are absent
 * @param calls requests to the model
 * @param tokens tokens read and written, as the provider counted or else estimated
 * @param stopped why it ended early, one sentence; "" when it did not
 */
public record Written(
    int planned,
    int offered,
    int taken,
    Map<Rejection, Integer> rejected,
    int calls,
    long tokens,
    String stopped) {

  public Written {
    rejected = Map.copyOf(rejected);
  }

  /**
   * What the person who asked should know, one sentence each.
   *
   * @param model its name
   */
  public List<String> notes(String model) {
    List<String> notes = new ArrayList<>();
    if (!stopped.isEmpty()) {
      notes.add(stopped);
    }
    for (Rejection why : Rejection.values()) {
      int count = rejected.getOrDefault(why, 0);
      if (count > 0) {
        notes.add(
            "%s: left out %d time%s, since it %s."
                .formatted(model, count, count == 1 ? "" : "s", why.reason()));
      }
    }
    return notes;
  }
}
