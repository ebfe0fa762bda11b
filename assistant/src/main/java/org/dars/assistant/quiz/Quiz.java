package org.dars.assistant.quiz;

import java.util.List;
import java.util.Map;

/**
 * Questions about a course, in course order.
 *
 * @param course the course's id
 * @param language BCP 47 primary tag
 * @param seed the same seed and the same course give the same quiz
 * @param items sound ones only; may be fewer than asked
 * @param notes what the person who asked should know, one sentence each: why there are fewer, what
 *     the language model got wrong
 * @param dropped how many candidates failed each check of the examiner; checks that none failed are
 *     absent
 */
public record Quiz(
    String course,
    String language,
    long seed,
    List<QuizItem> items,
    List<String> notes,
    Map<Check, Integer> dropped) {

  public Quiz {
    items = List.copyOf(items);
    notes = List.copyOf(notes);
    dropped = Map.copyOf(dropped);
  }
}
