package org.dars.index.courseware;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects a document's blocks in reading order and gives them ids and anchors by headings. */
final class Outline {

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

  /** A heading; what follows stands under it. */
  void heading(int level, List<Inline> content, @Nullable Span span) {
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
    blocks.add(new Block(number, BlockKind.HEADING, level, content, section(), span));
  }

  /** A block under the heading at hand; one that shows nothing is left out. */
  void add(BlockKind kind, int level, List<Inline> content, @Nullable Span span) {
    add(kind, level, content, span, section());
  }

  /** As {@link #add}, with an anchor other than the headings. */
  void add(BlockKind kind, int level, List<Inline> content, @Nullable Span span, Anchor anchor) {
    if (content.stream().allMatch(i -> i.visibleText().isBlank())) {
      return;
    }
    blocks.add(new Block(next(letters(kind)), kind, level, content, anchor, span));
  }

  /** A block of a page, slide or recording: its id begins with that place instead of a heading. */
  void addAt(String place, BlockKind kind, int level, List<Inline> content, Anchor anchor) {
    if (content.stream().anyMatch(i -> !i.visibleText().isBlank())) {
      String prefix = place + "-" + letters(kind);
      String id = prefix + counts.merge(prefix, 1, Integer::sum);
      blocks.add(new Block(id, kind, level, content, anchor, null));
    }
  }

  /** The name of a new table, for {@link #cell}. */
  String table() {
    return next("t");
  }

  /** A cell; row and column from 1. */
  void cell(String table, int row, int column, List<Inline> content, @Nullable Span span) {
    if (content.stream().allMatch(i -> i.visibleText().isBlank())) {
      return;
    }
    String id = table + "r" + row + "c" + column;
    String unique = counts.merge(id, 1, Integer::sum) == 1 ? id : next(id + "-p");
    blocks.add(new Block(unique, BlockKind.TABLE_CELL, 0, content, section(), span));
  }

  List<Block> blocks() {
    return blocks;
  }

  Anchor.Section section() {
    return new Anchor.Section(open.stream().map(h -> h.title).toList());
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
