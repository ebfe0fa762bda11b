package org.dars.index.courseware.splice;

import java.util.List;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Inline;

/** Writes a block's new content in the format of its region. */
public interface BlockWriter {

  /**
   * @param block as it was read
   * @param content what it shall be; its markup is the block's own
   * @param start index of the block's first character in the region's text
   * @return what stands in place of the block's span
   */
  String write(Block block, List<Inline> content, int start);
}
