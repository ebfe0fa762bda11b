package org.dars.index.courseware.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Definition;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.html.HtmlBlocks;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.splice.SourceText;
import org.jspecify.annotations.Nullable;

/** Walks a parsed Markdown document and fills its outline. */
final class MarkdownBlocks {

  /** The first line of an alert, and what the next line begins with. */
  private static final Pattern ALERT =
      Pattern.compile("\\[![A-Za-z]+\\] ?\\R[ \\t]*(?:>[ \\t]?)*[ \\t]*");

  private final Region region;
  private final SourceText source;
  private final String text;
  private final int base;
  private final boolean mdx;
  private final Outline outline;
  private final List<String> warnings;

  /**
   * @param base where the parsed text begins in the source, in characters
   */
  MarkdownBlocks(Region region, int base, boolean mdx, Outline outline, List<String> warnings) {
    this.region = region;
    this.source = region.source();
    this.text = source.text();
    this.base = base;
    this.mdx = mdx;
    this.outline = outline;
    this.warnings = warnings;
  }

  void walk(Node parent, int depth) {
    for (Node n = parent.getFirstChild(); n != null; n = n.getNext()) {
      block(n, depth);
    }
  }

  private void block(Node node, int depth) {
    switch (node) {
      case Heading h -> heading(h);
      case Paragraph p -> paragraph(p, depth);
      case ListBlock l -> walk(l, depth + 1);
      case ListItem i -> walk(i, depth);
      case BlockQuote q -> walk(q, 0);
      case FencedCodeBlock f -> verbatim(f, BlockKind.CODE, f.getLiteral());
      case IndentedCodeBlock i -> verbatim(i, BlockKind.CODE, i.getLiteral());
      case MarkdownSyntax.DisplayMath m -> verbatim(m, BlockKind.FORMULA, tex(m));
      case TableBlock t -> table(t);
      case HtmlBlock h -> html(h);
      case LinkReferenceDefinition _ -> {}
      default -> walk(node, depth);
    }
  }

  private void heading(Heading heading) {
    List<MarkdownInlines.Alt> alts = new ArrayList<>();
    List<Inline> content = MarkdownInlines.of(heading, text, base, alts::add);
    outline.heading(heading.getLevel(), content, span(heading));
    alts(alts);
  }

  private void paragraph(Paragraph paragraph, int depth) {
    List<MarkdownInlines.Alt> alts = new ArrayList<>();
    List<Inline> content = MarkdownInlines.of(paragraph, text, base, alts::add);
    if ((mdx && isModuleCode(content)) || isAlertMarker(paragraph, content)) {
      return;
    }
    Span span = span(paragraph);
    int marker = paragraph.getPrevious() == null ? alertMarker(paragraph) : 0;
    if (marker > 0 && span != null && content.getFirst() instanceof Inline.Text t) {
      content = withoutMarker(content, t.value());
      int start = MarkdownInlines.start(Objects.requireNonNull(paragraph.getFirstChild()), base);
      int end = MarkdownInlines.end(Objects.requireNonNull(paragraph.getLastChild()), base);
      span = source.span(start + marker, end);
    }
    boolean item = paragraph.getParent() instanceof ListItem;
    if (item && paragraph.getPrevious() == null) {
      content = taskMark(content);
    }
    BlockKind kind = item ? BlockKind.LIST_ITEM : BlockKind.PARAGRAPH;
    if (!item && Definition.opens(content)) {
      kind = BlockKind.TERM;
    } else if (isFormula(content)) {
      kind = BlockKind.FORMULA;
    }
    if (kind == BlockKind.FORMULA && isEnvironment(content)) {
      outline.addNamed("p", kind, content, span); // its id from when it passed for text
    } else {
      outline.add(kind, kind == BlockKind.LIST_ITEM ? depth : 0, content, span);
    }
    alts(alts);
  }

  /**
   * How many characters the line takes that says what kind of alert a quote is, {@code [!TIP]},
   * with the beginning of the next line; 0 when there is none.
   */
  private int alertMarker(Paragraph paragraph) {
    Node first = paragraph.getFirstChild();
    if (!(paragraph.getParent() instanceof BlockQuote) || first == null) {
      return 0;
    }
    int start = MarkdownInlines.start(first, base);
    int end = MarkdownInlines.end(Objects.requireNonNull(paragraph.getLastChild()), base);
    Matcher marker =
        ALERT.matcher(text).region(Math.max(0, start), Math.max(0, Math.max(start, end)));
    return start >= 0 && marker.lookingAt() ? marker.end() - start : 0;
  }

  /** Whether a quote's first paragraph only says what kind of alert it is. */
  private static boolean isAlertMarker(Paragraph paragraph, List<Inline> content) {
    return paragraph.getParent() instanceof BlockQuote
        && paragraph.getPrevious() == null
        && content.size() == 1
        && content.getFirst().visibleText().matches("\\[![A-Za-z]+\\]");
  }

  /** The content after {@code "[!TIP] "}. */
  private static List<Inline> withoutMarker(List<Inline> content, String first) {
    String rest = first.substring(first.indexOf(']') + 1).stripLeading();
    List<Inline> out = new ArrayList<>(content.subList(1, content.size()));
    if (!rest.isEmpty()) {
      out.addFirst(new Inline.Text(rest));
    }
    return out;
  }

  private static boolean isEnvironment(List<Inline> content) {
    return content.getFirst() instanceof Inline.Markup m && m.source().startsWith("\\begin");
  }

  private static boolean isFormula(List<Inline> content) {
    return content.size() == 1
        && content.getFirst() instanceof Inline.Markup m
        && (m.source().startsWith("$") || m.source().startsWith("\\"));
  }

  /** {@code import x from 'y'} and {@code export const z = …} at the top of MDX. */
  private static boolean isModuleCode(List<Inline> content) {
    return !content.isEmpty()
        && content.getFirst() instanceof Inline.Text t
        && t.value()
            .matches(
                "(?s)(import\\s.*\\bfrom\\s.*|import\\s+['\"].*|export\\s+(const|default|function|let)\\b.*)");
  }

  /** {@code [ ]} and {@code [x]} of a task list are marks, not text. */
  private static List<Inline> taskMark(List<Inline> content) {
    if (!content.isEmpty()
        && content.getFirst() instanceof Inline.Text t
        && t.value().matches("(?s)\\[[ xX]\\] .+")) {
      List<Inline> out = new ArrayList<>(content);
      out.set(0, new Inline.Markup(t.value().substring(0, 4), Inline.Role.ALONE, ""));
      out.add(1, new Inline.Text(t.value().substring(4)));
      return out;
    }
    return content;
  }

  private void verbatim(Node node, BlockKind kind, String visible) {
    int start = MarkdownInlines.start(node, base);
    int end = MarkdownInlines.end(node, base);
    if (start >= 0 && !visible.isBlank()) {
      List<Inline> content =
          List.of(
              new Inline.Markup(
                  text.substring(start, end), Inline.Role.ALONE, visible.stripTrailing()));
      outline.add(kind, 0, content, source.span(start, end));
    }
  }

  private String tex(Node node) {
    String raw = text.substring(MarkdownInlines.start(node, base), MarkdownInlines.end(node, base));
    return raw.replaceAll("(?m)^[ >]*(\\$\\$|\\\\{1,2}\\[)|(\\$\\$|\\\\{1,2}\\])\\s*$", "").strip();
  }

  private void table(TableBlock table) {
    String id = outline.table();
    int row = 0;
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node r = part.getFirstChild(); r != null; r = r.getNext()) {
        if (r instanceof TableRow) {
          row++;
          cells(id, row, r);
        }
      }
    }
  }

  private void cells(String table, int row, Node cells) {
    int column = 0;
    for (Node c = cells.getFirstChild(); c != null; c = c.getNext()) {
      column++;
      if (c instanceof TableCell cell && cell.getFirstChild() != null) {
        cell(table, row, column, cell);
      }
    }
  }

  private void cell(String table, int row, int column, TableCell cell) {
    List<MarkdownInlines.Alt> alts = new ArrayList<>();
    int start = MarkdownInlines.start(cell, base);
    int end = MarkdownInlines.end(cell, base);
    String raw = text.substring(start, end);
    if (!raw.contains("\\|")) {
      outline.cell(table, row, column, MarkdownInlines.of(cell, text, base, alts::add), span(cell));
      alts(alts);
      return;
    }
    // The table parser takes the backslash away before inlines are read, so its spans are off.
    Node again = MarkdownSyntax.inlines(mdx).parse(raw).getFirstChild();
    List<Inline> content = MarkdownInlines.of(again, text, start, alts::add);
    outline.cell(table, row, column, content, again == null ? null : span(again, start));
    alts(alts);
  }

  /** Text inside HTML blocks, with spans where it can be written without ending the block. */
  private void html(HtmlBlock html) {
    int start = MarkdownInlines.start(html, base);
    int end = MarkdownInlines.end(html, base);
    Outline inside = MarkdownHtml.read(source, start, end, html, mdx);
    List<Block> blocks = inside == null ? HtmlBlocks.readOnly(html.getLiteral()) : inside.blocks();
    Region inner = inside == null || blocks.isEmpty() ? null : inside.region(0);
    outline.enter(inner == null ? region : inner);
    for (Block block : blocks) {
      if (block.kind() == BlockKind.HEADING) {
        outline.heading(block.level(), block.content(), block.span());
      } else {
        outline.add(block.kind(), block.level(), block.content(), block.span());
      }
    }
    outline.enter(region);
    List<Block> left =
        blocks.stream().filter(b -> b.span() == null && b.kind() != BlockKind.CODE).toList();
    if (!left.isEmpty()) {
      String first = left.getFirst().text();
      warnings.add(
          "the HTML block \""
              + (first.length() > 40 ? first.substring(0, 40) + "…" : first)
              + "\" is searched but not translated; write it as Markdown to translate it");
    }
  }

  private void alts(List<MarkdownInlines.Alt> alts) {
    for (MarkdownInlines.Alt alt : alts) {
      Span span = alt.start() < 0 ? null : source.span(alt.start(), alt.end());
      outline.add(BlockKind.ALT_TEXT, 0, alt.content(), span);
    }
  }

  private @Nullable Span span(Node parent) {
    return span(parent, base);
  }

  /** From the first inline's first character to the last one's last, white space left out. */
  private @Nullable Span span(Node parent, int base) {
    Node first = parent.getFirstChild();
    Node last = parent.getLastChild();
    if (first == null || last == null) {
      return null;
    }
    int start = MarkdownInlines.start(first, base);
    int end = MarkdownInlines.end(last, base);
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    while (start >= 0 && start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return start < 0 || end < start ? null : source.span(start, end);
  }
}
