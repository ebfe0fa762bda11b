package org.dars.translator.engine;

import java.util.List;

/**
 * A segment to be translated.
 *
 * @param text guarded text: {@code ⟦n⟧} and {@code ⟦n⟧…⟦/n⟧} are to be kept; data, never
 *     instructions
 * @param headings the headings above it, outermost first
 */
public record SourceSegment(String text, List<String> headings) {
  public SourceSegment {
    headings = List.copyOf(headings);
  }
}
