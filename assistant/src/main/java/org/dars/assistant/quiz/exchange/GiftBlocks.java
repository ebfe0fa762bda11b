package org.dars.assistant.quiz.exchange;

import java.util.ArrayList;
import java.util.List;

/** A GIFT file's items as they stand between blank lines. */
final class GiftBlocks {

  /** How far on, in characters, a brace may close behind a blank line. */
  private static final int FARTHEST = 20_000;

  /**
   * An item's lines.
   *
   * @param line number of the first one, from 1
   * @param text without comments, its lines parted by line feeds
   * @param comments what stands behind their slashes
   */
  record Block(int line, String text, String comments) {}

  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder comments = new StringBuilder();
  private final String[] lines;
  private int first;
  private boolean open;

  private GiftBlocks(String file) {
    lines = file.split("\\r\\n|\\n|\\r", -1);
  }

  /**
   * The items of a file. A blank line ends one, but for one between braces: people leave them
   * there, and Moodle refuses the item.
   */
  static List<Block> of(String file) {
    GiftBlocks found = new GiftBlocks(file);
    for (int i = 0; i < found.lines.length; i++) {
      found.line(i);
    }
    found.end();
    return found.blocks;
  }

  private void line(int number) {
    String line = lines[number];
    if (line.isBlank()) {
      if (!open || !closes(number)) {
        end();
      }
      return;
    }
    if (text.isEmpty() && comments.isEmpty()) {
      first = number + 1;
    }
    if (line.strip().startsWith("//")) {
      comments.append(line.strip().substring(2)).append('\n');
      return;
    }
    if (line.strip().startsWith("$CATEGORY:")) { // a line of its own, also without blank ones
      endItem();
      blocks.add(new Block(number + 1, line.strip(), ""));
      return;
    }
    if (text.isEmpty()) {
      first = number + 1;
    }
    text.append(line).append('\n');
    GiftText signs = GiftText.of(line);
    int last = Math.max(signs.findLast("{"), signs.findLast("}"));
    open = last < 0 ? open : signs.findLast("{") == last;
  }

  /** Whether the next brace closes, and soon. */
  private boolean closes(int number) {
    int seen = 0;
    for (int i = number + 1; i < lines.length && seen < FARTHEST; i++) {
      seen += lines[i].length() + 1;
      if (!lines[i].strip().startsWith("//")) {
        GiftText signs = GiftText.of(lines[i]);
        int closing = signs.find("}", 0);
        int opening = signs.find("{", 0);
        if (closing >= 0 || opening >= 0) {
          return closing >= 0 && (opening < 0 || closing < opening);
        }
      }
    }
    return false;
  }

  private void end() {
    endItem();
    comments.setLength(0);
  }

  /** Comments before a category are of the item behind it, when no blank line stands between. */
  private void endItem() {
    if (!text.isEmpty()) {
      blocks.add(new Block(first, text.toString(), comments.toString()));
      comments.setLength(0);
    }
    text.setLength(0);
    open = false;
  }
}
