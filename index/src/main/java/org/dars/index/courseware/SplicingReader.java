package org.dars.index.courseware;

import java.util.List;
import java.util.Map;

/** A reader whose blocks carry spans, so that changed blocks can be written back. */
public interface SplicingReader extends CoursewareReader {

  /**
   * Replaces the spans of the changed blocks and copies every other byte.
   *
   * @param original the bytes that {@code document} was read from
   * @param document what {@link #read} made of them
   * @param changed new content by block id; {@link Inline.Text} is escaped as the format needs,
   *     {@link Inline.Markup} is written verbatim
   * @return {@code original}, byte for byte, when {@code changed} is empty
   * @throws IllegalArgumentException when an id names no block, or one without a span
   */
  byte[] splice(byte[] original, CoursewareDocument document, Map<String, List<Inline>> changed);

  /**
   * As {@link #splice(byte[], CoursewareDocument, Map)}; where the format says of a paragraph in
   * which direction it runs, the changed ones run in the direction of their new language.
   */
  default byte[] splice(
      byte[] original,
      CoursewareDocument document,
      Map<String, List<Inline>> changed,
      WritingDirection direction) {
    return splice(original, document, changed);
  }

  /**
   * Where else the text of a block stands and is written along with it: the copy of a text box for
   * older programs, the picture of a diagram.
   *
   * @return spans by block id; nothing for most formats
   */
  default Map<String, List<Span>> copies(byte[] original, CoursewareDocument document) {
    return Map.of();
  }
}
