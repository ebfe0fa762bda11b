package org.dars.assistant.quiz.make;

import java.util.List;
import java.util.Map;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.examine.ItemCheck;
import org.dars.assistant.quiz.item.Item;

/**
 * Items that were made, in course order, all of them sound.
 *
 * @param examinations what the examiner says of each, in the order of the items
 * @param notes what the person who asked should know, one sentence each: why there are fewer, what
 *     the language model got wrong
 * @param dropped how many candidates failed each check; checks that none failed are absent
 */
public record Made(
    List<Item> items,
    List<Examination> examinations,
    List<String> notes,
    Map<ItemCheck, Integer> dropped) {

  public Made {
    items = List.copyOf(items);
    examinations = List.copyOf(examinations);
    notes = List.copyOf(notes);
    dropped = Map.copyOf(dropped);
  }
}
