package org.dars.index.courseware;

/**
 * A half-open range {@code [start, end)} of bytes in a file as it was read, or in a part of it.
 *
 * @param part the entry of an office file or e-book that holds the bytes, unpacked; "" for the file
 *     itself
 * @param start first byte, from 0
 * @param end one past the last byte, at least {@code start}
 */
public record Span(String part, int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span [" + start + ", " + end + ")");
    }
  }

  /** A range of the file itself. */
  public Span(int start, int end) {
    this("", start, end);
  }

  public int length() {
    return end - start;
  }
}
