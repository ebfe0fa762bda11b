package org.dars.index.courseware.tika.pdf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A paragraph, heading, list item, caption, footnote, listing or table of a page. */
final class Part {

  enum Kind {
    TEXT,
    HEADING,
    ITEM,
    CAPTION,
    FOOTNOTE,
    CODE,
    TABLE
  }

  final int page;
  final List<Line> lines;
  final Region.@Nullable Table table;
  Kind kind;
  String text;
  int level;

  /** Whether its last line reaches the right edge, so that it may go on elsewhere. */
  boolean full;

  /** How far its column reaches. */
  double width;

  Part(int page, Kind kind, List<Line> lines, Region.@Nullable Table table) {
    this.page = page;
    this.kind = kind;
    this.lines = lines;
    this.table = table;
    this.text = "";
  }

  double size() {
    return lines.isEmpty() ? 0 : lines.getFirst().size();
  }

  boolean bold() {
    return !lines.isEmpty() && lines.stream().allMatch(Line::bold);
  }
}
