package org.dars.index.courseware.xml;

/**
 * Text between two tags: a run of characters or one CDATA section.
 *
 * @param value decoded, line ends as {@code \n}
 * @param start first character, of {@code <![CDATA[} too
 * @param end one past the last, of {@code ]]>} too
 * @param cdata whether it is a CDATA section
 */
public record XmlText(String value, int start, int end, boolean cdata) implements XmlNode {

  private static final int OPEN = "<![CDATA[".length();
  private static final int CLOSE = "]]>".length();

  /** First character of the text itself. */
  public int from() {
    return cdata ? start + OPEN : start;
  }

  /** One past the last character of the text itself. */
  public int to() {
    return cdata ? end - CLOSE : end;
  }
}
