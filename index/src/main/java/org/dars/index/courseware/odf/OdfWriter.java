package org.dars.index.courseware.odf;

import java.util.List;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.splice.BlockWriter;
import org.dars.index.courseware.xml.XmlTree;

/**
 * Writes paragraphs. Readers of OpenDocument fold white space, so a space that would be lost
 * becomes an element, as line breaks and tabs do.
 */
final class OdfWriter implements BlockWriter {

  private final String prefix;

  /**
   * @param prefix of the text namespace, with its colon
   */
  OdfWriter(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public String write(Block block, List<Inline> content, int start) {
    StringBuilder out = new StringBuilder();
    boolean space = true;
    for (Inline inline : content) {
      switch (inline) {
        case Inline.Markup m -> {
          out.append(m.source());
          space = space && !OdfInlines.shows(m);
        }
        case Inline.Text t when block.kind() == BlockKind.ALT_TEXT ->
            out.append(XmlTree.escape(t.value()));
        case Inline.Text t -> space = text(t.value().replace("\r\n", "\n"), space, out);
      }
    }
    return out.toString();
  }

  /** Returns whether a space after it would be folded away. */
  private boolean text(String value, boolean spaceBefore, StringBuilder out) {
    boolean space = spaceBefore;
    int at = 0;
    while (at < value.length()) {
      int end = at;
      while (end < value.length() && " \t\n\r".indexOf(value.charAt(end)) < 0) {
        end++;
      }
      if (end > at) {
        out.append(XmlTree.escape(value.substring(at, end)));
        space = false;
        at = end;
      } else if (value.charAt(at) == ' ') {
        while (end < value.length() && value.charAt(end) == ' ') {
          end++;
        }
        space = spaces(end - at, space, out);
        at = end;
      } else {
        out.append('<').append(prefix).append(value.charAt(at) == '\t' ? "tab/>" : "line-break/>");
        space = false;
        at++;
      }
    }
    return space;
  }

  private boolean spaces(int count, boolean space, StringBuilder out) {
    int more = space ? count : count - 1;
    if (!space) {
      out.append(' ');
    }
    if (more > 1 && !prefix.isEmpty()) {
      out.append('<').append(prefix).append("s ").append(prefix);
      out.append("c=\"").append(more).append("\"/>");
    } else {
      out.repeat("<" + prefix + "s/>", more);
    }
    // More spaces than the first are an element, which ends the folding.
    return more == 0;
  }
}
