package org.dars.index.courseware.xml;

/** A node of an {@link XmlTree}; its place is in characters of the tree's source. */
public sealed interface XmlNode permits XmlElement, XmlText, XmlMark {

  /** First character. */
  int start();

  /** One past the last character. */
  int end();
}
