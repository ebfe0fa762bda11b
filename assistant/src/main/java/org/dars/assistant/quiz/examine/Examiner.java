package org.dars.assistant.quiz.examine;

import java.util.List;
import org.dars.assistant.quiz.item.Item;

/** Examines items of one course. Safe for use by several threads. */
public interface Examiner {

  /** What is to be said of an item by itself; nothing is remembered. */
  Examination examine(Item item);

  /**
   * What is to be said of items of one set. An examiner that looks at items beside each other says
   * more of them here than of each by itself.
   *
   * @return one examination an item, in order
   */
  default List<Examination> examine(List<Item> items) {
    return items.stream().map(this::examine).toList();
  }
}
