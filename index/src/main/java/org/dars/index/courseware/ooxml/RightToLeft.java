package org.dars.index.courseware.ooxml;

import java.util.List;
import java.util.Set;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/** Properties of Word's paragraphs and runs that are written from right to left. */
final class RightToLeft {

  /** What stands before {@code w:bidi} in the properties of a paragraph (CT_PPrBase). */
  private static final Set<String> BEFORE_BIDI =
      Set.of(
          "pStyle",
          "keepNext",
          "keepLines",
          "pageBreakBefore",
          "framePr",
          "widowControl",
          "numPr",
          "suppressLineNumbers",
          "pBdr",
          "shd",
          "tabs",
          "suppressAutoHyphens",
          "kinsoku",
          "wordWrap",
          "overflowPunct",
          "topLinePunct",
          "autoSpaceDE",
          "autoSpaceDN");

  /** What stands before {@code w:bidiVisual} in the properties of a table (CT_TblPrBase). */
  private static final Set<String> BEFORE_BIDI_VISUAL = Set.of("tblStyle", "tblpPr", "tblOverlap");

  /** What stands after {@code w:rtl} in the properties of a run. */
  private static final List<String> AFTER_RTL =
      List.of("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange");

  private RightToLeft() {}

  /** The properties of a Word paragraph, with {@code w:bidi}. */
  static String wordParagraph(XmlTree tree, @Nullable XmlElement properties, String prefix) {
    String bidi = "<" + prefix + "bidi/>";
    if (properties == null || properties.contentStart() == properties.end()) {
      return "<" + prefix + "pPr>" + bidi + "</" + prefix + "pPr>";
    }
    XmlElement old = properties.child("bidi");
    int from = properties.contentEnd();
    int to = from;
    if (old != null) {
      from = old.start();
      to = old.end();
    } else {
      for (XmlElement e : properties.elements()) {
        if (!BEFORE_BIDI.contains(e.local())) {
          from = e.start();
          to = from;
          break;
        }
      }
    }
    return tree.raw(properties.start(), from) + bidi + tree.raw(to, properties.end());
  }

  /** What of a Word table is written anew, so that its columns begin at the right. */
  static DrawingDirection.Change wordTable(XmlTree tree, XmlElement table) {
    String prefix = table.name().substring(0, table.name().length() - table.local().length());
    String bidi = "<" + prefix + "bidiVisual/>";
    String whole = "<" + prefix + "tblPr>" + bidi + "</" + prefix + "tblPr>";
    XmlElement properties = table.child("tblPr");
    if (properties == null) {
      String tag = tree.raw(table.start(), table.contentStart());
      return new DrawingDirection.Change(table.start(), table.contentStart(), tag + whole);
    }
    if (properties.contentStart() == properties.end()) {
      return new DrawingDirection.Change(properties.start(), properties.end(), whole);
    }
    for (XmlElement e : properties.elements()) {
      if (e.is("bidiVisual")) {
        return new DrawingDirection.Change(e.start(), e.end(), bidi);
      }
      if (!BEFORE_BIDI_VISUAL.contains(e.local())) {
        String tag = tree.raw(e.start(), e.contentStart());
        return new DrawingDirection.Change(e.start(), e.contentStart(), bidi + tag);
      }
    }
    int end = properties.contentEnd();
    String close = tree.raw(end, properties.end());
    return new DrawingDirection.Change(end, properties.end(), bidi + close);
  }

  /**
   * The properties of a Word run, with {@code w:rtl}; bold, italic and size are said again for
   * complex scripts, which is where Word looks for them in such a run.
   */
  static String runProperties(String source, String prefix) {
    String rtl = "<" + prefix + "rtl/>";
    if (source.indexOf('>') == source.length() - 1) { // none, or an empty tag
      return "<" + prefix + "rPr>" + rtl + "</" + prefix + "rPr>";
    }
    if (source.contains("<" + prefix + "rtl")) {
      return source.replaceFirst("<" + prefix + "rtl\\b[^>]*>", rtl);
    }
    String s = source;
    for (String name : List.of("b", "i", "sz")) {
      String complex = prefix + name + "Cs";
      int at = s.indexOf("<" + prefix + name + " ");
      at = at < 0 ? s.indexOf("<" + prefix + name + "/") : at;
      int end = at < 0 ? -1 : s.indexOf("/>", at);
      if (end > 0 && !s.contains("<" + complex)) {
        String copy =
            "<" + complex + s.substring(at + 1 + prefix.length() + name.length(), end + 2);
        s = s.substring(0, end + 2) + copy + s.substring(end + 2);
      }
    }
    int place = s.lastIndexOf("</");
    for (String after : AFTER_RTL) {
      int at = s.indexOf("<" + prefix + after);
      while (at >= 0 && Character.isLetter(s.charAt(at + 1 + prefix.length() + after.length()))) {
        at = s.indexOf("<" + prefix + after, at + 1);
      }
      place = at >= 0 ? Math.min(place, at) : place;
    }
    return s.substring(0, place) + rtl + s.substring(place);
  }
}
