package org.dars.assistant.quiz.make;

import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.item.Item;

/** Hears of items while a batch of them is made. */
public interface ItemListener {

  /** Hears nothing and stops nothing. */
  ItemListener SILENT = (item, examination) -> true;

  /**
   * An item was made, and is not made again when it is among {@link ItemRequest#known}.
   *
   * @return whether to go on; after false no more are made
   */
  boolean made(Item item, Examination examination);

  /** Whether to go on, asked before each candidate; after false no more are made. */
  default boolean goesOn() {
    return true;
  }
}
