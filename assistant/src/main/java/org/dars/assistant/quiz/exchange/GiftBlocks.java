package org.dars.assistant.quiz.exchange;

import java.util.ArrayList;
import java.util.List;

/** A GIFT file's items as they stand between blank lines. */
final class GiftBlocks {

  /** How far on, in lines, a brace may close behind a blank line. */
  private static final int FARTHEST = 500;

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

  /** The next line with a brace that is no text, behind the blank line last asked of. */
  private int nextBrace;

  private boolean nextCloses;

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

  /** Whether the next brace closes, and soon. Each line is looked at once. */
  private boolean closes(int number) {
    if (nextBrace <= number) {
      nextBrace = number + 1;
      while (nextBrace < lines.length && !hasBrace(lines[nextBrace])) {
        nextBrace++;
      }
      GiftText signs = GiftText.of(nextBrace < lines.length ? lines[nextBrace] : "");
      int closing = signs.find("}", 0);
      int opening = signs.find("{", 0);
      nextCloses = closing >= 0 && (opening < 0 || closing < opening);
    }
    return nextCloses && nextBrace - number < FARTHEST;
  }

  private static boolean hasBrace(String line) {
    if (line.strip().startsWith("//") || (line.indexOf('{') < 0 && line.indexOf('}') < 0)) {
      return false;
    }
    GiftText signs = GiftText.of(line);
    return signs.find("{", 0) >= 0 || signs.find("}", 0) >= 0;
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
