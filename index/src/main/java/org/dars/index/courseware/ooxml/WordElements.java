package org.dars.index.courseware.ooxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dars.index.courseware.xml.XmlElement;

/** Finds paragraphs, rows and cells of WordprocessingML, whatever they are wrapped in. */
final class WordElements {

  /** What holds paragraphs and tables without being one. */
  private static final Set<String> HOLDERS =
      Set.of("sdtContent", "ins", "moveTo", "customXml", "smartTag", "body");

  private WordElements() {}

  /** Whether an element is only a wrapper, a content control's content among them. */
  static boolean holds(XmlElement e) {
    return HOLDERS.contains(e.local());
  }

  /** Rows of a table or cells of a row, those in content controls too. */
  static List<XmlElement> children(XmlElement parent, String local) {
    List<XmlElement> out = new ArrayList<>();
    for (XmlElement e : parent.elements()) {
      if (e.is(local)) {
        out.add(e);
      } else if (e.is("sdt") || holds(e)) {
        out.addAll(children(e, local));
      }
    }
    return out;
  }

  /** The paragraphs of the text boxes in an element; of copies in them only the first. */
  static List<XmlElement> paragraphs(XmlElement e) {
    List<XmlElement> out = new ArrayList<>();
    for (XmlElement child : e.elements()) {
      boolean box = child.is("p") && !TextBlocks.isDrawing(child);
      if (box) {
        out.add(child);
      }
      if (!child.is("Fallback")) {
        out.addAll(paragraphs(child));
      }
    }
    return out;
  }

  /** Text boxes in a paragraph: alternatives, and those without. */
  static List<XmlElement> alternates(XmlElement e) {
    List<XmlElement> out = new ArrayList<>();
    for (XmlElement child : e.elements()) {
      if (child.is("AlternateContent") || child.is("txbxContent")) {
        out.add(child);
      } else {
        out.addAll(alternates(child));
      }
    }
    return out;
  }

  /** Paragraphs of a part, those of tables too, but not those inside others. */
  static List<XmlElement> asideParagraphs(XmlElement e) {
    List<XmlElement> out = new ArrayList<>();
    for (XmlElement child : e.elements()) {
      if (child.is("p")) {
        out.add(child);
      } else if (!child.is("Fallback")) {
        out.addAll(asideParagraphs(child));
      }
    }
    return out;
  }
}
