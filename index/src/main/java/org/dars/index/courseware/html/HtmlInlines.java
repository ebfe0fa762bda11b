package org.dars.index.courseware.html;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.splice.InlineBuilder;
import org.dars.index.courseware.splice.Kept;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * A run of inline nodes as {@link Inline}s. The positions that jsoup gives are taken for true only
 * when the pieces tile the source without gap or overlap and each reads as its node; where the
 * parser moved or invented nodes they do not, and the run has no place of its own.
 */
final class HtmlInlines {

  /** Elements whose content stays as it stands. */
  private static final Set<String> PROTECTED =
      Set.of(
          "code",
          "kbd",
          "samp",
          "var",
          "math",
          "svg",
          "script",
          "style",
          "template",
          "noscript",
          "select",
          "textarea",
          "iframe",
          "object",
          "canvas",
          "audio",
          "video",
          "embed");

  /** Those of them that show words. */
  private static final Set<String> SHOWN = Set.of("code", "kbd", "samp", "var", "math");

  private final String text;
  private final Kept kept;
  private final InlineBuilder out = new InlineBuilder();
  private boolean exact = true;
  private int start = -1;
  private int cursor = -1;

  /**
   * @param kept what stays of running text
   */
  HtmlInlines(String text, Kept kept) {
    this.text = text;
    this.kept = kept;
  }

  void add(List<Node> run) {
    int from = 0;
    int to = run.size();
    while (from < to && isBlank(run.get(from))) {
      from++;
    }
    while (to > from && isBlank(run.get(to - 1))) {
      to--;
    }
    run.subList(from, to).forEach(this::node);
  }

  /** A term's and its definition's element, with whatever white space stands between. */
  void definition(Element dt, Element dd) {
    step(dt.sourceRange());
    out.markup(slice(dt.sourceRange()), Inline.Role.OPEN, "");
    dt.childNodes().forEach(this::node);
    step(dt.endSourceRange());
    int between = dt.endSourceRange().startPos();
    int ddStart = dd.sourceRange().startPos();
    exact &= cursor >= 0 && ddStart >= cursor && text.substring(cursor, ddStart).isBlank();
    out.markup(exact ? text.substring(between, ddStart) : "</dt>", Inline.Role.CLOSE, ": ");
    cursor = ddStart;
    step(dd.sourceRange());
    out.markup(slice(dd.sourceRange()), Inline.Role.OPEN, "");
    dd.childNodes().forEach(this::node);
    step(dd.endSourceRange());
    out.markup(slice(dd.endSourceRange()), Inline.Role.CLOSE, "");
  }

  /** Whether every position was verified. */
  boolean isExact() {
    return exact && start >= 0;
  }

  /** First character that is not white space. */
  int start() {
    int i = start;
    while (i < cursor && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** One past the last character that is not white space. */
  int end() {
    int i = cursor;
    while (i > start && isSpace(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  List<Inline> build() {
    return out.build();
  }

  static boolean isProtected(Element e) {
    return PROTECTED.contains(e.normalName())
        || e.attr("translate").equalsIgnoreCase("no")
        || e.hasClass("notranslate");
  }

  private static boolean isBlank(Node node) {
    return node instanceof Comment || (node instanceof TextNode t && t.isBlank());
  }

  private void node(Node node) {
    switch (node) {
      case TextNode t -> words(t);
      case Element e when e.tag().isEmpty() -> {
        step(e.sourceRange());
        out.markup(slice(e.sourceRange()), Inline.Role.ALONE, e.nameIs("br") ? " " : "");
      }
      case Element e when isClosedInItself(e) -> {
        step(e.sourceRange());
        out.markup(slice(e.sourceRange()), Inline.Role.ALONE, "");
      }
      case Element e when isProtected(e) -> whole(e);
      case Element e -> {
        step(e.sourceRange());
        out.markup(slice(e.sourceRange()), Inline.Role.OPEN, "");
        e.childNodes().forEach(this::node);
        step(e.endSourceRange());
        out.markup(slice(e.endSourceRange()), Inline.Role.CLOSE, "");
      }
      default -> {
        step(node.sourceRange());
        out.markup(slice(node.sourceRange()), Inline.Role.ALONE, "");
      }
    }
  }

  /** {@code <span id="page7"/>} of XHTML. */
  private boolean isClosedInItself(Element e) {
    Range range = e.sourceRange();
    return e.childNodeSize() == 0
        && range.isTracked()
        && !range.isImplicit()
        && range.endPos() <= text.length()
        && text.startsWith("/>", range.endPos() - 2);
  }

  private void words(TextNode t) {
    step(t.sourceRange());
    String raw = slice(t.sourceRange());
    exact &= folded(Parser.unescapeEntities(raw, false)).equals(folded(t.getWholeText()));
    if (!exact) {
      out.text(folded(t.getWholeText()));
      return;
    }
    Matcher m = kept.pattern().matcher(raw);
    int at = 0;
    while (m.find()) {
      out.text(folded(Parser.unescapeEntities(raw.substring(at, m.start()), false)));
      String visible = Parser.unescapeEntities(kept.visible().apply(m.group()), false);
      out.markup(m.group(), Inline.Role.ALONE, visible);
      at = m.end();
    }
    out.text(folded(Parser.unescapeEntities(raw.substring(at), false)));
  }

  private void whole(Element e) {
    int from = e.sourceRange().startPos();
    step(e.sourceRange());
    exact &= e.endSourceRange().isTracked() && !e.endSourceRange().isImplicit();
    exact &= e.endSourceRange().startPos() >= cursor;
    cursor = e.endSourceRange().endPos();
    boolean shown = SHOWN.contains(e.normalName()) || !PROTECTED.contains(e.normalName());
    String raw = exact ? text.substring(from, cursor) : e.outerHtml();
    out.markup(raw, Inline.Role.ALONE, shown ? visible(e) : "");
  }

  /** The words of an element; of MathML, its TeX where it carries it. */
  private static String visible(Element e) {
    Element tex = e.selectFirst("annotation[encoding=application/x-tex]");
    return tex == null ? e.text() : tex.text();
  }

  private void step(Range range) {
    exact &=
        range.isTracked()
            && !range.isImplicit()
            && (cursor < 0 || cursor == range.startPos())
            && range.endPos() <= text.length();
    start = start < 0 ? range.startPos() : start;
    cursor = range.endPos();
  }

  private String slice(Range range) {
    return exact ? text.substring(range.startPos(), range.endPos()) : "";
  }

  private static String folded(String s) {
    return s.replaceAll("[ \\t\\r\\n\\f]+", " ");
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }
}
