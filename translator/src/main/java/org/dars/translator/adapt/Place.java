package org.dars.translator.adapt;

/**
 * A stretch of one text of a block, {@code [from, to)} in UTF-16 units. It never reaches over
 * markup, so that replacing it leaves the block's markup whole.
 *
 * @param inline index of the text among the block's inlines, from 0
 * @param from first character, from 0
 * @param to one past the last character, greater than {@code from}
 */
public record Place(int inline, int from, int to) {

  public Place {
    if (inline < 0 || from < 0 || to <= from) {
      throw new IllegalArgumentException(
          "inline " + inline + " [" + from + ", " + to + ") is no stretch of text");
    }
  }

  /** Whether both hold a character in common. */
  boolean overlaps(Place other) {
    return inline == other.inline && from < other.to && other.from < to;
  }
}
