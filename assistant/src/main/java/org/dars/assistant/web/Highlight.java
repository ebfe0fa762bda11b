package org.dars.assistant.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.Block;

/**
 * Finds the words of a quote in the blocks of a document: in the cited block, or running on through
 * the blocks after it.
 */
final class Highlight {
  /** A quote never runs through more blocks than a passage holds. */
  private static final int MOST_BLOCKS = 40;

  /** Half-open range of characters of {@link Block#text()}. */
  record Range(int start, int end) {}

  private Highlight() {}

  /**
   * Where the quote stands.
   *
   * @param blocks of the document, in reading order
   * @param at id of the block that the citation names
   * @param quote verbatim up to white space
   * @return ranges by block id; empty when the words are not there
   */
  static Map<String, Range> find(List<Block> blocks, String at, String quote) {
    String wanted = quote.replaceAll("\\s+", " ").strip();
    int first = indexOf(blocks, at);
    if (wanted.isEmpty() || first < 0) {
      return Map.of();
    }
    StringBuilder joined = new StringBuilder();
    List<Integer> starts = new ArrayList<>();
    int last = Math.min(blocks.size(), first + MOST_BLOCKS);
    for (int i = first; i < last; i++) {
      starts.add(joined.length());
      joined.append(blocks.get(i).text()).append(' ');
    }
    int from = joined.indexOf(wanted);
    if (from < 0) {
      return Map.of();
    }
    Map<String, Range> ranges = new HashMap<>();
    for (int i = 0; i < starts.size(); i++) {
      Block block = blocks.get(first + i);
      int start = Math.max(from - starts.get(i), 0);
      int end = Math.min(from + wanted.length() - starts.get(i), block.text().length());
      if (start < end) {
        ranges.put(block.id(), new Range(start, end));
      }
    }
    return ranges;
  }

  private static int indexOf(List<Block> blocks, String id) {
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }
}
