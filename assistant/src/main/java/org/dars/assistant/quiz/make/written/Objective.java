package org.dars.assistant.quiz.make.written;

import java.util.List;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.index.courseware.Block;

/**
 * What one item is to show.
 *
 * @param text what a learner can do who gets the item right
 * @param passage where it is taught
 * @param blocks the blocks that teach it, 1 to {@value #BLOCKS}
 */
record Objective(String text, Slot slot, Passage passage, List<Block> blocks) {

  static final int BLOCKS = 6;

  Objective {
    blocks = List.copyOf(blocks);
  }

  /** What sort of item is wanted. */
  record Slot(ItemKind kind, Bloom bloom) {}
}
