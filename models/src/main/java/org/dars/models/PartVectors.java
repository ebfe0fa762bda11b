package org.dars.models;

import java.util.List;

/**
 * What an embedder makes of a {@link TextParts}.
 *
 * @param whole unit vector of the text
 * @param parts a unit vector a part, in the same order
 */
public record PartVectors(float[] whole, List<float[]> parts) {

  // Written out: the array is handed over, not copied.
  public PartVectors(float[] whole, List<float[]> parts) {
    this.whole = whole;
    this.parts = List.copyOf(parts);
  }
}
