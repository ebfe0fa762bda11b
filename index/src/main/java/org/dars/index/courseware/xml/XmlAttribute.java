package org.dars.index.courseware.xml;

/**
 * An attribute.
 *
 * @param name as written, with its prefix
 * @param value decoded
 * @param start first character of the value, inside the quotes
 * @param end one past the last character of the value
 */
public record XmlAttribute(String name, String value, int start, int end) {

  /** The name without its prefix. */
  public String local() {
    return name.substring(name.indexOf(':') + 1);
  }
}
