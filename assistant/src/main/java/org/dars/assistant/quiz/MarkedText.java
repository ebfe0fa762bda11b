package org.dars.assistant.quiz;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;

/**
 * A block's text and which stretches of it are bold or marked as a defined term.
 *
 * @param text as {@link Block#text()}
 * @param marks in reading order, none empty
 */
public record MarkedText(String text, List<Mark> marks) {

  private static final Pattern STRONG =
      Pattern.compile("\\*\\*|__|</?(strong|b|dfn)(\\s[^>]*)?>", Pattern.CASE_INSENSITIVE);

  /** A stretch {@code [start, end)} of the text. */
  public record Mark(int start, int end) {}

  /** The text and marks of a block. */
  public static MarkedText of(Block block) {
    StringBuilder text = new StringBuilder();
    boolean space = false;
    boolean term = block.kind() == BlockKind.TERM; // whose first pair of marks holds the term
    Deque<Integer> open = new ArrayDeque<>();
    List<Mark> marks = new ArrayList<>();
    for (Inline inline : block.content()) {
      if (inline instanceof Inline.Markup m && (term || STRONG.matcher(m.source()).matches())) {
        if (m.role() == Inline.Role.OPEN) {
          open.push(text.length() + (space && !text.isEmpty() ? 1 : 0));
        } else if (m.role() == Inline.Role.CLOSE && !open.isEmpty()) {
          int start = open.pop();
          if (text.length() > start) {
            marks.add(new Mark(start, text.length()));
          }
        }
      }
      String visible = inline.visibleText();
      for (int i = 0; i < visible.length(); i++) {
        char c = visible.charAt(i);
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
          space = true;
        } else {
          if (space && !text.isEmpty()) {
            text.append(' ');
          }
          space = false;
          text.append(c);
        }
      }
    }
    String whole = block.text();
    // Rare white space at an end is folded differently; the text decides, the marks are a bonus.
    marks.sort(Comparator.comparingInt(Mark::start).thenComparingInt(Mark::end));
    return new MarkedText(whole, whole.contentEquals(text) ? marks : List.of());
  }

  /** The marked words. */
  public String marked(Mark mark) {
    return text.substring(mark.start(), mark.end());
  }
}
