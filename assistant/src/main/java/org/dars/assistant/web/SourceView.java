package org.dars.assistant.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dars.assistant.web.Highlight.Range;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.jspecify.annotations.Nullable;

/** Sets the blocks of a document as headings, paragraphs, lists, tables and cues. */
final class SourceView {
  /** Ids of table cells tell table, row and column: "2.1-t1r2c3". */
  private static final Pattern CELL = Pattern.compile("(.*-t\\d+)r(\\d+)c\\d+.*");

  private final Places places;
  private final String title;
  private final Map<String, Range> quote;
  private final List<SourceNode> nodes = new ArrayList<>();
  private final List<SourceNode.Item> items = new ArrayList<>();
  private final List<List<SourceNode.Cell>> rows = new ArrayList<>();
  private String table = "";
  private String row = "";
  private @Nullable Place place;
  private boolean notes;
  private SheetView sheet = new SheetView();

  private SourceView(Places places, String title, Map<String, Range> quote) {
    this.places = places;
    this.title = title;
    this.quote = quote;
  }

  /**
   * The nodes of some blocks.
   *
   * @param blocks neighbours, in reading order
   * @param places of the document they are of
   * @param title id of the block that is set as the page's title, "" for none
   * @param quote ranges of text to mark, by block id
   */
  static List<SourceNode> of(
      List<Block> blocks, Places places, String title, Map<String, Range> quote) {
    SourceView view = new SourceView(places, title, quote);
    blocks.forEach(view::add);
    view.endAll();
    return view.nodes;
  }

  /** The id of the opening of a place, made of its first block's. */
  static String opening(String block) {
    return "at-" + block;
  }

  private void add(Block block) {
    open(block);
    if (block.id().equals(title)) {
      return;
    }
    if (block.kind() != BlockKind.LIST_ITEM) {
      endList();
    }
    if (block.kind() != BlockKind.TABLE_CELL) {
      endTable();
    }
    Range marked = quote.get(block.id());
    if (block.anchor() instanceof Anchor.Cell c
        && sheet.takes(c, new SourceNode.Cell(block.id(), Run.of(block, marked)))) {
      return;
    }
    endSheet();
    set(block, marked);
  }

  /** Opens the block's place, and the notes of its slide, where it is the first of it. */
  private void open(Block block) {
    Place its = places.of(block);
    if (its != null && !its.equals(place)) {
      endAll();
      notes = false;
      nodes.add(new SourceNode.Opening(opening(block.id()), its));
    }
    place = its;
    boolean inNotes = block.anchor() instanceof Anchor.Slide s && s.notes();
    if (inNotes && !notes) {
      endAll();
      nodes.add(new SourceNode.Notes());
    }
    notes = inNotes;
  }

  private void endAll() {
    endList();
    endTable();
    endSheet();
  }

  private void endSheet() {
    if (!sheet.isEmpty()) {
      nodes.add(sheet.node());
      sheet = new SheetView();
    }
  }

  private void set(Block block, @Nullable Range range) {
    String id = block.id();
    List<Run> runs = Run.of(block, range);
    switch (block.kind()) {
      case HEADING -> nodes.add(new SourceNode.Heading(id, outline(block.level()), runs));
      case SLIDE_TITLE -> nodes.add(new SourceNode.Heading(id, 3, runs));
      case LIST_ITEM, OPTION ->
          items.add(new SourceNode.Item(id, Math.clamp(block.level(), 1, 6), runs));
      case TABLE_CELL -> cell(id, runs);
      case CUE -> nodes.add(new SourceNode.Cue(id, block.anchor().label(), runs));
      case CODE -> nodes.add(preformatted(block, "code", range));
      case FORMULA -> nodes.add(preformatted(block, "math", range));
      case PARAGRAPH, STEM -> text(id, "", runs);
      case CAPTION -> text(id, "caption", runs);
      case ALT_TEXT -> text(id, "alt", runs);
      case TERM -> text(id, "term", runs);
      case SPEAKER_NOTE, FEEDBACK -> text(id, "note", runs);
    }
    if (block.kind() == BlockKind.OPTION) {
      endList();
    }
  }

  private void text(String id, String style, List<Run> runs) {
    nodes.add(new SourceNode.Text(id, style, runs));
  }

  /** The page's own title is its h1, and the openings of places are h2. */
  private int outline(int level) {
    return Math.clamp(level + 1L, place == null ? 2 : 3, 6);
  }

  private static SourceNode preformatted(Block block, String style, @Nullable Range range) {
    String text = block.content().stream().map(Inline::visibleText).collect(Collectors.joining());
    return new SourceNode.Preformatted(block.id(), style, text.stripTrailing(), range != null);
  }

  private void cell(String id, List<Run> runs) {
    Matcher place = CELL.matcher(id);
    String itsTable = place.matches() ? place.group(1) : "";
    String itsRow = place.matches() ? place.group(2) : id;
    if (!itsTable.equals(table)) {
      endTable();
      table = itsTable;
    }
    if (!itsRow.equals(row)) {
      rows.add(new ArrayList<>());
      row = itsRow;
    }
    rows.getLast().add(new SourceNode.Cell(id, runs));
  }

  private void endList() {
    if (!items.isEmpty()) {
      nodes.add(new SourceNode.Items(List.copyOf(items)));
      items.clear();
    }
  }

  private void endTable() {
    if (!rows.isEmpty()) {
      nodes.add(new SourceNode.Table(rows.stream().map(List::copyOf).toList()));
      rows.clear();
    }
    table = "";
    row = "";
  }
}
