package org.dars.index.courseware.xml;

/** A comment, a processing instruction, or a reference to an entity that is not expanded. */
public record XmlMark(int start, int end) implements XmlNode {}
