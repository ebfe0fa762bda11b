package org.dars.assistant.quiz;

import java.util.List;
import org.dars.index.courseware.Block;

/**
 * A document that questions are made from.
 *
 * @param id unique in its course
 * @param title as people call it
 * @param blocks in reading order
 */
public record SourceDocument(String id, String title, List<Block> blocks) {
  public SourceDocument {
    blocks = List.copyOf(blocks);
  }
}
