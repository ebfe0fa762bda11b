package org.dars.assistant.web;

import java.util.List;

/** A piece of a document as the source view sets it. */
sealed interface SourceNode {

  /**
   * A heading.
   *
   * @param level 2–6, as the page's outline has it
   */
  record Heading(String id, int level, List<Run> runs) implements SourceNode {}

  /**
   * A paragraph or another run of text.
   *
   * @param style its class in the style sheet
   */
  record Text(String id, String style, List<Run> runs) implements SourceNode {}

  /** Code or a formula set on its own, white space kept. */
  record Preformatted(String id, String style, String text, boolean marked) implements SourceNode {}

  /** A moment of a recording: "03:41" and what is said. */
  record Cue(String id, String time, List<Run> runs) implements SourceNode {}

  /** Neighbouring list items. */
  record Items(List<Item> items) implements SourceNode {}

  /**
   * A list item.
   *
   * @param depth nesting from 1 to 6
   */
  record Item(String id, int depth, List<Run> runs) {}

  /** A table; its first row is set as the heads of the columns. */
  record Table(List<List<Cell>> rows) implements SourceNode {}

  /** A table cell. */
  record Cell(String id, List<Run> runs) {}

  /**
   * A stretch of a sheet.
   *
   * @param columns their names: "A"; only those that hold something
   */
  record Sheet(List<String> columns, List<Row> rows) implements SourceNode {}

  /**
   * A row of a sheet.
   *
   * @param name "7"
   * @param cells one list for each column: blocks of one cell
   */
  record Row(String name, List<List<Cell>> cells) {}

  /**
   * The beginning of a slide, page, stretch of a recording, sheet or question.
   *
   * @param id to link to
   */
  record Opening(String id, Place place) implements SourceNode {}

  /** The notes of a slide begin. */
  record Notes() implements SourceNode {}
}
