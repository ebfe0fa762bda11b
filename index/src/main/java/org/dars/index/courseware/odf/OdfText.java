package org.dars.index.courseware.odf;

import java.util.List;
import java.util.Set;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlText;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/** Walks through what holds paragraphs: lists, tables, sections, notes, frames and shapes. */
final class OdfText {

  /** What a paragraph is where it stands; a kind of null is that of running text. */
  record Flow(@Nullable BlockKind kind, int level) {
    static final Flow BODY = new Flow(null, 0);
    static final Flow ASIDE = new Flow(BlockKind.PARAGRAPH, 0);
  }

  /** What holds no text of the document's own, or words that nobody is shown. */
  private static final Set<String> SKIPPED =
      Set.of(
          "text:tracked-changes",
          "table:tracked-changes",
          "office:annotation",
          "office:event-listeners",
          "office:forms",
          "text:note-citation",
          "text:sequence-decls",
          "text:variable-decls",
          "text:user-field-decls",
          "table:table-template",
          "table:content-validations",
          "presentation:notes",
          "draw:page-thumbnail");

  private static final Set<String> GENERATED =
      Set.of(
          "text:table-of-content",
          "text:illustration-index",
          "text:table-index",
          "text:object-index",
          "text:user-index",
          "text:alphabetical-index",
          "text:bibliography");

  private static final Set<String> CONTENTS =
      Set.of("text:index-body", "text:section", "text:index-title");

  private static final int DEEPEST_HEADING = 6;

  /** Paragraphs in notes and frames of paragraphs: each holds all those inside it once more. */
  private static final int DEEPEST = 10;

  private final XmlTree tree;
  private final OdfStyles styles;
  private final Region region;
  private final Outline outline;
  private final Objects objects;
  private @Nullable RightToLeft direction;
  private boolean generated;
  private int depth;

  /** Reads an object that stands in a part of its own, by its address. */
  interface Objects {
    void read(String address, Place place);
  }

  OdfText(XmlTree tree, OdfStyles styles, Outline outline, Objects objects) {
    this.tree = tree;
    this.styles = styles;
    this.outline = outline;
    this.objects = objects;
    this.region = new Region(tree.source(), new OdfWriter(Odf.textPrefix(tree.root())));
    outline.enter(region);
  }

  /**
   * Lets what changes run from right to left.
   *
   * @param isText whether it is a text document
   */
  RightToLeft fromRight(boolean isText) {
    direction = new RightToLeft(tree, styles, region, outline, isText);
    return direction;
  }

  /** A table or sheet whose blocks are the last ones, from this index on. */
  void turn(XmlElement table, int from) {
    if (direction != null) {
      direction.table(table, ids(from));
    }
  }

  /** A spreadsheet's cell whose blocks are the last ones, from this index on. */
  void turnCell(XmlElement cell, int from) {
    if (direction != null) {
      direction.cell(cell, ids(from));
    }
  }

  private List<String> ids(int from) {
    List<Block> blocks = outline.blocks();
    return blocks.subList(from, blocks.size()).stream().map(Block::id).toList();
  }

  /** Whether an index was left out that a program makes from the text. */
  boolean hasGenerated() {
    return generated;
  }

  /** The blocks of an element's children. */
  void children(XmlElement parent, Place place, Flow flow) {
    for (XmlElement e : parent.elements()) {
      element(e, place, flow);
    }
  }

  void element(XmlElement e, Place place, Flow flow) {
    String name = Odf.name(e);
    switch (name) {
      case "text:p", "text:h" -> paragraph(e, name, place, flow);
      case "text:list" -> list(e, place, flow);
      case "text:numbered-paragraph" -> children(e, place, item(flow));
      case "table:table" -> table(e, place, flow);
      case "svg:title", "svg:desc" -> alternative(e, place);
      case "draw:object" -> {
        objects.read(Odf.attribute(e, "xlink:href"), place);
        outline.enter(region);
      }
      default -> {
        if (GENERATED.contains(name)) {
          index(e, place, flow);
        } else if (!SKIPPED.contains(name)) {
          children(e, place, name.startsWith("draw:") && flow.kind == null ? Flow.ASIDE : flow);
        }
      }
    }
  }

  /** A paragraph of a spreadsheet's cell, which runs as its sheet does. */
  void cell(XmlElement e, Place place) {
    paragraph(e, "text:p", place, new Flow(BlockKind.TABLE_CELL, 0), null);
  }

  private void paragraph(XmlElement e, String name, Place place, Flow flow) {
    paragraph(e, name, place, flow, direction);
  }

  private void paragraph(
      XmlElement e, String name, Place place, Flow flow, @Nullable RightToLeft turned) {
    XmlElement text = OdfInlines.innermost(e, styles);
    OdfInlines inlines = new OdfInlines(tree, styles, text);
    List<Inline> content = inlines.build();
    BlockKind kind = kind(e, name, flow);
    Span span = text.nodes().isEmpty() ? null : span(text.contentStart(), text.contentEnd());
    int level =
        kind == BlockKind.HEADING ? headingLevel(e) : kind == BlockKind.LIST_ITEM ? flow.level : 0;
    int before = outline.blocks().size();
    place.add(kind, level, content, span);
    boolean isBlock = outline.blocks().size() > before;
    if (turned != null && span != null && isBlock) {
      turned.paragraph(e);
    }
    depth++;
    for (XmlElement inner : inlines.inner()) {
      if (depth <= DEEPEST) {
        element(inner, place, Flow.ASIDE);
      }
    }
    depth--;
  }

  private BlockKind kind(XmlElement e, String name, Flow flow) {
    boolean running = flow.kind == null || flow.kind == BlockKind.LIST_ITEM;
    if (running && name.equals("text:h")) {
      return BlockKind.HEADING;
    }
    String style = Odf.attribute(e, "text:style-name");
    if (flow.kind == null && styles.isA("paragraph", style, "Title")) {
      return BlockKind.HEADING;
    }
    if (flow.kind != BlockKind.TABLE_CELL && styles.isA("paragraph", style, "Caption")) {
      return BlockKind.CAPTION;
    }
    if (styles.isA("paragraph", style, "Preformatted_20_Text")) {
      return BlockKind.CODE;
    }
    return flow.kind == null ? BlockKind.PARAGRAPH : flow.kind;
  }

  private static int headingLevel(XmlElement e) {
    return Math.clamp(Odf.count(e, "text:outline-level"), 1, DEEPEST_HEADING);
  }

  private void list(XmlElement list, Place place, Flow flow) {
    for (XmlElement item : list.elements()) {
      Flow inside = Odf.name(item).equals("text:list-header") ? flow : item(flow);
      children(item, place, inside);
    }
  }

  /** In a cell or a slide's title a list is but a way to set the text. */
  private static Flow item(Flow flow) {
    return flow.kind == null || flow.kind == BlockKind.LIST_ITEM || flow.kind == BlockKind.PARAGRAPH
        ? new Flow(BlockKind.LIST_ITEM, flow.level + 1)
        : flow;
  }

  private void table(XmlElement table, Place place, Flow flow) {
    String name = place.table();
    int before = outline.blocks().size();
    rows(table, place, name, 0);
    if (!name.isEmpty()) {
      turn(table, before);
    }
    for (XmlElement e : table.elements()) {
      String part = Odf.name(e);
      if (part.equals("table:title") || part.equals("table:desc")) {
        alternative(e, place);
      } else if (part.equals("table:shapes")) {
        children(e, place, flow.kind == null ? Flow.ASIDE : flow);
      }
    }
  }

  private int rows(XmlElement parent, Place place, String table, int before) {
    int row = before;
    for (XmlElement e : parent.elements()) {
      switch (Odf.name(e)) {
        case "table:table-row" -> {
          cells(e, place, table, row + 1);
          row += Odf.count(e, "table:number-rows-repeated");
        }
        case "table:table-rows", "table:table-header-rows", "table:table-row-group" ->
            row = rows(e, place, table, row);
        default -> {}
      }
    }
    return row;
  }

  private void cells(XmlElement row, Place place, String table, int number) {
    int column = 1;
    for (XmlElement e : row.elements()) {
      if (Odf.name(e).equals("table:table-cell")) {
        children(e, place.cell(table, number, column), new Flow(BlockKind.TABLE_CELL, 0));
      }
      column += Odf.count(e, "table:number-columns-repeated");
    }
  }

  /** An index is made from the text by the program; only what stands above it was written. */
  private void index(XmlElement e, Place place, Flow flow) {
    generated = true;
    for (XmlElement child : e.elements()) {
      String name = Odf.name(child);
      if (name.equals("text:index-title")) {
        children(child, place, flow);
      } else if (CONTENTS.contains(name)) {
        index(child, place, flow);
      }
    }
  }

  private void alternative(XmlElement e, Place place) {
    String text = e.text();
    boolean plain = e.nodes().size() == 1 && e.nodes().getFirst() instanceof XmlText;
    if (!text.isBlank()) {
      place.add(
          BlockKind.ALT_TEXT,
          0,
          List.of(new Inline.Text(text.strip())),
          plain ? span(e.contentStart(), e.contentEnd()) : null);
    }
  }

  private Span span(int start, int end) {
    return tree.source().span(start, end);
  }
}
