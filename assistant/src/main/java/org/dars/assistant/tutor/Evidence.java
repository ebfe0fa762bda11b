package org.dars.assistant.tutor;

import java.util.List;
import org.dars.index.courseware.BlockKind;
import org.dars.index.search.Hit;

/**
 * A passage that may answer, with the blocks it is made of.
 *
 * @param hit the passage and its scores
 * @param section where it stands
 * @param sources its blocks, in reading order
 * @param around the same with the blocks beside them in the document: the one before, and the rest
 *     of a list, table or figure that the passage holds a part of
 */
public record Evidence(Hit hit, SectionLink section, List<Source> sources, List<Source> around) {

  public Evidence {
    sources = List.copyOf(sources);
    around = List.copyOf(around);
  }

  /** A passage of which no more is known than its own blocks. */
  public Evidence(Hit hit, SectionLink section, List<Source> sources) {
    this(hit, section, sources, sources);
  }

  /**
   * A block that can be quoted.
   *
   * @param block its id in the document
   * @param kind what it is
   * @param anchor where it stands, for a person
   * @param text what a reader sees of it
   */
  public record Source(String block, BlockKind kind, String anchor, String text) {}
}
