package org.dars.index.courseware.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Definition;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.splice.Kept;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.SourceText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Walks a parsed HTML document and fills its outline. */
public final class HtmlBlocks {

  private static final List<String> TEXT_ATTRIBUTES =
      List.of("alt", "title", "aria-label", "placeholder");

  /** What a page says of itself to searchers and to who links to it. */
  private static final Set<String> SUMMARIES =
      Set.of("description", "og:title", "og:description", "twitter:title", "twitter:description");

  private final @Nullable SourceText source;
  private final String text;
  private final Outline outline;
  private final Kept kept;

  /**
   * @param source gives spans, or null for none
   * @param text what was parsed
   */
  public HtmlBlocks(@Nullable SourceText source, String text, Outline outline) {
    this(source, text, outline, Kept.FORMULAS);
  }

  /**
   * @param kept what stays of running text
   */
  public HtmlBlocks(@Nullable SourceText source, String text, Outline outline, Kept kept) {
    this.source = source;
    this.text = text;
    this.outline = outline;
    this.kept = kept;
  }

  /** The blocks of a piece of HTML, without spans. */
  public static List<Block> readOnly(String html) {
    Outline outline = new Outline();
    Document parsed = Jsoup.parse(html, "", Parser.htmlParser().setTrackPosition(true));
    new HtmlBlocks(null, html, outline).walk(parsed.body(), Place.START);
    return outline.blocks();
  }

  /**
   * Where the walk is.
   *
   * @param kind what text is here
   * @param level of a heading, or of the list around
   * @param table id of the table around, "" outside
   * @param row of the table, from 1
   * @param column of the table, from 1
   * @param frozen whether a translator must leave it
   */
  private record Place(
      BlockKind kind, int level, String table, int row, int column, boolean frozen) {
    static final Place START = new Place(BlockKind.PARAGRAPH, 0, "", 0, 0, false);

    Place as(BlockKind newKind, int newLevel) {
      return new Place(newKind, newLevel, table, row, column, frozen);
    }

    Place inCell(String inTable, int atRow, int atColumn) {
      return new Place(BlockKind.TABLE_CELL, 0, inTable, atRow, atColumn, frozen);
    }

    Place frozenBy(Element e) {
      return frozen || !HtmlInlines.isProtected(e)
          ? this
          : new Place(kind, level, table, row, column, true);
    }
  }

  /** The page's title and then its body. */
  public void page(Document document) {
    Element title = document.head().selectFirst("title");
    if (title != null) {
      text(new ArrayList<>(title.childNodes()), Place.START.as(BlockKind.ALT_TEXT, 0));
    }
    for (Element meta : document.head().select("meta[content]")) {
      String name = meta.attr("name").isEmpty() ? meta.attr("property") : meta.attr("name");
      if (SUMMARIES.contains(name.toLowerCase(Locale.ROOT))) {
        attribute(meta, "content", "meta", Place.START);
      }
    }
    walk(document.body(), Place.START);
  }

  /** The body alone. */
  public void body(Document document) {
    walk(document.body(), Place.START);
  }

  private void walk(Element parent, Place place) {
    List<Node> run = new ArrayList<>();
    for (Node child : parent.childNodes()) {
      if (child instanceof Element e && !isInline(e)) {
        text(run, place);
        run.clear();
        attributes(e, place);
        element(e, place.frozenBy(e));
      } else {
        run.add(child);
      }
    }
    text(run, place);
  }

  private void element(Element e, Place place) {
    String name = e.normalName();
    switch (name) {
      case "pre" -> code(e);
      case "h1", "h2", "h3", "h4", "h5", "h6" ->
          walk(e, place.as(BlockKind.HEADING, name.charAt(1) - '0'));
      case "ul", "ol", "menu" -> walk(e, place.as(BlockKind.PARAGRAPH, listLevel(place) + 1));
      case "li" -> walk(e, place.as(BlockKind.LIST_ITEM, Math.max(1, place.level)));
      case "caption", "figcaption", "legend" -> walk(e, place.as(BlockKind.CAPTION, 0));
      case "table" -> table(e, place);
      case "dt" -> term(e, place);
      case "dd" -> {
        if (!isJoined(e.previousElementSibling())) {
          walk(e, place.as(BlockKind.PARAGRAPH, 0));
        }
      }
      default -> {
        if (!HtmlElements.HIDDEN.contains(name)) {
          walk(e, place);
        }
      }
    }
  }

  private static int listLevel(Place place) {
    return place.kind == BlockKind.HEADING ? 0 : place.level;
  }

  private void table(Element table, Place place) {
    String id = outline.table();
    for (Element caption : table.children()) {
      if (caption.nameIs("caption")) {
        element(caption, place);
      }
    }
    int row = 0;
    for (Element tr : table.select("tr")) {
      if (!table.equals(tr.closest("table"))) {
        continue;
      }
      row++;
      int column = 0;
      for (Element cell : tr.children()) {
        column++;
        attributes(cell, place);
        walk(cell, place.inCell(id, row, column).frozenBy(cell));
      }
    }
  }

  /** A {@code <dt>} and its {@code <dd>} are one block when each is a line of text. */
  private void term(Element dt, Place place) {
    Element dd = dt.nextElementSibling();
    if (isJoined(dt) && dd != null) {
      HtmlInlines inlines = new HtmlInlines(text, kept);
      inlines.definition(dt, dd);
      if (!inlines.build().isEmpty()) {
        outline.add(BlockKind.TERM, 0, inlines.build(), span(inlines, place));
        alternatives(List.of(dt, dd), place);
      }
    } else {
      walk(dt, place.as(BlockKind.TERM, 0));
    }
  }

  private boolean isJoined(@Nullable Element dt) {
    if (dt == null || !dt.nameIs("dt")) {
      return false;
    }
    Element before = dt.previousElementSibling();
    Element dd = dt.nextElementSibling();
    if (dd == null || !dd.nameIs("dd") || (before != null && before.nameIs("dt"))) {
      return false;
    }
    Element after = dd.nextElementSibling();
    HtmlInlines inlines = new HtmlInlines(text, kept);
    inlines.definition(dt, dd);
    return (after == null || !after.nameIs("dd"))
        && !hasBlockInside(dt)
        && !hasBlockInside(dd)
        && inlines.isExact();
  }

  private void code(Element pre) {
    int start = pre.sourceRange().startPos();
    int end = pre.endSourceRange().endPos();
    String visible = pre.wholeText().stripTrailing();
    boolean known =
        pre.sourceRange().isTracked() && pre.endSourceRange().isTracked() && start < end;
    String raw = known ? text.substring(start, end) : visible;
    if (!visible.isBlank()) {
      outline.add(
          BlockKind.CODE,
          0,
          List.of(new Inline.Markup(raw, Inline.Role.ALONE, visible)),
          source == null || !known ? null : source.span(start, end));
    }
  }

  /** A run of inline nodes: one block. */
  private void text(List<Node> run, Place place) {
    HtmlInlines inlines = new HtmlInlines(text, kept);
    inlines.add(run);
    List<Inline> content = inlines.build();
    Span span = span(inlines, place);
    if (place.kind == BlockKind.HEADING) {
      outline.heading(place.level, content, span);
    } else if (place.kind == BlockKind.TABLE_CELL && !place.table.isEmpty()) {
      outline.cell(place.table, place.row, place.column, content, span);
    } else {
      BlockKind kind = kind(content, place);
      outline.add(kind, kind == BlockKind.LIST_ITEM ? place.level : 0, content, span);
    }
    alternatives(run, place);
  }

  private static BlockKind kind(List<Inline> content, Place place) {
    if (place.kind != BlockKind.PARAGRAPH) {
      return place.kind;
    }
    if (Definition.opens(content)) {
      return BlockKind.TERM;
    }
    boolean formula =
        content.size() == 1
            && content.getFirst() instanceof Inline.Markup m
            && m.source().startsWith("<math");
    return formula ? BlockKind.FORMULA : BlockKind.PARAGRAPH;
  }

  private @Nullable Span span(HtmlInlines inlines, Place place) {
    return source == null || place.frozen || !inlines.isExact() || inlines.start() >= inlines.end()
        ? null
        : source.span(inlines.start(), inlines.end());
  }

  /** The readable attributes of the elements of a run. */
  private void alternatives(List<? extends Node> run, Place place) {
    for (Node node : run) {
      if (node instanceof Element e) {
        attributes(e, place);
        if (!HtmlInlines.isProtected(e)) {
          alternatives(e.childNodes(), place);
        }
      }
    }
  }

  private void attributes(Element e, Place place) {
    for (String name : TEXT_ATTRIBUTES) {
      String value = e.attr(name);
      if (!value.isBlank()) {
        boolean frozen = place.frozen || e.attr("translate").equals("no");
        outline.add(
            BlockKind.ALT_TEXT,
            0,
            List.of(new Inline.Text(value.strip())),
            frozen ? null : attributeSpan(e, name, value));
      }
    }
    if (e.nameIs("input")
        && HtmlElements.BUTTONS.contains(e.attr("type").toLowerCase(Locale.ROOT))) {
      attribute(e, "value", "value", place);
    }
    if (e.nameIs("track") || e.nameIs("optgroup") || e.nameIs("option")) {
      attribute(e, "label", "label", place);
    }
  }

  /** An attribute that became readable later than the others: it has a count of its own. */
  private void attribute(Element e, String name, String letters, Place place) {
    String value = e.attr(name);
    if (!value.isBlank()) {
      boolean frozen = place.frozen || e.attr("translate").equals("no");
      outline.addNamed(
          letters,
          BlockKind.ALT_TEXT,
          List.of(new Inline.Text(value.strip())),
          frozen ? null : attributeSpan(e, name, value));
    }
  }

  /** Between the quotes, when what stands there is this value. */
  private @Nullable Span attributeSpan(Element e, String name, String value) {
    Range range = e.attributes().sourceRange(name).valueRange();
    int start = range.startPos();
    int end = range.endPos();
    if (source == null || !range.isTracked() || start < 1 || end >= text.length() || start >= end) {
      return null;
    }
    char quote = text.charAt(start - 1);
    String raw = text.substring(start, end);
    boolean exact =
        (quote == '"' || quote == '\'')
            && text.charAt(end) == quote
            && Parser.unescapeEntities(raw, true).equals(value)
            && value.equals(value.strip());
    return exact ? source.span(start, end) : null;
  }

  private static boolean isInline(Element e) {
    return (HtmlElements.INLINE.contains(e.normalName()) || !e.isBlock())
        && (HtmlInlines.isProtected(e) || !hasBlockInside(e));
  }

  private static boolean hasBlockInside(Element e) {
    return e.children().stream().anyMatch(c -> !isInline(c));
  }
}
