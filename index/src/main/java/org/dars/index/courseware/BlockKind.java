package org.dars.index.courseware;

/** What a {@link Block} is in its document. */
public enum BlockKind {
  HEADING,
  PARAGRAPH,
  LIST_ITEM,
  TABLE_CELL,
  CAPTION,
  ALT_TEXT,
  /**
   * A term with its definition, where the format marks it: {@code <dt>}, {@code **term**:
   * definition}. {@link Definition#of} takes it apart. A {@code <dt>} whose definition is several
   * blocks stands alone.
   */
  TERM,
  SLIDE_TITLE,
  SPEAKER_NOTE,
  CUE,
  STEM,
  OPTION,
  FEEDBACK,
  CODE,
  FORMULA
}
