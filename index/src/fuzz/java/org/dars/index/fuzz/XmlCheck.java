package org.dars.index.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.splice.Edit;
import org.dars.index.courseware.splice.SourceText;
import org.dars.index.courseware.xml.XmlAttribute;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlMark;
import org.dars.index.courseware.xml.XmlNode;
import org.dars.index.courseware.xml.XmlText;
import org.dars.index.courseware.xml.XmlTree;

/**
 * Every text and attribute of a tree stands where the tree says, and what is written there lands.
 */
final class XmlCheck implements Check {

  private static final String NASTY = "a <b> & \"c\" 'd' ]]> \t\n é 🎓 &amp; --> ?>";

  @Override
  public Outcome check(byte[] input) {
    XmlTree tree;
    try {
      tree = XmlTree.parse("a.xml", "", input, ReadLimits.standard());
    } catch (CoursewareException e) {
      return Outcome.REFUSED;
    }
    List<XmlText> texts = new ArrayList<>();
    List<XmlAttribute> attributes = new ArrayList<>();
    collect(tree, tree.root(), texts, attributes);
    for (XmlText text : texts) {
      equal(text.value(), tree.content(text).text(), "text");
    }
    for (XmlAttribute a : attributes) {
      equal(spaces(a.value()), spaces(tree.content(a).text()), "attribute " + a.name());
    }
    if (!texts.isEmpty()) {
      int n = input.length % texts.size();
      XmlText text = texts.get(n);
      XmlTree again = rewritten(input, tree.content(text), NASTY);
      equal(
          before(tree, n) + NASTY,
          all(again).substring(0, before(tree, n).length() + NASTY.length()),
          "written text");
    }
    if (!attributes.isEmpty()) {
      int n = input.length % attributes.size();
      XmlTree again = rewritten(input, tree.content(attributes.get(n)), NASTY);
      List<XmlAttribute> then = new ArrayList<>();
      collect(again, again.root(), new ArrayList<>(), then);
      equal(NASTY, then.get(n).value(), "written attribute");
    }
    return Outcome.WHOLE;
  }

  private static XmlTree rewritten(byte[] input, SourceText place, String s) {
    Span span = place.span(0, place.text().length());
    byte[] written = Edit.apply(input, List.of(new Edit(span, place.encode(s))));
    try {
      return XmlTree.parse("a.xml", "", written, ReadLimits.standard());
    } catch (CoursewareException e) {
      throw new AssertionError(
          "written, it is no XML: " + new String(written, StandardCharsets.ISO_8859_1), e);
    }
  }

  private static String before(XmlTree tree, int n) {
    List<XmlText> texts = new ArrayList<>();
    collect(tree, tree.root(), texts, new ArrayList<>());
    StringBuilder out = new StringBuilder();
    texts.subList(0, n).forEach(t -> out.append(t.value()));
    return out.toString();
  }

  private static String all(XmlTree tree) {
    return tree.root().text();
  }

  private static void collect(
      XmlTree tree, XmlElement element, List<XmlText> texts, List<XmlAttribute> attributes) {
    if (!tree.raw(element).startsWith("<" + element.name()) || !tree.raw(element).endsWith(">")) {
      throw new AssertionError(element + " does not stand where it is said to");
    }
    attributes.addAll(element.attributes());
    int at = element.contentStart();
    for (XmlNode node : element.nodes()) {
      if (node.start() < at || node.end() > element.contentEnd()) {
        throw new AssertionError("nodes of " + element + " overlap");
      }
      at = node.end();
      switch (node) {
        case XmlElement e -> collect(tree, e, texts, attributes);
        case XmlText t -> texts.add(t);
        case XmlMark _ -> {}
      }
    }
  }

  /** An attribute's white space is normalised by the parser, not by the text of its place. */
  private static String spaces(String s) {
    return s.replaceAll("[ \t\r\n]", " ");
  }

  private static void equal(String expected, String found, String what) {
    if (!expected.equals(found)) {
      throw new AssertionError(what + ": expected\n" + expected + "\nfound\n" + found);
    }
  }
}
