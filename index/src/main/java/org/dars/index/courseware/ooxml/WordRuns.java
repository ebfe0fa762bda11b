package org.dars.index.courseware.ooxml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dars.index.courseware.WritingDirection;
import org.dars.index.courseware.ooxml.Piece.PieceType;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlMark;
import org.dars.index.courseware.xml.XmlNode;
import org.dars.index.courseware.xml.XmlText;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/** The runs of a Word paragraph ({@code w:p}). */
final class WordRuns implements Runs {

  /** What stands around runs and may stand around their translation. */
  private static final Set<String> AROUND =
      Set.of("hyperlink", "smartTag", "customXml", "ins", "moveTo", "bdo", "dir");

  /** Controls whose text is chosen or calculated, not written. */
  private static final Set<String> CALCULATED =
      Set.of("dataBinding", "date", "comboBox", "dropDownList", "citation", "bibliography");

  private static final char NO_BREAK_HYPHEN = '\u2011';
  private static final char SOFT_HYPHEN = '\u00AD';

  private final XmlTree tree;
  private final String prefix;
  private final WritingDirection direction;

  /**
   * @param paragraph any; its prefix is used for what is written
   */
  WordRuns(XmlTree tree, XmlElement paragraph, WritingDirection direction) {
    this.tree = tree;
    this.prefix = paragraph.name().substring(0, paragraph.name().indexOf(':') + 1);
    this.direction = direction;
  }

  @Override
  public List<Piece> pieces(XmlElement paragraph) throws UnsafeException {
    List<Piece> out = new ArrayList<>();
    children(paragraph, out);
    return fields(out);
  }

  private void children(XmlElement parent, List<Piece> out) throws UnsafeException {
    for (XmlNode node : parent.nodes()) {
      switch (node) {
        case XmlElement e -> child(e, out);
        case XmlMark m -> out.add(alone(m, ""));
        case XmlText t -> {
          if (!t.value().isBlank()) {
            throw new UnsafeException();
          }
        }
      }
    }
  }

  private void child(XmlElement e, List<Piece> out) throws UnsafeException {
    String name = e.local();
    if (name.equals("r")) {
      run(e, out);
    } else if (AROUND.contains(name) && e.contentStart() < e.contentEnd()) {
      around(e, e.contentStart(), e.contentEnd(), e, out);
    } else if (name.equals("sdt")) {
      control(e, out);
    } else if (name.equals("fldSimple")) {
      out.add(alone(e, shown(e)));
    } else if (name.equals("oMath") || name.equals("oMathPara")) {
      out.add(alone(e, shown(e)));
    } else if (name.equals("proofErr")) {
      out.add(Piece.outside(PieceType.NOTE, "", "", e.start(), e.end()));
    } else if (name.equals("AlternateContent") && !e.all("r").isEmpty()) {
      XmlElement choice = e.child("Choice");
      out.add(alone(e, choice == null ? "" : shown(choice)));
    } else if (!isProperties(name)) {
      out.add(alone(e, ""));
    }
  }

  private static boolean isProperties(String name) {
    return name.endsWith("Pr");
  }

  private void around(
      XmlElement e, int contentStart, int contentEnd, XmlElement content, List<Piece> out)
      throws UnsafeException {
    int from = contentStart;
    for (XmlElement first : content.elements()) {
      if (!isProperties(first.local())) {
        break;
      }
      from = first.end();
    }
    out.add(Piece.outside(PieceType.OPEN, tree.raw(e.start(), from), "", e.start(), from));
    children(content, out);
    out.add(Piece.outside(PieceType.CLOSE, tree.raw(contentEnd, e.end()), "", contentEnd, e.end()));
  }

  private void control(XmlElement sdt, List<Piece> out) throws UnsafeException {
    XmlElement content = sdt.child("sdtContent");
    XmlElement properties = sdt.child("sdtPr");
    if (content == null || isCalculated(properties) || content.contentStart() == content.end()) {
      out.add(alone(sdt, content == null ? "" : shown(content)));
    } else {
      around(sdt, content.contentStart(), content.contentEnd(), content, out);
    }
  }

  /** Whether what a content control shows comes from somewhere else. */
  static boolean isCalculated(@Nullable XmlElement properties) {
    return properties != null
        && properties.elements().stream().anyMatch(e -> CALCULATED.contains(e.local()));
  }

  private void run(XmlElement run, List<Piece> out) throws UnsafeException {
    XmlElement properties = run.child("rPr");
    RunFormat format = RunFormat.of(tree, properties);
    if (isOn(properties, "vanish")) {
      out.add(alone(run, ""));
      return;
    }
    List<Piece> inside = new ArrayList<>();
    for (XmlNode node : run.nodes()) {
      switch (node) {
        case XmlElement e -> {
          if (!e.is("rPr")) {
            inside.add(inRun(e, format));
          }
        }
        case XmlMark m -> inside.add(alone(m, "").in(format));
        case XmlText t -> {
          if (!t.value().isBlank()) {
            throw new UnsafeException();
          }
        }
      }
    }
    if (inside.size() == 1 && !inside.getFirst().is(PieceType.TEXT)) {
      Piece only = inside.getFirst();
      String source = only.is(PieceType.NOTE) ? only.source() : tree.raw(run);
      out.add(Piece.outside(only.type(), source, only.visible(), run.start(), run.end()));
    } else if (!inside.isEmpty() && inside.stream().allMatch(p -> p.is(PieceType.ALONE))) {
      StringBuilder visible = new StringBuilder();
      inside.forEach(p -> visible.append(p.visible()));
      out.add(alone(run, visible.toString()));
    } else {
      out.addAll(inside);
    }
  }

  private Piece inRun(XmlElement e, RunFormat format) throws UnsafeException {
    PieceType type = PieceType.ALONE;
    String visible = "";
    switch (e.local()) {
      case "t" -> {
        return Piece.text(text(e), format, e.start(), e.end());
      }
      case "noBreakHyphen" -> {
        return Piece.text(String.valueOf(NO_BREAK_HYPHEN), format, e.start(), e.end());
      }
      case "softHyphen" -> {
        return Piece.text(String.valueOf(SOFT_HYPHEN), format, e.start(), e.end());
      }
      case "tab", "ptab", "br", "cr" -> visible = " ";
      case "lastRenderedPageBreak" -> type = PieceType.NOTE;
      case "ruby" -> {
        XmlElement baseText = e.child("rubyBase");
        visible = baseText == null ? "" : shown(baseText);
      }
      case "fldChar" -> type = field(e.attribute("fldCharType"));
      default -> {}
    }
    return new Piece(type, tree.raw(e), visible, format, e.start(), e.end(), true);
  }

  private static PieceType field(String type) {
    return switch (type) {
      case "begin" -> PieceType.FIELD_BEGIN;
      case "separate" -> PieceType.FIELD_SEPARATE;
      case "end" -> PieceType.FIELD_END;
      default -> PieceType.ALONE;
    };
  }

  /** The text of a {@code w:t}; Word takes space at its ends for real only where told so. */
  private String text(XmlElement t) throws UnsafeException {
    for (XmlNode node : t.nodes()) {
      if (!(node instanceof XmlText)) {
        throw new UnsafeException();
      }
    }
    String text = t.text();
    if (!t.attribute("space").equals("preserve")) {
      int from = 0;
      int to = text.length();
      while (from < to && isXmlSpace(text.charAt(from))) {
        from++;
      }
      while (to > from && isXmlSpace(text.charAt(to - 1))) {
        to--;
      }
      text = text.substring(from, to);
    }
    return text.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
  }

  private static boolean isXmlSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  static boolean isOn(@Nullable XmlElement properties, String name) {
    XmlElement e = properties == null ? null : properties.child(name);
    return e != null && !e.attribute("val").matches("0|false|off");
  }

  /** What a reader sees of something that stays as it is. */
  private static String shown(XmlElement e) {
    StringBuilder out = new StringBuilder();
    shown(e, out);
    return out.toString();
  }

  private static void shown(XmlElement e, StringBuilder out) {
    for (XmlElement child : e.elements()) {
      switch (child.local()) {
        case "t" -> out.append(child.text());
        case "tab", "br", "cr" -> out.append(' ');
        case "del", "moveFrom", "txbxContent", "Fallback", "rt" -> {}
        default -> shown(child, out);
      }
    }
  }

  private Piece alone(XmlNode node, String visible) {
    return Piece.outside(PieceType.ALONE, tree.raw(node), visible, node.start(), node.end());
  }

  /** The marks of fields made into one piece each, or into a pair around a link's text. */
  private List<Piece> fields(List<Piece> pieces) throws UnsafeException {
    List<Piece> out = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece p = pieces.get(i);
      if (p.is(PieceType.FIELD_BEGIN)) {
        int end = end(pieces, i);
        if (end < 0) {
          out.add(p.as(PieceType.ALONE, ""));
          continue;
        }
        field(pieces.subList(i, end + 1), out);
        i = end;
      } else if (p.is(PieceType.FIELD_SEPARATE) || p.is(PieceType.FIELD_END)) {
        out.add(p.as(PieceType.ALONE, ""));
      } else {
        out.add(p);
      }
    }
    return out;
  }

  private static int end(List<Piece> pieces, int begin) {
    int depth = 0;
    for (int i = begin; i < pieces.size(); i++) {
      depth +=
          pieces.get(i).is(PieceType.FIELD_BEGIN)
              ? 1
              : pieces.get(i).is(PieceType.FIELD_END) ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private void field(List<Piece> field, List<Piece> out) throws UnsafeException {
    int separate = field.size() - 1;
    int depth = 0;
    int around = 0;
    for (int i = 0; i < field.size(); i++) {
      Piece p = field.get(i);
      depth += p.is(PieceType.FIELD_BEGIN) ? 1 : p.is(PieceType.FIELD_END) ? -1 : 0;
      around += p.is(PieceType.OPEN) ? 1 : p.is(PieceType.CLOSE) ? -1 : 0;
      if (depth == 1 && p.is(PieceType.FIELD_SEPARATE)) {
        separate = i;
      }
      if (around < 0) {
        throw new UnsafeException();
      }
    }
    Piece first = field.getFirst();
    Piece last = field.getLast();
    Piece middle = field.get(separate);
    if (around != 0 || first.inRun() != last.inRun()) {
      throw new UnsafeException();
    }
    String code = code(first, middle).replaceAll("<[^>]*>", "").strip();
    boolean link =
        code.toUpperCase(Locale.ROOT).startsWith("HYPERLINK")
            && !first.inRun()
            && !middle.inRun()
            && separate < field.size() - 1;
    if (link) {
      String open = tree.raw(first.start(), middle.end());
      out.add(Piece.outside(PieceType.OPEN, open, "", first.start(), middle.end()));
      out.addAll(fields(field.subList(separate + 1, field.size() - 1)));
      out.add(Piece.outside(PieceType.CLOSE, last.source(), "", last.start(), last.end()));
      return;
    }
    StringBuilder visible = new StringBuilder();
    for (Piece p : fields(field.subList(separate + 1, Math.max(separate + 1, field.size() - 1)))) {
      visible.append(p.visible());
    }
    String source = tree.raw(first.start(), last.end());
    if (first.inRun() && source.contains("</" + prefix + "r>")) {
      throw new UnsafeException();
    }
    out.add(
        new Piece(
            PieceType.ALONE,
            source,
            visible.toString(),
            first.format(),
            first.start(),
            last.end(),
            first.inRun()));
  }

  private String code(Piece begin, Piece separate) {
    int from = begin.end();
    return tree.raw(from, Math.max(from, separate.start()));
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
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int i = 0; i <= value.length(); i++) {
      char c = i < value.length() ? value.charAt(i) : NO_BREAK_HYPHEN;
      if (c == NO_BREAK_HYPHEN || c == SOFT_HYPHEN) {
        if (i > from || value.isEmpty()) {
          plain(value.substring(from, i), out);
        }
        if (i < value.length()) {
          String name = c == NO_BREAK_HYPHEN ? "noBreakHyphen" : "softHyphen";
          out.append('<').append(prefix).append(name).append("/>");
        }
        from = i + 1;
      }
    }
    return out.toString();
  }

  private void plain(String value, StringBuilder out) {
    boolean space =
        !value.isEmpty()
            && (isXmlSpace(value.charAt(0)) || isXmlSpace(value.charAt(value.length() - 1)));
    out.append('<')
        .append(prefix)
        .append(space ? "t xml:space=\"preserve\">" : "t>")
        .append(XmlTree.escape(value))
        .append("</")
        .append(prefix)
        .append("t>");
  }

  @Override
  public boolean oneText() {
    return false;
  }

  @Override
  public String directed(String source) {
    return direction == WritingDirection.RIGHT_TO_LEFT
        ? RightToLeft.runProperties(source, prefix)
        : source;
  }
}
