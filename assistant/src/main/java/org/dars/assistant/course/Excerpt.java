package org.dars.assistant.course;

import java.util.List;
import org.dars.index.courseware.Block;
import org.dars.index.passage.Passage;
import org.jspecify.annotations.Nullable;

/**
 * A passage with what is needed to show it.
 *
 * @param document that holds it
 * @param passage the passage
 * @param heading of its section; null for none
 * @param blocks the passage's blocks and some beside them, in reading order: at least the one
 *     before and the one after, and of a list or table that it begins or ends in at least {@value
 *     #MOST} to either side
 */
public record Excerpt(
    CourseDocument document, Passage passage, @Nullable Block heading, List<Block> blocks) {

  /** Blocks of a list or table that are read beside a passage. */
  public static final int MOST = 120;

  public Excerpt {
    blocks = List.copyOf(blocks);
  }

  /** Which passage of which document. */
  public record Key(String course, String document, String passage) {}
}
