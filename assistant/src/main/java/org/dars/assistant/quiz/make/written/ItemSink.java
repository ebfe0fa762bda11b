package org.dars.assistant.quiz.make.written;

import org.dars.assistant.quiz.item.Item;

/** Takes items that hold up. */
public interface ItemSink {

  /**
   * Offers an item.
   *
   * @return whether it was taken: it is sound, and nothing like it was there
   */
  boolean offer(Item item);

  /** Whether no more are wanted. */
  boolean full();
}
