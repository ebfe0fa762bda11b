package org.dars.index.courseware.tika.pdf;

import java.util.List;

/** A part of a page that is read on its own, from top to bottom. */
sealed interface Region {

  /** Lines of running text. */
  record Column(List<Line> lines) implements Region {}

  /** Rows of cells of lines; a cell may be empty. */
  record Table(List<List<List<Line>>> rows) implements Region {}
}
