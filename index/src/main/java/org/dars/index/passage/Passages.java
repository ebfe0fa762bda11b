package org.dars.index.passage;

import java.util.List;
import org.dars.index.courseware.CoursewareDocument;

/** Cuts a document into passages. */
public final class Passages {

  private Passages() {}

  /** The passages of a document, in reading order; every block with text is in at least one. */
  public static List<Passage> of(CoursewareDocument document) {
    throw new IllegalStateException("in work: " + document);
  }
}
