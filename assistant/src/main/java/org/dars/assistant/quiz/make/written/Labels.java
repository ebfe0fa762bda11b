package org.dars.assistant.quiz.make.written;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.dars.index.courseware.Block;
import org.jspecify.annotations.Nullable;

/** Short names of a passage's blocks: models copy "p3" more faithfully than "2.1-t1r2c3". */
final class Labels {

  private Labels() {}

  /** Writes blocks with their labels and texts. */
  static void write(ArrayNode to, List<Block> blocks, Passage passage) {
    for (Block block : blocks) {
      to.addObject()
          .put("block", "p" + (passage.blocks().indexOf(block) + 1))
          .put("text", block.text());
    }
  }

  /** The block with a label; null for none. */
  static @Nullable Block block(String label, Passage passage) {
    if (!label.matches("p[1-9][0-9]{0,3}")) {
      return null;
    }
    int index = Integer.parseInt(label.substring(1)) - 1;
    return index < passage.blocks().size() ? passage.blocks().get(index) : null;
  }
}
