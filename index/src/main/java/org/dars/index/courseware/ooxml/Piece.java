package org.dars.index.courseware.ooxml;

/**
 * A stretch of a paragraph.
 *
 * @param type what it is
 * @param source of text its characters, of all else the XML
 * @param visible what a reader sees of it
 * @param format of text and of what stands in a run beside text; else {@link RunFormat#NONE}
 * @param start its first character in the part
 * @param end one past the last
 * @param inRun whether it is the child of a run, and not a run or something around runs
 */
record Piece(
    PieceType type,
    String source,
    String visible,
    RunFormat format,
    int start,
    int end,
    boolean inRun) {

  enum PieceType {
    TEXT,
    ALONE,
    OPEN,
    CLOSE,
    /** The three marks of a field; a paragraph's reader makes other pieces of them. */
    FIELD_BEGIN,
    FIELD_SEPARATE,
    FIELD_END,
    /** What a program noted for itself of the old text: left out where text is written anew. */
    NOTE
  }

  static Piece text(String value, RunFormat format, int start, int end) {
    return new Piece(PieceType.TEXT, value, value, format, start, end, true);
  }

  static Piece outside(PieceType type, String source, String visible, int start, int end) {
    return new Piece(type, source, visible, RunFormat.NONE, start, end, false);
  }

  /** Whether nothing of it is seen but, perhaps, space. */
  boolean isBlank() {
    return visible.isBlank();
  }

  Piece as(PieceType other, String seen) {
    return new Piece(other, source, seen, format, start, end, inRun);
  }

  Piece in(RunFormat other) {
    return new Piece(type, source, visible, other, start, end, inRun);
  }

  boolean is(PieceType other) {
    return type == other;
  }
}
