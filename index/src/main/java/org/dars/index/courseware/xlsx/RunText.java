package org.dars.index.courseware.xlsx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.splice.InlineBuilder;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlNode;
import org.dars.index.courseware.xml.XmlText;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/**
 * Text in runs, each with its formatting: a string of a workbook ({@code si}, {@code is}, {@code
 * text}) or a paragraph of a drawing ({@code a:p}). The formatting that most of the text has is
 * taken for granted; runs with another one are pairs of placeholders.
 */
final class RunText {

  /** A run, or something that stands between runs; its format is null then. */
  private record Piece(@Nullable String format, String open, String text, String visible) {}

  /** What differs between runs without being seen. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "\\s(?:(?:lang|altLang|dirty|err|noProof|smtClean|bmk)=(?:\"[^\"]*\"|'[^']*')|baseline=\"0\")");

  /** A character as workbooks escape it (ISO/IEC 29500-1, 22.9.2.19). */
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private static final Pattern LINE = Pattern.compile("\r\n|\n|\r");

  private static final Set<String> AROUND = Set.of("pPr", "endParaRPr", "rPh", "phoneticPr");

  private static final int CONTROLS = 0x20;

  private final XmlTree tree;
  private final String prefix;
  private final boolean string;
  private final List<Piece> pieces = new ArrayList<>();
  private final String base;
  private final String baseOpen;

  /** The {@code t} of a string without runs, or null. */
  private final @Nullable XmlElement plain;

  private final List<Inline> content;
  private int start = -1;
  private int end = -1;
  private boolean safe = true;
  private String lead = "";
  private String trail = "";

  /**
   * @param element the string or paragraph
   * @param string whether it is a string of a workbook
   */
  RunText(XmlTree tree, XmlElement element, boolean string) {
    this.tree = tree;
    this.string = string;
    String name = element.name();
    this.prefix = name.substring(0, name.length() - element.local().length());
    XmlElement t = string ? element.child("t") : null;
    this.plain = t != null && element.child("r") == null ? t : null;
    pieces(element);
    Piece most = most();
    this.base = most == null || most.format() == null ? "" : most.format();
    this.baseOpen = most == null ? "<" + prefix + "r>" : most.open();
    this.content = inlines();
  }

  List<Inline> content() {
    return content;
  }

  /** Whether every piece of it is known, so that it can be written. */
  boolean isSafe() {
    return safe && start >= 0;
  }

  /** First character of what is written. */
  int start() {
    return start;
  }

  int end() {
    return end;
  }

  private void pieces(XmlElement element) {
    for (XmlNode node : element.nodes()) {
      switch (node) {
        case XmlElement e when AROUND.contains(e.local()) -> {}
        case XmlElement e when e.is("r") -> run(e);
        case XmlElement e when e == plain -> {
          around(e);
          pieces.add(new Piece("", "", decoded(e), ""));
        }
        case XmlElement e when !string -> {
          around(e);
          pieces.add(new Piece(null, "", tree.raw(e), shown(e)));
        }
        case XmlText x -> safe &= x.value().isBlank();
        default -> safe = false;
      }
    }
  }

  private void around(XmlElement e) {
    start = start < 0 ? e.start() : start;
    end = e.end();
  }

  private void run(XmlElement run) {
    XmlElement properties = run.child("rPr");
    XmlElement t = run.child("t");
    for (XmlElement e : run.elements()) {
      safe &= e == properties || e == t;
    }
    around(run);
    String raw = properties == null ? "" : tree.raw(properties);
    String text = t == null ? "" : decoded(t);
    if (!text.isEmpty()) {
      pieces.add(new Piece(format(raw), tree.raw(run.start(), run.contentStart()) + raw, text, ""));
    }
  }

  private String format(String properties) {
    int tag = properties.indexOf('>') + 1;
    if (string || tag == 0) {
      return properties;
    }
    String open = UNSEEN.matcher(properties.substring(0, tag)).replaceAll("");
    String rest = properties.substring(tag);
    // <a:rPr/> without attributes is no formatting.
    return open.matches("<[\\w:.-]+\\s*/>") ? "" : open.replaceAll("\\s+", " ") + rest;
  }

  /** A break is a space; an equation in several versions shows its first; a field its text. */
  private static String shown(XmlElement e) {
    if (e.is("br")) {
      return " ";
    }
    XmlElement choice = e.child("Choice");
    return choice != null ? choice.text() : e.is("fld") ? String.join("", texts(e)) : e.text();
  }

  private static List<String> texts(XmlElement e) {
    return e.elements("t").stream().map(XmlElement::text).toList();
  }

  private @Nullable Piece most() {
    Map<String, Integer> lengths = new HashMap<>();
    Piece best = null;
    for (Piece p : pieces) {
      if (p.format() != null) {
        lengths.merge(p.format(), p.text().length(), Integer::sum);
      }
    }
    for (Piece p : pieces) {
      if (p.format() != null
          && (best == null
              || lengths.getOrDefault(p.format(), 0)
                  > lengths.getOrDefault(String.valueOf(best.format()), 0))) {
        best = p;
      }
    }
    return best;
  }

  private List<Inline> inlines() {
    InlineBuilder out = new InlineBuilder();
    List<String> formats = formats();
    String open = base;
    for (int i = 0; i < pieces.size(); i++) {
      Piece p = pieces.get(i);
      // A break between two runs has their formatting when it is the same.
      boolean between = p.format() == null && !formats.get(i).equals(open);
      String next = between ? base : formats.get(i);
      if (!next.equals(open)) {
        if (!open.equals(base)) {
          out.markup(close(), Inline.Role.CLOSE, "");
        }
        if (!next.equals(base)) {
          out.markup(p.open(), Inline.Role.OPEN, "");
        }
        open = next;
      }
      if (p.format() == null) {
        out.markup(p.text(), Inline.Role.ALONE, p.visible());
      } else {
        words(p.text(), out);
      }
    }
    if (!open.equals(base)) {
      out.markup(close(), Inline.Role.CLOSE, "");
    }
    edges();
    return out.build();
  }

  /** The formatting of each piece, and at a break or field that of the next run. */
  private List<String> formats() {
    List<String> formats = new ArrayList<>();
    String next = base;
    for (Piece p : pieces.reversed()) {
      next = p.format() == null ? next : p.format();
      formats.add(next);
    }
    return formats.reversed();
  }

  private String close() {
    return "</" + prefix + "r>";
  }

  /** Line breaks in a cell are placeholders; in a drawing's text they are but white space. */
  private void words(String text, InlineBuilder out) {
    if (!string) {
      out.text(text);
      return;
    }
    Matcher line = LINE.matcher(text);
    int at = 0;
    while (line.find()) {
      out.text(text.substring(at, line.start()));
      out.markup(escaped(line.group()), Inline.Role.ALONE, " ");
      at = line.end();
    }
    out.text(text.substring(at));
  }

  /** White space at both ends is no part of the content, but stays. */
  private void edges() {
    if (!pieces.isEmpty() && base.equals(pieces.getFirst().format())) {
      String text = pieces.getFirst().text();
      int i = 0;
      while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
        i++;
      }
      lead = text.substring(0, i);
    }
    if (!pieces.isEmpty() && base.equals(pieces.getLast().format())) {
      String text = pieces.getLast().text();
      int i = text.length();
      while (i > 0 && (text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '\t')) {
        i--;
      }
      trail = text.substring(i);
    }
  }

  /** The runs of new content. */
  String written(List<Inline> changed) {
    if (plain != null) {
      StringBuilder text = new StringBuilder(escaped(lead));
      for (Inline i : changed) {
        text.append(i instanceof Inline.Markup m ? m.source() : escaped(i.visibleText()));
      }
      return t(plain, text.append(escaped(trail)).toString());
    }
    StringBuilder out = new StringBuilder();
    StringBuilder text = new StringBuilder(escaped(lead));
    Deque<String> open = new ArrayDeque<>();
    for (Inline inline : changed) {
      switch (inline) {
        case Inline.Text t -> text(t.value(), text, out, open);
        case Inline.Markup m when m.role() == Inline.Role.OPEN -> {
          flush(text, out, open);
          open.push(m.source());
        }
        case Inline.Markup m when m.role() == Inline.Role.CLOSE -> {
          flush(text, out, open);
          if (!open.isEmpty()) {
            open.pop();
          }
        }
        case Inline.Markup m when string -> text.append(m.source());
        case Inline.Markup m -> {
          flush(text, out, open);
          out.append(m.source());
        }
      }
    }
    text.append(escaped(trail));
    flush(text, out, open);
    return out.toString();
  }

  private void text(String value, StringBuilder text, StringBuilder out, Deque<String> open) {
    if (string) {
      text.append(escaped(value));
      return;
    }
    int at = 0;
    Matcher line = LINE.matcher(value);
    while (line.find()) {
      text.append(XmlTree.escape(value.substring(at, line.start())));
      flush(text, out, open);
      out.append('<').append(prefix).append("br/>");
      at = line.end();
    }
    text.append(XmlTree.escape(value.substring(at)));
  }

  private void flush(StringBuilder text, StringBuilder out, Deque<String> open) {
    if (!text.isEmpty()) {
      out.append(open.isEmpty() ? baseOpen : open.getFirst());
      out.append(t(null, text.toString())).append(close());
      text.setLength(0);
    }
  }

  /** Without the attribute, programs drop white space at the ends of a workbook's strings. */
  private String t(@Nullable XmlElement old, String text) {
    boolean keep =
        string && (!text.equals(text.strip()) || text.contains("\n") || text.contains("  "));
    if (old == null) {
      String space = keep ? " xml:space=\"preserve\"" : "";
      return "<" + prefix + "t" + space + ">" + text + "</" + prefix + "t>";
    }
    String tag = tree.raw(old.start(), old.contentStart());
    if (keep && old.find("space") == null) {
      tag =
          tag.substring(0, 1 + old.name().length())
              + " xml:space=\"preserve\""
              + tag.substring(1 + old.name().length());
    }
    return tag + text + "</" + old.name() + ">";
  }

  private String decoded(XmlElement t) {
    for (XmlNode n : t.nodes()) {
      safe &= n instanceof XmlText;
    }
    return string ? unescaped(t.text()) : t.text();
  }

  /** Text as a workbook holds it, its escapes resolved. */
  static String unescaped(String s) {
    return s.indexOf("_x") < 0
        ? s
        : ESCAPED
            .matcher(s)
            .replaceAll(
                m -> Matcher.quoteReplacement("" + (char) Integer.parseInt(m.group(1), 16)));
  }

  /** Text as it stands in a part: what looks like an escape is escaped, and what XML forbids. */
  private String escaped(String s) {
    if (!string) {
      return XmlTree.escape(s);
    }
    String out = ESCAPED.matcher(s).replaceAll("_x005F_x$1_");
    StringBuilder b = new StringBuilder();
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      boolean control = c < CONTROLS && c != '\t' && c != '\n';
      b.append(control ? "_x%04X_".formatted((int) c) : "" + c);
    }
    return XmlTree.escape(b.toString());
  }
}
