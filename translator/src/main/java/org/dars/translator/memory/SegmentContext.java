package org.dars.translator.memory;

/**
 * Where a segment stands. Two equal sources may need two translations; their contexts tell which.
 *
 * @param previous guarded text of the segment before; "" for none or unknown
 * @param next guarded text of the segment after; "" for none or unknown
 * @param document the document's path in its course; "" when unknown
 * @param block the block's id in its document; "" when unknown
 */
public record SegmentContext(String previous, String next, String document, String block) {

  /** Nothing is known. */
  public static final SegmentContext NONE = new SegmentContext("", "", "", "");

  /** The neighbours alone. */
  public static SegmentContext between(String previous, String next) {
    return new SegmentContext(previous, next, "", "");
  }

  /**
   * Whether this is the place of the other: the same neighbours, where there is at least one, or
   * the same block of the same document.
   */
  boolean matches(SegmentContext other) {
    boolean neighbours =
        !(previous.isBlank() && next.isBlank())
            && Keys.normal(previous).equals(Keys.normal(other.previous))
            && Keys.normal(next).equals(Keys.normal(other.next));
    boolean place =
        !block.isEmpty()
            && !document.isEmpty()
            && block.equals(other.block)
            && document.equals(other.document);
    return neighbours || place;
  }
}
