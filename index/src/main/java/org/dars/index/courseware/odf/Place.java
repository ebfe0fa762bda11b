package org.dars.index.courseware.odf;

import java.util.List;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.splice.Outline;
import org.jspecify.annotations.Nullable;

/** Where the blocks of a part of a document go: under headings, on a slide, in a cell. */
interface Place {

  void add(BlockKind kind, int level, List<Inline> content, @Nullable Span span);

  /** This place for what holds words; a page's number alone is none of them. */
  default Place words() {
    return (kind, level, content, span) -> {
      if (content.stream().anyMatch(i -> i instanceof Inline.Text t && !t.value().isBlank())) {
        add(kind, level, content, span);
      }
    };
  }

  /** What a new table is called, "" where its cells are blocks like others. */
  default String table() {
    return "";
  }

  /** The place of a cell. */
  default Place cell(String table, int row, int column) {
    return this;
  }

  /** A text with headings. */
  static Place text(Outline outline) {
    return new Place() {
      @Override
      public void add(BlockKind kind, int level, List<Inline> content, @Nullable Span span) {
        if (kind == BlockKind.HEADING) {
          outline.heading(level, content, span);
        } else {
          outline.add(kind, level, content, span);
        }
      }

      @Override
      public String table() {
        return outline.table();
      }

      @Override
      public Place cell(String table, int row, int column) {
        Place around = this;
        return new Place() {
          @Override
          public void add(BlockKind kind, int level, List<Inline> content, @Nullable Span span) {
            if (kind == BlockKind.TABLE_CELL) {
              outline.cell(table, row, column, content, span);
            } else {
              around.add(kind, level, content, span);
            }
          }

          @Override
          public String table() {
            return around.table();
          }

          @Override
          public Place cell(String inner, int innerRow, int innerColumn) {
            return around.cell(inner, innerRow, innerColumn);
          }
        };
      }
    };
  }

  /** A slide, the shapes of a sheet, headers: ids begin with the place's name. */
  static Place at(Outline outline, String name, Anchor anchor) {
    return (kind, level, content, span) -> outline.addAt(name, kind, level, content, anchor, span);
  }

  /** A cell of a spreadsheet; the second paragraph of it has an id of its own. */
  static Place as(Outline outline, String id, Anchor anchor) {
    return (kind, level, content, span) -> outline.addAs(id, kind, level, content, anchor, span);
  }
}
