package org.dars.index.courseware.ooxml;

import java.util.ArrayList;
import java.util.List;
import org.dars.index.courseware.ooxml.Piece.PieceType;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlMark;
import org.dars.index.courseware.xml.XmlNode;
import org.dars.index.courseware.xml.XmlText;
import org.dars.index.courseware.xml.XmlTree;

/** The runs of a paragraph of a slide, chart or diagram ({@code a:p}). */
final class DrawingRuns implements Runs {

  private final XmlTree tree;
  private final String prefix;

  /**
   * @param paragraph any; its prefix is used for what is written
   */
  DrawingRuns(XmlTree tree, XmlElement paragraph) {
    this.tree = tree;
    this.prefix = paragraph.name().substring(0, paragraph.name().indexOf(':') + 1);
  }

  @Override
  public List<Piece> pieces(XmlElement paragraph) throws UnsafeException {
    List<Piece> out = new ArrayList<>();
    for (XmlNode node : paragraph.nodes()) {
      switch (node) {
        case XmlElement e -> {
          if (!e.is("pPr") && !e.is("endParaRPr")) {
            out.add(piece(e));
          }
        }
        case XmlMark m -> out.add(alone(m, ""));
        case XmlText t -> {
          if (!t.value().isBlank()) {
            throw new UnsafeException();
          }
        }
      }
    }
    return out;
  }

  private Piece piece(XmlElement e) throws UnsafeException {
    XmlElement text = e.child("t");
    return switch (e.local()) {
      case "r" -> text == null ? alone(e, "") : text(text, RunFormat.of(tree, e.child("rPr")));
      case "br" -> alone(e, " ");
      case "fld" -> alone(e, text == null ? "" : text.text());
      default -> alone(e, shown(e));
    };
  }

  /** An equation, or what a program that cannot show it shows instead. */
  private static String shown(XmlElement e) {
    XmlElement choice = e.is("AlternateContent") ? e.child("Choice") : e;
    StringBuilder out = new StringBuilder();
    if (choice != null) {
      choice.all("t").forEach(t -> out.append(t.text()));
    }
    return out.toString();
  }

  private static Piece text(XmlElement t, RunFormat format) throws UnsafeException {
    for (XmlNode node : t.nodes()) {
      if (!(node instanceof XmlText)) {
        throw new UnsafeException();
      }
    }
    String value = t.text().replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
    return Piece.text(value, format, t.start(), t.end());
  }

  private Piece alone(XmlNode node, String visible) {
    return Piece.outside(PieceType.ALONE, tree.raw(node), visible, node.start(), node.end());
  }

  @Override
  public String open() {
    return "<" + prefix + "r>";
  }

  @Override
  public String close() {
    return "</" + prefix + "r>";
  }

  @Override
  public String text(String value) {
    String name = prefix + "t>";
    return "<" + name + XmlTree.escape(value) + "</" + name;
  }

  @Override
  public boolean oneText() {
    return true;
  }

  @Override
  public String directed(String source) {
    return source;
  }
}
