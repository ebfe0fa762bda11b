package org.dars.index.courseware.markdown;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.Image;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.splice.BlockWriter;
import org.dars.index.courseware.splice.InlineBuilder;
import org.dars.index.courseware.splice.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Writes a block's content as Markdown. Whether a character needs a backslash depends on all that
 * stands around it, so the writer tries: first with the escapes that are surely needed, then with
 * every escape there is, and takes the first that reads back as what was meant. Marks that still
 * would not be read as emphasis (they touch punctuation and letters, common where a script has no
 * spaces) become {@code <strong>} and {@code <em>}.
 */
final class MarkdownWriter implements BlockWriter {

  private enum Escapes {
    /** What is surely needed, and nothing in an address: readers would copy the backslash. */
    FEW_OUTSIDE_ADDRESSES,
    FEW,
    ALL_OUTSIDE_ADDRESSES,
    ALL;

    boolean few() {
      return this == FEW_OUTSIDE_ADDRESSES || this == FEW;
    }

    boolean inAddresses() {
      return this == FEW || this == ALL;
    }
  }

  private static final Pattern ADDRESS = Pattern.compile("\\b(?:https?|ftp)://\\S+|\\bwww\\.\\S+");

  private static final Pattern FEW =
      Pattern.compile(
          "\\\\(?=\\p{Punct})|[`\\[\\]]|<(?=[A-Za-z/!?])|&(?=#?\\w+;)|(?<!\\s)[*_]|[*_](?!\\s)");
  private static final Pattern ALL = Pattern.compile("[\\\\`*_\\[\\]<>$&~{}#|!]");
  private static final Pattern WORD_INSIDE =
      Pattern.compile("(?<=[\\p{L}\\p{N}])\\\\_(?=[\\p{L}\\p{N}])");
  private static final Pattern PLAIN_BRACKETS =
      Pattern.compile("\\\\\\[([^\\[\\]\\\\^]*)\\\\\\](?![(\\[:])");

  /** What a line may not begin with, when a paragraph is meant. */
  private static final Pattern LINE_START =
      Pattern.compile(
          "\\A(?:#{1,6}(?=\\s|\\z)|[-+*](?=\\s|\\z)|>|=+\\s*\\z|-[-\\s]*\\z|~~~|:?-+:?\\s*\\|)");

  private static final Pattern NUMBERED = Pattern.compile("\\A(\\d{1,9})([.)])(?=\\s|\\z)");
  private static final Pattern LINE_END = Pattern.compile("\\R[ \\t>]*\\z");

  private static final Pattern CONTINUATION = Pattern.compile("\\R[ \\t]*(?:>[ \\t]?)*");

  private final SourceText source;
  private final String text;
  private final boolean mdx;
  private final String definitions;
  private final Parser blocks;
  private final Parser inlines;

  MarkdownWriter(SourceText source, boolean mdx) {
    this.source = source;
    this.text = source.text();
    this.mdx = mdx;
    this.blocks = MarkdownSyntax.blocks(mdx);
    this.inlines = MarkdownSyntax.inlines(mdx);
    this.definitions = definitions(text);
  }

  @Override
  public String write(Block block, List<Inline> content, int start) {
    boolean cell = block.kind() == BlockKind.TABLE_CELL;
    boolean piped = cell || block.kind() == BlockKind.ALT_TEXT;
    boolean ownLine = !piped && !afterHashes(start);
    boolean first = ownLine || (cell && before(start).isBlank());
    String out = escaped(content, block.kind(), ownLine, first, piped);
    // A backslash before the bar that ends the cell would take the bar into it.
    return cell && out.endsWith("\\") ? out + " " : out;
  }

  private String escaped(
      List<Inline> content, BlockKind kind, boolean ownLine, boolean first, boolean piped) {
    List<Inline> alone = outOfContext(content);
    for (Escapes escapes : Escapes.values()) {
      if (readsBack(render(alone, escapes, first, piped), alone, kind, ownLine)) {
        return render(content, escapes, first, piped);
      }
    }
    return render(tagged(content), Escapes.ALL, first, piped);
  }

  /**
   * @param first whether the content begins a line
   * @param piped whether a bar would end it
   */
  private String render(List<Inline> content, Escapes escapes, boolean first, boolean piped) {
    StringBuilder out = new StringBuilder();
    List<Inline> plain = InlineBuilder.plain(content);
    for (int i = 0; i < plain.size(); i++) {
      Inline next = i + 1 < plain.size() ? plain.get(i + 1) : null;
      switch (plain.get(i)) {
        case Inline.Markup m -> out.append(m.source());
        case Inline.Text t -> {
          boolean lineStart = first && (out.isEmpty() || LINE_END.matcher(out).find());
          String s = escape(t.value(), escapes, lineStart);
          s = mdx ? s.replaceAll("(?<!\\\\)<", "\\\\<") : s;
          s = source.referenced(s);
          out.append(piped ? s.replaceAll("(?<!\\\\)\\|", "\\\\|") : s);
          if (next instanceof Inline.Markup m
              && m.source().startsWith("[")
              && s.endsWith("!")
              && !s.endsWith("\\!")) {
            out.insert(out.length() - 1, '\\');
          }
        }
      }
    }
    if (!first && !piped && out.toString().matches("(?s).*(\\s|^)#+")) {
      out.insert(out.length() - 1, '\\'); // else the heading takes it for its closing marks
    }
    return out.toString();
  }

  private static String escape(String s, Escapes escapes, boolean lineStart) {
    String out = escapes.inAddresses() ? marked(s, escapes) : outsideAddresses(s, escapes);
    if (lineStart) {
      out = LINE_START.matcher(out).replaceFirst("\\\\$0");
      out = NUMBERED.matcher(out).replaceFirst("$1\\\\$2");
    }
    return out;
  }

  private static String outsideAddresses(String s, Escapes escapes) {
    StringBuilder out = new StringBuilder();
    Matcher address = ADDRESS.matcher(s);
    int from = 0;
    while (address.find()) {
      out.append(marked(s.substring(from, address.start()), escapes)).append(address.group());
      from = address.end();
    }
    return out.append(marked(s.substring(from), escapes)).toString();
  }

  private static String marked(String s, Escapes escapes) {
    return escapes.few() ? few(s) : ALL.matcher(s).replaceAll("\\\\$0");
  }

  private static String few(String s) {
    String out = FEW.matcher(s).replaceAll("\\\\$0");
    out = WORD_INSIDE.matcher(out).replaceAll("_");
    return PLAIN_BRACKETS.matcher(out).replaceAll("[$1]");
  }

  /** Emphasis marks as tags, which need no white space around them. */
  private static List<Inline> tagged(List<Inline> content) {
    return content.stream()
        .map(i ->
            i instanceof Inline.Markup m ? new Inline.Markup(tag(m), m.role(), m.visible()) : i)
        .toList();
  }

  private static String tag(Inline.Markup m) {
    String slash = m.role() == Inline.Role.CLOSE ? "/" : "";
    return switch (m.source()) {
      case "**", "__" -> "<" + slash + "strong>";
      case "*", "_" -> "<" + slash + "em>";
      default -> m.source();
    };
  }

  /** Without the quote marks and indents of continued lines, which need their context. */
  private static List<Inline> outOfContext(List<Inline> content) {
    return content.stream()
        .filter(i -> !(i instanceof Inline.Markup m && m.source().matches("\\[[ xX]\\] ")))
        .map(i ->
            i instanceof Inline.Markup m
                ? new Inline.Markup(
                    CONTINUATION.matcher(m.source()).replaceAll("\n"), m.role(), m.visible())
                : i)
        .toList();
  }

  /** Whether Markdown makes of {@code out} what was meant. */
  private boolean readsBack(String out, List<Inline> content, BlockKind kind, boolean ownLine) {
    String tail = definitions.isEmpty() || out.indexOf('[') < 0 ? "" : "\n\n" + definitions;
    String whole = kind == BlockKind.ALT_TEXT ? "![" + out + "](x)" : out;
    Node read = (ownLine ? blocks : inlines).parse(whole + tail).getFirstChild();
    Node parent = kind == BlockKind.ALT_TEXT && read != null ? read.getFirstChild() : read;
    boolean shape =
        kind == BlockKind.ALT_TEXT
            ? parent instanceof Image && parent.getNext() == null
            : parent instanceof Paragraph && onlyDefinitionsAfter(parent.getNext());
    return shape
        && InlineBuilder.plain(MarkdownInlines.of(parent, whole + tail, 0, _ -> {}))
            .equals(InlineBuilder.plain(content));
  }

  private static boolean onlyDefinitionsAfter(@Nullable Node node) {
    return node == null
        || (node instanceof LinkReferenceDefinition && onlyDefinitionsAfter(node.getNext()));
  }

  private boolean afterHashes(int start) {
    return before(start).matches("[ >\\t\\d.)*+-]*#{1,6}[ \\t]+");
  }

  /** The beginning of the line, up to a character. */
  private String before(int start) {
    int line = start;
    while (line > 0 && text.charAt(line - 1) != '\n' && text.charAt(line - 1) != '\r') {
      line--;
    }
    return text.substring(line, start);
  }

  private static String definitions(String text) {
    return text.lines()
        .map(String::strip)
        .filter(l -> l.matches("\\[[^\\]^][^\\]]*\\]:\\s*\\S.*"))
        .collect(Collectors.joining("\n"));
  }
}
