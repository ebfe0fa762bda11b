package org.dars.index.courseware;

/**
 * A stretch of a block's content: text to be read and translated, or markup to be kept as it
 * stands. A block's inlines in order, written back in its format, are the block's source.
 */
public sealed interface Inline {

  /**
   * Readable text, decoded (no entities, no backslash escapes, a soft line break is one space).
   *
   * @param value never empty
   */
  record Text(String value) implements Inline {}

  /**
   * Inline markup, copied verbatim when the block is written back.
   *
   * @param source the characters as they stand in the file
   * @param role whether it opens or closes a pair, or stands alone
   * @param visible what a reader sees of it: "" for emphasis marks and tags, the code of a code
   *     span, the TeX of a formula, " " for a hard line break
   */
  record Markup(String source, Role role, String visible) implements Inline {}

  /** How a piece of markup pairs with others of the same block. */
  enum Role {
    OPEN,
    CLOSE,
    ALONE
  }

  /** What a reader sees of this stretch. */
  default String visibleText() {
    return switch (this) {
      case Text t -> t.value();
      case Markup m -> m.visible();
    };
  }
}
