package org.dars.assistant.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;

/** Blocks from a few lines of text, for tests about questions rather than about file formats. */
public final class CourseText {

  private static final Pattern BOLD = Pattern.compile("\\*\\*");

  private CourseText() {}

  /** A document: {@code #} headings, paragraphs parted by blank lines, {@code **bold**}. */
  public static SourceDocument document(String id, String title, String text) {
    List<Block> blocks = new ArrayList<>();
    List<String> headings = new ArrayList<>();
    for (String part : text.strip().split("\\n\\s*\\n")) {
      String p = part.strip().replace("\n", " ");
      Matcher heading = Pattern.compile("(#+) (.*)").matcher(p);
      if (p.isEmpty() || p.startsWith("!")) {
        continue;
      }
      if (heading.matches()) {
        int level = heading.group(1).length();
        while (headings.size() >= level) {
          headings.removeLast();
        }
        headings.add(heading.group(2));
        blocks.add(block(BlockKind.HEADING, level, heading.group(2), blocks, headings));
      } else {
        BlockKind kind = p.matches("\\*\\*[^*]+\\*\\*:.*") ? BlockKind.TERM : BlockKind.PARAGRAPH;
        blocks.add(block(kind, 0, p, blocks, headings));
      }
    }
    return new SourceDocument(id, title, blocks);
  }

  /** The same, where paragraphs that begin with a hyphen are items of lists. */
  public static SourceDocument list(String id, String title, String text) {
    SourceDocument plain = document(id, title, text.replace("\n- ", "\n\n- "));
    List<Block> blocks =
        plain.blocks().stream()
            .map(b ->
                b.text().startsWith("- ")
                    ? new Block(
                        b.id(),
                        BlockKind.LIST_ITEM,
                        0,
                        inlines(b.text().substring(2)),
                        b.anchor(),
                        null)
                    : b)
            .toList();
    return new SourceDocument(id, title, blocks);
  }

  private static Block block(
      BlockKind kind, int level, String text, List<Block> before, List<String> headings) {
    return new Block(
        "b" + (before.size() + 1), kind, level, inlines(text), new Anchor.Section(headings), null);
  }

  /** Text and bold marks. */
  static List<Inline> inlines(String text) {
    List<Inline> inlines = new ArrayList<>();
    boolean open = false;
    String[] parts = BOLD.split(text, -1);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        open = !open;
        inlines.add(new Inline.Markup("**", open ? Inline.Role.OPEN : Inline.Role.CLOSE, ""));
      }
      if (!parts[i].isEmpty()) {
        inlines.add(new Inline.Text(parts[i]));
      }
    }
    return inlines;
  }
}
