package org.dars.index.passage;

import java.util.List;
import org.dars.index.courseware.Anchor;

/**
 * Neighbouring blocks of one section, long enough to be understood alone and short enough to be
 * found.
 *
 * @param id unique in its document: the id of its first block, with a suffix where one long block
 *     makes several passages
 * @param section id of the heading block it stands under, "" above the first heading
 * @param headings the headings above it, outermost first
 * @param text what is searched and embedded, without the headings
 * @param blocks ids of its blocks, in reading order
 * @param anchor of its first block
 * @param ordinal position in the document, from 0
 */
public record Passage(
    String id,
    String section,
    List<String> headings,
    String text,
    List<String> blocks,
    Anchor anchor,
    int ordinal) {

  public Passage {
    headings = List.copyOf(headings);
    blocks = List.copyOf(blocks);
  }
}
