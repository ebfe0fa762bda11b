package org.dars.assistant.tutor;

import java.util.List;
import java.util.Set;
import org.dars.assistant.course.Excerpt;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;

/**
 * The blocks beside a passage that are needed to show a part of it whole: the one before and the
 * one after, the rest of a list or table that it begins or ends in.
 */
final class Surroundings {

  /** Of a list or table, most blocks to either side. */
  private static final int MOST = Excerpt.MOST;

  private Surroundings() {}

  /**
   * @param order the blocks of the document, or as many around the passage as may be needed, in
   *     reading order
   * @param passage ids of neighbouring blocks
   * @return the passage's blocks and those beside them, in reading order
   */
  static List<Block> of(List<Block> order, List<String> passage) {
    Set<String> ids = Set.copyOf(passage);
    int from = 0;
    while (from < order.size() && !ids.contains(order.get(from).id())) {
      from++;
    }
    if (from == order.size()) {
      return List.of();
    }
    int to = from;
    for (int i = from; i < Math.min(order.size(), from + 2 * MOST); i++) {
      if (ids.contains(order.get(i).id())) {
        to = i;
      }
    }
    int first = from;
    while (first > 0 && from - first < MOST && together(order.get(first), order.get(first - 1))) {
      first--;
    }
    int last = to;
    while (last + 1 < order.size()
        && last - to < MOST
        && together(order.get(last), order.get(last + 1))) {
      last++;
    }
    return order.subList(Math.max(0, first - 1), Math.min(order.size(), last + 2));
  }

  private static boolean together(Block a, Block b) {
    return a.kind() == b.kind()
        && (a.kind() == BlockKind.LIST_ITEM || a.kind() == BlockKind.TABLE_CELL);
  }
}
