package org.dars.index.courseware.tika.pdf;

/**
 * What stands between two gaps of a line.
 *
 * @param text as it is seen, from left to right
 * @param left in points, from the page's left edge
 * @param baseline in points, from the page's top
 * @param size of the font, in points
 * @param fixed whether all letters are equally wide
 */
record Word(
    String text,
    double left,
    double right,
    double baseline,
    double size,
    boolean bold,
    boolean fixed) {

  /** Where most letters begin and end, so that tightly set lines do not touch. */
  double top() {
    return baseline - 0.6 * size;
  }

  double bottom() {
    return baseline + 0.05 * size;
  }
}
