package org.dars.index.courseware.ooxml;

import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;

/** How paragraphs ({@code a:p}) and tables of drawings are made to run from right to left. */
public final class DrawingDirection {

  private DrawingDirection() {}

  /**
   * What is written anew: properties, or a start tag where there are none.
   *
   * @param start first character of what is replaced
   * @param end one past the last
   * @param text what stands there then
   */
  public record Change(int start, int end, String text) {}

  /**
   * The change that makes a paragraph run from right to left.
   *
   * @param left whether the text begins at the left edge; there, unlike in Word, left stays left
   */
  public static Change rightToLeft(XmlTree tree, XmlElement p, boolean left) {
    XmlElement properties = p.child("pPr");
    if (properties == null) {
      String prefix = p.name().substring(0, p.name().length() - p.local().length());
      String tag = tree.raw(p.start(), p.contentStart());
      String added = startTag("<" + prefix + "pPr/>", left);
      return new Change(p.start(), p.contentStart(), tag + added);
    }
    int end = properties.contentStart();
    return new Change(properties.start(), end, startTag(tree.raw(properties.start(), end), left));
  }

  /** What of a table of a slide is written anew, so that its columns begin at the right. */
  static Change table(XmlTree tree, XmlElement table) {
    XmlElement properties = table.child("tblPr");
    if (properties == null) {
      String prefix = table.name().substring(0, table.name().length() - table.local().length());
      String tag = tree.raw(table.start(), table.contentStart());
      String added = "<" + prefix + "tblPr rtl=\"1\"/>";
      return new Change(table.start(), table.contentStart(), tag + added);
    }
    String tag = tree.raw(properties.start(), properties.contentStart());
    return new Change(properties.start(), properties.contentStart(), startTag(tag, false));
  }

  /**
   * Whether a paragraph begins at the left edge by what it and the shape around it say themselves;
   * text does where nothing is said.
   */
  public static boolean isLeft(XmlElement p) {
    XmlElement properties = p.child("pPr");
    String own = properties == null ? "" : properties.attribute("algn");
    XmlElement body = p.parent();
    XmlElement styles = body == null ? null : body.child("lstStyle");
    XmlElement first = styles == null ? null : styles.child("lvl1pPr");
    String alignment = own.isEmpty() && first != null ? first.attribute("algn") : own;
    return alignment.isEmpty() || alignment.equals("l");
  }

  private static String startTag(String startTag, boolean left) {
    String tag = without("rtl", left ? without("algn", startTag) : startTag);
    int name = 1;
    while (" \t\r\n/>".indexOf(tag.charAt(name)) < 0) {
      name++;
    }
    String added = (left ? " algn=\"r\"" : "") + " rtl=\"1\"";
    return tag.substring(0, name) + added + tag.substring(name);
  }

  private static String without(String attribute, String tag) {
    return tag.replaceFirst("\\s" + attribute + "\\s*=\\s*(\"[^\"]*\"|'[^']*')", "");
  }
}
