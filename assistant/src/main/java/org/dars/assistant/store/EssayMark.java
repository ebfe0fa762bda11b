package org.dars.assistant.store;

import java.time.Instant;
import java.util.List;

/**
 * A mark that a person gave an answer.
 *
 * @param revision from 1; the last one counts
 * @param person who gave it
 * @param share of the item's mark, 0 to 1
 * @param comment for the learner; "" for none
 * @param ticks places of the rubric's points that were ticked, from 0
 */
public record EssayMark(
    int revision, Instant time, String person, double share, String comment, List<Integer> ticks) {

  public EssayMark {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share is " + share + ", not 0 to 1");
    }
    ticks = List.copyOf(ticks);
  }
}
