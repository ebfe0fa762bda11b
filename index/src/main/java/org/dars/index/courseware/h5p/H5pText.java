package org.dars.index.courseware.h5p;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.html.HtmlReader;
import org.dars.index.courseware.splice.BlockWriter;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.splice.SourceText;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * One string of an H5P content. H5P keeps every text as HTML; one without tags is a line with
 * character references. In exercises with gaps, asterisks around a word make it one.
 */
final class H5pText {

  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z]|<!--");

  /** {@code @score of @total}, {@code :num}, {@code #num}: the player puts a value there. */
  private static final Pattern VALUE =
      Pattern.compile("(?<![\\w&#])(?:[@:%][a-zA-Z][\\w-]*|#[a-z]\\w*)");

  private static final Pattern ASTERISK = Pattern.compile("\\*|&#42;|&ast;|&#x2[aA];");

  /** Stands for an asterisk that is text while the text is escaped. */
  private static final String STAND_IN = "\uE02A";

  private H5pText() {}

  /**
   * Adds the blocks of a string.
   *
   * @param id what their ids begin with
   * @param kind of running text, or null to leave it
   * @param gaps whether asterisks make gaps
   */
  static void add(
      SourceText source,
      String id,
      @Nullable BlockKind kind,
      boolean gaps,
      Anchor anchor,
      Outline outline) {
    Outline inner = new Outline();
    boolean html = TAG.matcher(source.text()).find();
    if (html) {
      HtmlReader.embedded(source, inner);
    } else {
      line(source, kind, inner);
    }
    UnaryOperator<Anchor> place = a -> under(anchor, a);
    if (gaps) {
      inner = gapped(inner);
    }
    if (html) {
      outline.addAll(id, inner, kind == BlockKind.HEADING ? null : kind, place);
    } else {
      for (int i = 0; i < inner.blocks().size(); i++) {
        Block b = inner.blocks().get(i);
        Region region = inner.region(i);
        if (region != null) {
          outline.enter(region);
        }
        outline.addAs(id, b.kind(), b.level(), b.content(), anchor, b.span());
      }
    }
  }

  private static Anchor under(Anchor outer, Anchor inner) {
    List<String> path = new ArrayList<>(outer.headingPath());
    path.addAll(inner.headingPath());
    return new Anchor.Section(path);
  }

  private static void line(SourceText source, @Nullable BlockKind kind, Outline outline) {
    String raw = source.text();
    String shown = raw.strip();
    if (shown.isEmpty()) {
      return;
    }
    int start = raw.indexOf(shown);
    BlockKind known = kind == null ? BlockKind.PARAGRAPH : kind;
    boolean quotes = known != BlockKind.ALT_TEXT && shown.contains("\"");
    boolean apostrophes = known != BlockKind.ALT_TEXT && shown.contains("'");
    outline.enter(
        new Region(
            source,
            (_, content, _) -> {
              StringBuilder out = new StringBuilder();
              for (Inline inline : content) {
                out.append(
                    inline instanceof Inline.Markup m
                        ? m.source()
                        : escape(inline.visibleText(), quotes, apostrophes));
              }
              return out.toString();
            }));
    outline.addAs(
        "x",
        known,
        known == BlockKind.HEADING ? 1 : 0,
        values(Parser.unescapeEntities(shown, true)),
        new Anchor.Section(List.of()),
        source.span(start, start + shown.length()));
  }

  /** As PHP's {@code htmlspecialchars}, which H5P runs over its texts. */
  private static String escape(String s, boolean quotes, boolean apostrophes) {
    String out = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    out = quotes ? out : out.replace("\"", "&quot;");
    return apostrophes ? out : out.replace("'", "&#039;");
  }

  private static List<Inline> values(String text) {
    List<Inline> out = new ArrayList<>();
    Matcher m = VALUE.matcher(text);
    int at = 0;
    while (m.find()) {
      if (m.start() > at) {
        out.add(new Inline.Text(text.substring(at, m.start())));
      }
      out.add(new Inline.Markup(m.group(), Inline.Role.ALONE, m.group()));
      at = m.end();
    }
    if (at < text.length()) {
      out.add(new Inline.Text(text.substring(at)));
    }
    return out;
  }

  /** The same blocks, their asterisks markup; one that is written as text is a reference. */
  private static Outline gapped(Outline outline) {
    Outline out = new Outline();
    Region region = null;
    for (int i = 0; i < outline.blocks().size(); i++) {
      Block b = outline.blocks().get(i);
      Region before = outline.region(i);
      if (before != null) {
        region = region == null ? new Region(before.source(), starred(before.writer())) : region;
        out.enter(region);
      }
      List<Inline> content =
          b.span() == null || before == null ? b.content() : marked(b, before.source());
      out.addAs(b.id(), b.kind(), b.level(), content, b.anchor(), b.span());
    }
    return out;
  }

  private static BlockWriter starred(BlockWriter writer) {
    return (block, content, start) ->
        writer
            .write(
                block,
                content.stream()
                    .map(i ->
                        i instanceof Inline.Text t
                            ? new Inline.Text(t.value().replace("*", STAND_IN))
                            : i)
                    .toList(),
                start)
            .replace(STAND_IN, "&#42;");
  }

  private static List<Inline> marked(Block block, SourceText source) {
    if (block.span() == null || block.kind() == BlockKind.ALT_TEXT) {
      return block.content();
    }
    int at = source.charAt(block.span().start());
    int end = source.charAt(block.span().end());
    List<Inline> out = new ArrayList<>();
    boolean open = false;
    for (int i = 0; i < block.content().size(); i++) {
      if (block.content().get(i) instanceof Inline.Markup m) {
        out.add(m);
        at = source.text().indexOf(m.source(), at) + m.source().length();
        continue;
      }
      int next =
          i + 1 < block.content().size() && block.content().get(i + 1) instanceof Inline.Markup m
              ? source.text().indexOf(m.source(), at)
              : end;
      Matcher raw = ASTERISK.matcher(source.text()).region(at, Math.max(at, next));
      String text = block.content().get(i).visibleText();
      int from = 0;
      for (int star = text.indexOf('*'); star >= 0; star = text.indexOf('*', star + 1)) {
        if (raw.find() && raw.group().equals("*")) {
          if (star > from) {
            out.add(new Inline.Text(text.substring(from, star)));
          }
          out.add(new Inline.Markup("*", open ? Inline.Role.CLOSE : Inline.Role.OPEN, ""));
          open = !open;
          from = star + 1;
        }
      }
      if (from < text.length()) {
        out.add(new Inline.Text(text.substring(from)));
      }
    }
    return open ? alone(out) : out;
  }

  /** An odd asterisk opens nothing. */
  private static List<Inline> alone(List<Inline> content) {
    return content.stream()
        .map(i ->
            i instanceof Inline.Markup m && m.source().equals("*")
                ? new Inline.Markup("*", Inline.Role.ALONE, "")
                : i)
        .toList();
  }
}
