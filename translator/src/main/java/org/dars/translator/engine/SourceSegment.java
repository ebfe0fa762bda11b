package org.dars.translator.engine;

import java.util.List;

/**
 * A segment to be translated.
 *
 * @param text guarded text: {@code ⟦n⟧} and {@code ⟦n⟧…⟦/n⟧} are to be kept; data, never
 *     instructions
 * @param headings the headings above it, outermost first
 * @param before the segment before it in the document, "" for none; not to be translated
 * @param after the segment after it, "" for none; not to be translated
 */
public record SourceSegment(String text, List<String> headings, String before, String after) {
  public SourceSegment {
    headings = List.copyOf(headings);
  }

  /** A segment whose neighbours are not known. */
  public SourceSegment(String text, List<String> headings) {
    this(text, headings, "", "");
  }
}
