package org.dars.index.courseware.packages;

import org.dars.index.courseware.BlockKind;
import org.jspecify.annotations.Nullable;

/**
 * How a text of an XML file is read.
 *
 * @param format of the text once it is decoded
 * @param kind what its running text is; null for what the format says
 */
record Field(Format format, @Nullable BlockKind kind) {

  enum Format {
    PLAIN,
    HTML,
    MARKDOWN
  }

  /** A name or title: a heading over what stands beside it. */
  static final Field HEADING = new Field(Format.PLAIN, BlockKind.HEADING);

  static final Field PLAIN = new Field(Format.PLAIN, BlockKind.PARAGRAPH);

  static final Field HTML = new Field(Format.HTML, null);
}
