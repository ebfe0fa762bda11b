package org.dars.index.courseware.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.splice.InlineBuilder;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.splice.SourceText;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;

/**
 * Headers and footers of printed sheets: text with codes (ISO/IEC 29500-1, 18.3.1.46), in up to
 * three sections, each a block.
 */
final class HeaderFooter {

  private static final Pattern CODE =
      Pattern.compile("&(?:\"[^\"]*\"|K(?:[0-9A-Fa-f]{6}|\\d\\d[+-]\\d{3})|\\d{1,3}|[A-Za-z]|&)");

  private HeaderFooter() {}

  static void add(XmlTree tree, XmlElement parent, String place, Anchor anchor, Outline outline) {
    for (XmlElement e : parent.elements()) {
      SourceText text = tree.content(e);
      if (text != null) {
        outline.enter(new Region(text, (_, content, _) -> written(content)));
        for (int[] section : sections(text.text())) {
          List<Inline> content = content(text.text().substring(section[0], section[1]));
          if (content.stream().anyMatch(i -> i instanceof Inline.Text)) {
            String letter = section[0] == 0 ? "" : "-" + text.text().charAt(section[0] - 1);
            outline.addAs(
                place + "-" + e.local() + letter,
                BlockKind.PARAGRAPH,
                0,
                content,
                anchor,
                text.span(section[0], section[1]));
          }
        }
      }
    }
  }

  /** Starts and ends of what stands left, in the middle and right. */
  private static List<int[]> sections(String text) {
    List<int[]> sections = new ArrayList<>();
    int from = 0;
    Matcher code = CODE.matcher(text);
    while (code.find()) {
      if (code.group().matches("&[LCR]")) {
        sections.add(new int[] {from, code.start()});
        from = code.end();
      }
    }
    sections.add(new int[] {from, text.length()});
    return sections;
  }

  private static List<Inline> content(String text) {
    InlineBuilder out = new InlineBuilder();
    Matcher code = CODE.matcher(text);
    int at = 0;
    while (code.find()) {
      out.text(text.substring(at, code.start()));
      if (code.group().equals("&&")) {
        out.text("&");
      } else {
        out.markup(code.group(), Inline.Role.ALONE, "");
      }
      at = code.end();
    }
    out.text(text.substring(at));
    return out.build();
  }

  private static String written(List<Inline> content) {
    StringBuilder out = new StringBuilder();
    boolean size = false;
    for (Inline inline : content) {
      switch (inline) {
        case Inline.Markup m -> {
          out.append(m.source());
          size = m.source().matches("&\\d+");
        }
        case Inline.Text t -> {
          // A digit after a size would be read as part of it.
          out.append(size && Character.isDigit(t.value().charAt(0)) ? " " : "");
          out.append(t.value().replace("&", "&&"));
          size = false;
        }
      }
    }
    return out.toString();
  }
}
