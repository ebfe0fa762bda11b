package org.dars.index.courseware.packages;

import org.dars.index.courseware.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** What is text in one family of XML files; everything that it does not name stays as it is. */
interface Dialect {

  /** The media type of its files. */
  String mediaType();

  /** Whether a file is of it, by its outermost tag and the names around. */
  boolean knows(XmlHead head);

  /** How the text of an element without child elements is read; null when it stays. */
  @Nullable Field field(XmlElement leaf);

  /** How an attribute is read; null when it stays. */
  default @Nullable Field attribute(XmlElement element, String name) {
    return null;
  }

  /** Whether nothing in an element is read. */
  default boolean skips(XmlElement element) {
    return false;
  }

  /** Whether an element is one question, counted for anchors. */
  default boolean isQuestion(XmlElement element) {
    return false;
  }
}
