package org.dars.translator.exchange;

import org.dars.index.courseware.xml.XmlAttribute;
import org.dars.index.courseware.xml.XmlElement;

/** How ids of ours stand in XLIFF. */
final class Ids {

  /** Category of the note with the headings above a block. */
  static final String HEADINGS = "headings";

  /** Category of the note that says where a block stands. */
  static final String PLACE = "place";

  /** Category of what a person wrote whose name is not known. */
  static final String COMMENT = "comment";

  /** Category of a note with a term (XLIFF 1.2). */
  static final String TERM = "term";

  static final String BETWEEN_HEADINGS = " › ";

  private Ids() {}

  /** An attribute of XLIFF itself, "" where there is none: {@code its:version} is another's. */
  static String own(XmlElement e, String name) {
    for (XmlAttribute a : e.attributes()) {
      if (a.name().equals(name)) {
        return a.value();
      }
    }
    return "";
  }

  /** {@code "s0"} of {@code "2.1-p3/0"}: a segment's id in its unit. */
  static String part(String segment) {
    return "s" + segment.substring(segment.lastIndexOf('/') + 1);
  }

  /** {@code "2.1-p3/0"} of {@code "2.1-p3"} and {@code "s0"}; other tools' ids are kept whole. */
  static String segment(String unit, String part) {
    boolean ours = part.matches("s\\d{1,9}");
    return unit + "/" + (ours ? part.substring(1) : part);
  }

  /** Id of a segment's note in its unit. */
  static String note(String part, int number) {
    return part + ".n" + number;
  }

  /** The segment's id in a note's id, or "" for a note of the whole unit. */
  static String noted(String note) {
    int dot = note.lastIndexOf(".n");
    return dot < 0 ? "" : note.substring(0, dot);
  }
}
