package org.dars.translator.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlNode;

/** The text of WordprocessingML as it reads with all tracked changes accepted. */
final class WordText {

  /** Deleted, moved away, no text, or the second wording of what stands there already. */
  private static final Set<String> UNREAD =
      Set.of("del", "moveFrom", "delText", "instrText", "pPr", "rPr", "tcPr", "sdtPr", "Fallback");

  private WordText() {}

  /** The cells of a table's row. */
  static List<XmlElement> cells(XmlElement row) {
    List<XmlElement> cells = new ArrayList<>();
    for (XmlElement e : row.elements()) {
      switch (e.local()) {
        case "tc" -> cells.add(e);
        case "sdt", "sdtContent", "customXml" -> cells.addAll(cells(e));
        default -> {}
      }
    }
    return cells;
  }

  /** All text, paragraphs parted by a space. */
  static String of(XmlElement cell) {
    return String.join(" ", paragraphs(cell).stream().filter(p -> !p.isBlank()).toList());
  }

  /** The first paragraph, which in a cell of ours is the segment. */
  static String first(XmlElement cell) {
    return paragraphs(cell).stream().findFirst().orElse("").strip();
  }

  static List<String> paragraphs(XmlElement cell) {
    List<String> paragraphs = new ArrayList<>();
    for (XmlElement p : cell.all("p")) {
      StringBuilder out = new StringBuilder();
      text(p, out);
      paragraphs.add(out.toString());
    }
    return paragraphs;
  }

  private static void text(XmlElement parent, StringBuilder out) {
    for (XmlNode node : parent.nodes()) {
      if (node instanceof XmlElement e && !UNREAD.contains(e.local())) {
        switch (e.local()) {
          case "t" -> out.append(e.text());
          case "tab", "br", "cr" -> out.append(' ');
          case "noBreakHyphen" -> out.append('\u2011');
          case "p" -> {} // of a text box: it is a paragraph of its own
          default -> text(e, out);
        }
      }
    }
  }
}
