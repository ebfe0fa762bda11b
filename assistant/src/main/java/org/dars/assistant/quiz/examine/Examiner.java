package org.dars.assistant.quiz.examine;

import org.dars.assistant.quiz.item.Item;

/** Examines items of one course. Safe for use by several threads. */
public interface Examiner {

  /** What is to be said of an item by itself; nothing is remembered. */
  Examination examine(Item item);
}
