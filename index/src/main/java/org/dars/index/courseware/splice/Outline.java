package org.dars.index.courseware.splice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Span;
import org.jspecify.annotations.Nullable;

/** Collects a document's blocks in reading order and gives them ids and anchors by headings. */
public final class Outline {

  /** Spaces that do not break or have no width; Java does not call them white space. */
  private static final String UNSEEN = "\u00a0\u2007\u202f\u200b\u2060\ufeff";

  private static final class Heading {
    final int level;
    final String title;
    final String number;
    int children;

    Heading(int level, String title, String number) {
      this.level = level;
      this.title = title;
      this.number = number;
    }
  }

  private final Heading root = new Heading(0, "", "");
  private final List<Heading> open = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final List<Block> blocks = new ArrayList<>();
  private final List<@Nullable Region> regions = new ArrayList<>();
  private final List<Copy> copies = new ArrayList<>();
  private final List<Shared> shared = new ArrayList<>();
  private @Nullable Region region;

  /** Whether the last block was left out because it shows nothing. */
  private boolean unseen;

  /**
   * A stretch that is written along with a block.
   *
   * @param of id of the block
   * @param block the stretch, as a block with an id of its own
   * @param region where it stands
   * @param content what it becomes, from what the block becomes
   */
  record Copy(String of, Block block, Region region, UnaryOperator<List<Inline>> content) {}

  /** What is added from now on stands in this region. */
  public void enter(Region region) {
    this.region = region;
  }

  /**
   * A stretch that is written once, however many of the blocks that share it change.
   *
   * @param block the stretch, as a block with an id of its own
   * @param content what it becomes, from the ids of the blocks that change
   */
  record Shared(Block block, Region region, Function<Set<String>, List<Inline>> content) {}

  /** The region of a block, by its index in {@link #blocks()}; null outside any. */
  public @Nullable Region region(int index) {
    return regions.get(index);
  }

  /** A heading; what follows stands under it. */
  public void heading(int level, List<Inline> content, @Nullable Span span) {
    heading(level, content, span, section -> section);
  }

  /** As {@link #heading}, with an anchor made of the headings down to this one. */
  public void heading(
      int level,
      List<Inline> content,
      @Nullable Span span,
      Function<Anchor.Section, ? extends Anchor> anchor) {
    Block block =
        new Block("", BlockKind.HEADING, level, content, new Anchor.Section(List.of()), span);
    if (block.text().isEmpty()) {
      return;
    }
    while (!open.isEmpty() && open.getLast().level >= level) {
      open.removeLast();
    }
    Heading parent = open.isEmpty() ? root : open.getLast();
    parent.children++;
    String number =
        parent.number.isEmpty() ? "" + parent.children : parent.number + "." + parent.children;
    open.add(new Heading(level, block.text(), number));
    put(new Block(number, BlockKind.HEADING, level, content, anchor.apply(section()), span));
  }

  /** A block under the heading at hand; one that shows nothing is left out. */
  public void add(BlockKind kind, int level, List<Inline> content, @Nullable Span span) {
    add(kind, level, content, span, section());
  }

  /** As {@link #add}, with an anchor other than the headings. */
  public void add(
      BlockKind kind, int level, List<Inline> content, @Nullable Span span, Anchor anchor) {
    if (content.stream().allMatch(i -> i.visibleText().isBlank())) {
      return;
    }
    put(new Block(next(letters(kind)), kind, level, content, anchor, span));
  }

  /**
   * As {@link #add}, counted under letters of its own, so that the ids of other blocks are as they
   * would be without it.
   */
  public void addNamed(String letters, BlockKind kind, List<Inline> content, @Nullable Span span) {
    if (content.stream().anyMatch(i -> !i.visibleText().isBlank())) {
      put(new Block(next(letters), kind, 0, content, section(), span));
    }
  }

  /**
   * A block of a page, slide, question or recording: its id begins with that place instead of a
   * heading.
   */
  public void addAt(
      String place,
      BlockKind kind,
      int level,
      List<Inline> content,
      Anchor anchor,
      @Nullable Span span) {
    if (content.stream().anyMatch(i -> !i.visibleText().isBlank())) {
      String prefix = place + "-" + letters(kind);
      put(
          new Block(
              prefix + counts.merge(prefix, 1, Integer::sum), kind, level, content, anchor, span));
    }
  }

  /** A block whose id the caller chose, unique in the document. */
  public void addAs(
      String id,
      BlockKind kind,
      int level,
      List<Inline> content,
      Anchor anchor,
      @Nullable Span span) {
    if (content.stream().anyMatch(i -> !i.visibleText().isBlank())) {
      int n = counts.merge("=" + id, 1, Integer::sum);
      put(new Block(n == 1 ? id : id + "." + n, kind, level, content, anchor, span));
    }
  }

  /**
   * The blocks of a text inside this document, with the regions they have: the HTML of a question,
   * a chapter of a book, a cell of a notebook.
   *
   * @param place what their ids begin with
   * @param paragraphs what kind a paragraph, list item or heading of it is here; null to leave it
   * @param anchor where they stand, from where they stand in the inner text
   */
  public void addAll(
      String place, Outline inner, @Nullable BlockKind paragraphs, UnaryOperator<Anchor> anchor) {
    Region before = region;
    for (int i = 0; i < inner.blocks.size(); i++) {
      Block b = inner.blocks.get(i);
      boolean running =
          b.kind() == BlockKind.PARAGRAPH
              || b.kind() == BlockKind.HEADING
              || b.kind() == BlockKind.LIST_ITEM;
      region = inner.regions.get(i);
      addAs(
          place + "-" + b.id().replaceFirst("^0-", ""),
          running && paragraphs != null ? paragraphs : b.kind(),
          running && paragraphs != null ? 0 : b.level(),
          b.content(),
          anchor.apply(b.anchor()),
          b.span());
    }
    region = before;
  }

  /**
   * Something that is written whenever the last block is: the same text at another place.
   *
   * @param region where that place is
   * @param content what stands there
   * @param span of it; not empty
   * @param changed what shall stand there, from the new content of the last block
   */
  public void along(
      Region region, List<Inline> content, Span span, UnaryOperator<List<Inline>> changed) {
    if (unseen) {
      return;
    }
    Block of = blocks.getLast();
    String id = of.id() + "~" + copies.size();
    Block copy = new Block(id, of.kind(), of.level(), content, of.anchor(), span);
    copies.add(new Copy(of.id(), copy, region, changed));
  }

  /**
   * Something that several blocks share and that is written once when any of them changes: the
   * styles of a document, the view of a sheet.
   *
   * @param region where it stands; its writer writes markup as it is
   * @param source what stands there
   * @param span of it; not empty
   * @param changed what shall stand there, from the ids of all blocks that change
   */
  public void together(
      Region region, String source, Span span, Function<Set<String>, String> changed) {
    String id = "~" + shared.size();
    Block stretch =
        new Block(
            id, BlockKind.PARAGRAPH, 0, verbatim(source), new Anchor.Section(List.of()), span);
    shared.add(new Shared(stretch, region, ids -> verbatim(changed.apply(ids))));
  }

  private static List<Inline> verbatim(String source) {
    return List.of(new Inline.Markup(source, Inline.Role.ALONE, ""));
  }

  /** What {@link #together} was told. */
  List<Shared> shared() {
    return shared;
  }

  /** What {@link #along} was told. */
  List<Copy> copies() {
    return copies;
  }

  /** Changes the content of every block so far; the text around markup stays the same. */
  public void contents(UnaryOperator<List<Inline>> change) {
    blocks.replaceAll(b ->
        new Block(b.id(), b.kind(), b.level(), change.apply(b.content()), b.anchor(), b.span()));
  }

  /** A block of spaces that do not break, as editors leave them, takes its number and is none. */
  private void put(Block block) {
    unseen = isUnseen(block.text());
    if (!unseen) {
      blocks.add(block);
      regions.add(region);
    }
  }

  private static boolean isUnseen(String text) {
    return text.chars().allMatch(c -> UNSEEN.indexOf(c) >= 0 || Character.isWhitespace(c));
  }

  /** The name of a new table, for {@link #cell}. */
  public String table() {
    return next("t");
  }

  /** A cell; row and column from 1. */
  public void cell(String table, int row, int column, List<Inline> content, @Nullable Span span) {
    cell(table, row, column, content, span, section());
  }

  /** As {@link #cell}, with an anchor other than the headings. */
  public void cell(
      String table, int row, int column, List<Inline> content, @Nullable Span span, Anchor anchor) {
    if (content.stream().allMatch(i -> i.visibleText().isBlank())) {
      return;
    }
    String id = table + "r" + row + "c" + column;
    String unique = counts.merge(id, 1, Integer::sum) == 1 ? id : next(id + "-p");
    put(new Block(unique, BlockKind.TABLE_CELL, 0, content, anchor, span));
  }

  public List<Block> blocks() {
    return blocks;
  }

  public Anchor.Section section() {
    return new Anchor.Section(open.stream().map(h -> h.title).filter(t -> !isUnseen(t)).toList());
  }

  private String next(String letters) {
    String prefix = (open.isEmpty() ? "0" : open.getLast().number) + "-" + letters;
    return prefix + counts.merge(prefix, 1, Integer::sum);
  }

  private static String letters(BlockKind kind) {
    return switch (kind) {
      case HEADING -> "h";
      case PARAGRAPH -> "p";
      case LIST_ITEM -> "li";
      case TABLE_CELL -> "c";
      case CAPTION -> "cap";
      case ALT_TEXT -> "alt";
      case TERM -> "p"; // so that ids stay when a translation drops the colon
      case SLIDE_TITLE -> "title";
      case SPEAKER_NOTE -> "note";
      case CUE -> "cue";
      case STEM -> "q";
      case OPTION -> "opt";
      case FEEDBACK -> "fb";
      case CODE -> "code";
      case FORMULA -> "eq";
    };
  }
}
