package org.dars.index.courseware;

/**
 * A half-open range {@code [start, end)} of bytes in a file as it was read.
 *
 * @param start first byte, from 0
 * @param end one past the last byte, at least {@code start}
 */
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span [" + start + ", " + end + ")");
    }
  }

  public int length() {
    return end - start;
  }
}
