package org.dars.index.courseware.markdown;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.splice.InlineBuilder;
import org.jspecify.annotations.Nullable;

/** The inline nodes of one block as {@link Inline}s, with their markup as it stands in the file. */
final class MarkdownInlines {

  /** The alternative text of an image; {@code start} is -1 when it cannot be changed alone. */
  record Alt(List<Inline> content, int start, int end) {}

  /** {@code [^1]} refers to a footnote; {@code [[name]]} after a heading names it. */
  private static final Pattern LABEL =
      Pattern.compile("\\[\\^[^\\[\\]\\s]+\\]|\\[\\[[\\p{L}\\p{N}_-]+\\]\\]");

  private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][\\w.:-]*)");
  private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "wbr", "source");

  private final String text;
  private final int base;
  private final InlineBuilder out = new InlineBuilder();
  private final Consumer<Alt> alts;

  private MarkdownInlines(String text, int base, Consumer<Alt> alts) {
    this.text = text;
    this.base = base;
    this.alts = alts;
  }

  /**
   * The children of {@code parent}.
   *
   * @param text what the spans of the nodes point into, once {@code base} is added
   * @param alts told about each image's alternative text
   */
  static List<Inline> of(@Nullable Node parent, String text, int base, Consumer<Alt> alts) {
    if (parent == null) {
      return List.of();
    }
    MarkdownInlines inlines = new MarkdownInlines(text, base, alts);
    inlines.children(parent);
    return inlines.out.build();
  }

  /** First character of a node. */
  static int start(Node node, int base) {
    List<SourceSpan> spans = node.getSourceSpans();
    return spans.isEmpty() ? -1 : spans.getFirst().getInputIndex() + base;
  }

  /** One past the last character of a node. */
  static int end(Node node, int base) {
    List<SourceSpan> spans = node.getSourceSpans();
    return spans.isEmpty()
        ? -1
        : spans.getLast().getInputIndex() + spans.getLast().getLength() + base;
  }

  private void children(Node parent) {
    for (Node n = parent.getFirstChild(); n != null; n = n.getNext()) {
      node(n);
    }
  }

  private void node(Node node) {
    switch (node) {
      case Text t -> words(t);
      case SoftLineBreak _ -> out.text(" ");
      case HardLineBreak b -> hardBreak(b);
      case Code c -> out.markup(source(c), Inline.Role.ALONE, c.getLiteral());
      case Emphasis e -> pair(e, 1);
      case StrongEmphasis s -> pair(s, 2);
      case HtmlInline h -> tag(source(h));
      case Link l -> link(l);
      case Image i -> image(i);
      case MarkdownSyntax.Opaque o when source(o).startsWith("<") -> tag(source(o));
      case MarkdownSyntax.Opaque o -> out.markup(source(o), Inline.Role.ALONE, o.visible);
      case CustomNode c -> children(c);
      default -> children(node);
    }
  }

  /** Text, with the references of footnotes and anchors in it kept whole. */
  private void words(Text node) {
    String s = node.getLiteral();
    int start = start(node, base);
    Matcher m = LABEL.matcher(s);
    int at = 0;
    while (start >= 0 && m.find() && text.substring(start, end(node, base)).contains(m.group())) {
      out.text(s.substring(at, m.start()));
      out.markup(m.group(), Inline.Role.ALONE, "");
      at = m.end();
    }
    out.text(s.substring(at));
  }

  /** The break and the beginning of the next line up to its text: {@code " \n> "}. */
  private void hardBreak(Node node) {
    Node before = placed(node.getPrevious());
    int start = before == null ? start(node, base) : end(before, base);
    while (start > 0 && (text.charAt(start - 1) == ' ' || text.charAt(start - 1) == '\t')) {
      start--;
    }
    Node next = node.getNext();
    int end = next == null ? -1 : start(next, base);
    if (end < 0) {
      out.text(" "); // the last thing in a link, whose end takes what stands before it
    } else {
      out.markup(text.substring(start, end), Inline.Role.ALONE, " ");
    }
  }

  /** A node or the nearest one before it that has a place; a soft line break has none. */
  private static @Nullable Node placed(@Nullable Node node) {
    Node n = node;
    while (n != null && n.getSourceSpans().isEmpty()) {
      n = n.getPrevious();
    }
    return n;
  }

  private void pair(Node node, int width) {
    int start = start(node, base);
    int end = end(node, base);
    out.markup(text.substring(start, start + width), Inline.Role.OPEN, "");
    children(node);
    out.markup(text.substring(end - width, end), Inline.Role.CLOSE, "");
  }

  private void link(Link link) {
    String source = source(link);
    Node last = placed(link.getLastChild());
    String close = last == null ? "" : text.substring(end(last, base), end(link, base)).strip();
    if (!source.startsWith("[") || !close.startsWith("]")) {
      InlineBuilder visible = new InlineBuilder();
      visible.text(source.startsWith("<") ? source.substring(1, source.length() - 1) : "");
      String shown = visible.build().stream().map(Inline::visibleText).findFirst().orElse("");
      out.markup(source, Inline.Role.ALONE, shown);
      return;
    }
    if (close.equals("]") || close.equals("][]")) {
      // The text is also the label: say the label, so that the text may change.
      int labelEnd = source.lastIndexOf(close.equals("]") ? "]" : "][]");
      close = "][" + source.substring(1, labelEnd) + "]";
    }
    out.markup("[", Inline.Role.OPEN, "");
    children(link);
    out.markup(close, Inline.Role.CLOSE, "");
  }

  private void image(Image image) {
    String source = source(image);
    Node first = image.getFirstChild();
    Node last = placed(image.getLastChild());
    out.markup(source, Inline.Role.ALONE, "");
    if (first == null || last == null) {
      return;
    }
    boolean labelled =
        text.startsWith("](", end(last, base))
            || (text.startsWith("][", end(last, base)) && !source.endsWith("[]"));
    MarkdownInlines alt = new MarkdownInlines(text, base, _ -> {});
    alt.children(image);
    alts.accept(new Alt(alt.out.build(), labelled ? start(first, base) : -1, end(last, base)));
  }

  private void tag(String source) {
    Matcher tag = TAG.matcher(source);
    String name = tag.lookingAt() ? tag.group(2).toLowerCase(Locale.ROOT) : "";
    Inline.Role role =
        name.isEmpty() || VOID.contains(name) || source.endsWith("/>")
            ? Inline.Role.ALONE
            : tag.group(1).isEmpty() ? Inline.Role.OPEN : Inline.Role.CLOSE;
    out.markup(source, role, name.equals("br") ? " " : "");
  }

  private String source(Node node) {
    return text.substring(start(node, base), end(node, base));
  }
}
