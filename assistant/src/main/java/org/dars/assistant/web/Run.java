package org.dars.assistant.web;

import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.web.Highlight.Range;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.jspecify.annotations.Nullable;

/**
 * Characters of a block that look alike.
 *
 * @param text as {@link Block#text} has it; the runs of a block joined are its text
 * @param style how it is set
 * @param marked whether it is part of the quote
 */
record Run(String text, Style style, boolean marked) {

  enum Style {
    PLAIN,
    CODE,
    MATH
  }

  /** The runs of a block, with a range of its text marked. */
  static List<Run> of(Block block, @Nullable Range quote) {
    StringBuilder text = new StringBuilder();
    List<Style> styles = new ArrayList<>();
    for (Inline inline : block.content()) {
      Style style = style(block, inline);
      for (char c : inline.visibleText().toCharArray()) {
        boolean space = Character.isWhitespace(c);
        if (space && (text.isEmpty() || text.charAt(text.length() - 1) == ' ')) {
          continue;
        }
        text.append(space ? ' ' : c);
        styles.add(style);
      }
    }
    return cut(text.toString().stripTrailing(), styles, quote);
  }

  private static List<Run> cut(String text, List<Style> styles, @Nullable Range quote) {
    List<Run> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= text.length(); i++) {
      if (i == text.length()
          || styles.get(i) != styles.get(start)
          || marked(quote, i) != marked(quote, start)) {
        runs.add(new Run(text.substring(start, i), styles.get(start), marked(quote, start)));
        start = i;
      }
    }
    return runs;
  }

  private static boolean marked(@Nullable Range quote, int i) {
    return quote != null && quote.start() <= i && i < quote.end();
  }

  private static Style style(Block block, Inline inline) {
    if (block.kind() == BlockKind.FORMULA) {
      return Style.MATH;
    }
    if (inline instanceof Inline.Markup m && !m.visible().isBlank()) {
      String source = m.source();
      if (source.startsWith("$") || source.startsWith("\\(") || source.startsWith("\\[")) {
        return Style.MATH;
      }
      if (source.startsWith("`") || source.startsWith("<code")) {
        return Style.CODE;
      }
    }
    return Style.PLAIN;
  }
}
