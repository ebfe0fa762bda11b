package org.dars.index.courseware.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.commonmark.node.Document;
import org.commonmark.node.HtmlBlock;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.html.HtmlReader;
import org.dars.index.courseware.splice.BlockWriter;
import org.dars.index.courseware.splice.InlineBuilder;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.splice.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * A block of raw HTML in Markdown, as HTML. A blank line would end it, so none is ever written; in
 * MDX its text is Markdown again, so what Markdown or JSX would act on is written as a reference.
 */
final class MarkdownHtml {

  private static final Pattern BLANK_LINES = Pattern.compile("(\\R)[ \\t]*(?:\\R[ \\t]*)+");
  private static final Pattern LINE_ENDS = Pattern.compile("[ \\t]*\\R[ \\t]*");

  /** What is more than a character to MDX. */
  private static final String ACTIVE = "*_`{}[]$\\~#|";

  /** Stand for them, in their order, while text is escaped. */
  private static final char STAND_IN = '\uE100';

  private MarkdownHtml() {}

  /**
   * The blocks of an HTML block.
   *
   * @return with their region, or null where its lines do not stand together in the source: in a
   *     quote or an indented list
   */
  static @Nullable Outline read(
      SourceText source, int start, int end, HtmlBlock html, boolean mdx) {
    if (start < 0 || !same(source.text().substring(start, end), html.getLiteral())) {
      return null;
    }
    boolean nested = !(html.getParent() instanceof Document);
    UnaryOperator<String> whole =
        nested
            ? s -> LINE_ENDS.matcher(s).replaceAll(" ")
            : s -> BLANK_LINES.matcher(s).replaceAll("$1");
    SourceText slice = source.slice(start, end, whole);
    Outline read = HtmlReader.fragment(slice);
    if (read.blocks().isEmpty()) {
      return read;
    }
    Region region = read.region(0);
    if (region == null) {
      return null;
    }
    Outline out = new Outline();
    out.enter(mdx ? new Region(slice, inMdx(region.writer())) : region);
    for (int i = 0; i < read.blocks().size(); i++) {
      Block b = unwrapped(read.blocks().get(i), slice);
      Span span = b.span() != null && isSafe(b, slice, mdx) ? b.span() : null;
      out.addAs(b.id(), b.kind(), b.level(), b.content(), b.anchor(), span);
    }
    return out;
  }

  private static boolean same(String raw, String literal) {
    return raw.replace("\r\n", "\n").replace('\r', '\n').strip().equals(literal.strip());
  }

  /** Without the element around all of it that opens the HTML block. */
  private static Block unwrapped(Block block, SourceText slice) {
    List<Inline> content = block.content();
    if (block.span() == null
        || !isWrapped(content)
        || !slice.text().substring(0, slice.charAt(block.span().start())).isBlank()
        || !(content.getFirst() instanceof Inline.Markup open)
        || !(content.getLast() instanceof Inline.Markup close)) {
      return block;
    }
    int start = slice.charAt(block.span().start()) + open.source().length();
    int end = slice.charAt(block.span().end()) - close.source().length();
    while (start < end && Character.isWhitespace(slice.text().charAt(start))) {
      start++;
    }
    while (start < end && Character.isWhitespace(slice.text().charAt(end - 1))) {
      end--;
    }
    InlineBuilder inner = new InlineBuilder();
    for (Inline i : content.subList(1, content.size() - 1)) {
      switch (i) {
        case Inline.Text t -> inner.text(t.value());
        case Inline.Markup m -> inner.markup(m.source(), m.role(), m.visible());
      }
    }
    return new Block(
        block.id(),
        block.kind(),
        block.level(),
        inner.build(),
        block.anchor(),
        slice.span(start, end));
  }

  /** Whether the first mark closes with the last. */
  private static boolean isWrapped(List<Inline> content) {
    int depth = 0;
    for (int i = 0; i < content.size(); i++) {
      Inline.Role role = content.get(i) instanceof Inline.Markup m ? m.role() : Inline.Role.ALONE;
      depth += role == Inline.Role.OPEN ? 1 : role == Inline.Role.CLOSE ? -1 : 0;
      if (depth <= 0 && i < content.size() - 1) {
        return false;
      }
    }
    return content.size() > 2 && depth == 0;
  }

  /** The tag that opens the HTML block must stay where it is, or it opens none. */
  private static boolean isSafe(Block block, SourceText slice, boolean mdx) {
    int start = block.span() == null ? 0 : slice.charAt(block.span().start());
    boolean opens = slice.text().substring(0, start).isBlank();
    boolean active =
        mdx
            && block.kind() != BlockKind.ALT_TEXT
            && block.content().stream()
                .anyMatch(i -> i instanceof Inline.Text t && !plain(t.value()).equals(t.value()));
    return !opens && !active;
  }

  private static String plain(String s) {
    StringBuilder out = new StringBuilder(s);
    for (int i = 0; i < out.length(); i++) {
      int at = ACTIVE.indexOf(out.charAt(i));
      if (at >= 0) {
        out.setCharAt(i, (char) (STAND_IN + at));
      }
    }
    return out.toString();
  }

  private static BlockWriter inMdx(BlockWriter writer) {
    return (block, content, start) -> {
      List<Inline> inert = new ArrayList<>();
      for (Inline i : content) {
        inert.add(i instanceof Inline.Text t ? new Inline.Text(plain(t.value())) : i);
      }
      String out = writer.write(block, inert, start);
      for (int i = 0; i < ACTIVE.length(); i++) {
        out = out.replace("" + (char) (STAND_IN + i), "&#" + (int) ACTIVE.charAt(i) + ";");
      }
      return out;
    };
  }
}
