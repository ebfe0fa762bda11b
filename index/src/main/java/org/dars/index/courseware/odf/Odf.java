package org.dars.index.courseware.odf;

import java.util.Map;
import org.dars.index.courseware.xml.XmlAttribute;
import org.dars.index.courseware.xml.XmlElement;

/** Names of OpenDocument XML. */
final class Odf {

  private static final String OASIS = "urn:oasis:names:tc:opendocument:xmlns:";

  /** The prefixes of the standard by namespace. */
  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry(OASIS + "office:1.0", "office"),
          Map.entry(OASIS + "text:1.0", "text"),
          Map.entry(OASIS + "table:1.0", "table"),
          Map.entry(OASIS + "drawing:1.0", "draw"),
          Map.entry(OASIS + "dr3d:1.0", "dr3d"),
          Map.entry(OASIS + "presentation:1.0", "presentation"),
          Map.entry(OASIS + "style:1.0", "style"),
          Map.entry(OASIS + "svg-compatible:1.0", "svg"),
          Map.entry(OASIS + "chart:1.0", "chart"),
          Map.entry(OASIS + "form:1.0", "form"),
          Map.entry(OASIS + "manifest:1.0", "manifest"),
          Map.entry(OASIS + "meta:1.0", "meta"),
          Map.entry(
              "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", "loext"),
          Map.entry(
              "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0", "calcext"),
          Map.entry("http://purl.org/dc/elements/1.1/", "dc"));

  private Odf() {}

  /** An element's name with the prefix that the standard uses, whatever the file does. */
  static String name(XmlElement e) {
    return PREFIXES.getOrDefault(e.uri(), "") + ":" + e.local();
  }

  /** An attribute by its name with prefix, "" where there is none. */
  static String attribute(XmlElement e, String name) {
    for (XmlAttribute a : e.attributes()) {
      if (a.name().equals(name)) {
        return a.value();
      }
    }
    return "";
  }

  /** How often a row, column or space stands there. */
  static int count(XmlElement e, String attribute) {
    String value = Odf.attribute(e, attribute);
    return value.matches("[1-9]\\d{0,7}") ? Integer.parseInt(value) : 1;
  }

  /** The prefix of the text namespace with its colon, as this element's tree writes it. */
  static String textPrefix(XmlElement root) {
    String[] found = {"text:"};
    boolean[] done = {false};
    root.each(e -> {
      if (!done[0] && "text".equals(PREFIXES.get(e.uri()))) {
        found[0] = e.name().substring(0, e.name().length() - e.local().length());
        done[0] = true;
      }
    });
    return found[0];
  }
}
