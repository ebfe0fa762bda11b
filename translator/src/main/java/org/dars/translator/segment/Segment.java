package org.dars.translator.segment;

import java.util.List;
import java.util.stream.Collectors;
import org.dars.index.courseware.Inline;

/**
 * A sentence of a block.
 *
 * @param block id of its block
 * @param index place in the block, from 0
 * @param content text and markup, with the white space that follows the sentence
 * @param continued whether its first text was cut off the last text of the segment before it
 */
public record Segment(String block, int index, List<Inline> content, boolean continued) {

  public Segment {
    content = List.copyOf(content);
  }

  /** Unique in its document: {@code "2.1-p3/0"}. */
  public String id() {
    return block + "/" + index;
  }

  /** The same place with other content. */
  public Segment with(List<Inline> changed) {
    return new Segment(block, index, changed, continued);
  }

  /** What a reader sees of it. */
  public String text() {
    return content.stream().map(Inline::visibleText).collect(Collectors.joining()).strip();
  }
}
