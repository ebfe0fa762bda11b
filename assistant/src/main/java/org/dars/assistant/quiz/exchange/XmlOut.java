package org.dars.assistant.quiz.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.dars.index.courseware.xml.XmlTree;

/** Writes XML 1.0 in UTF-8. Characters that XML does not know become U+FFFD. */
public final class XmlOut {

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  public XmlOut() {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn; an empty value is written, a name is not checked
   */
  public XmlOut open(String name, String... attributes) {
    indent();
    tag(name, attributes);
    out.append(">\n");
    open.push(name);
    return this;
  }

  /** Closes the element opened last. */
  public XmlOut close() {
    String name = open.pop();
    indent();
    out.append("</").append(name).append(">\n");
    return this;
  }

  /** An element with text in it. */
  public XmlOut leaf(String name, String text, String... attributes) {
    return raw(name, XmlTree.escape(text), attributes);
  }

  /** An element with text in it, in a CDATA section where it is easier to read so. */
  public XmlOut readable(String name, String text) {
    boolean marked = text.indexOf('<') >= 0 || text.indexOf('&') >= 0 || !text.equals(text.strip());
    boolean plain = text.indexOf('\r') < 0 && !text.contains("]]>");
    return marked && plain && XmlTree.escape(text).indexOf('\uFFFD') < 0
        ? raw(name, "<![CDATA[" + text + "]]>")
        : leaf(name, text);
  }

  /** An element with content that is XML already. */
  public XmlOut raw(String name, String xml, String... attributes) {
    indent();
    tag(name, attributes);
    if (xml.isEmpty()) {
      out.append("/>\n");
    } else {
      out.append('>').append(xml).append("</").append(name).append(">\n");
    }
    return this;
  }

  /** The whole. */
  public byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void tag(String name, String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(XmlTree.attribute(attributes[i + 1], '"')).append('"');
    }
  }

  private void indent() {
    out.append("  ".repeat(open.size()));
  }
}
