package org.dars.models;

import java.util.List;

/**
 * A text, and parts of it that are embedded with it.
 *
 * @param text the whole
 * @param parts stretches of it, in any order; they may overlap
 */
public record TextParts(String text, List<Part> parts) {

  public TextParts {
    parts = List.copyOf(parts);
    for (Part part : parts) {
      if (part.start() < 0 || part.end() <= part.start() || part.end() > text.length()) {
        throw new IllegalArgumentException(
            "part %d–%d is not in a text of %d characters"
                .formatted(part.start(), part.end(), text.length()));
      }
    }
  }

  /** A stretch {@code [start, end)} in characters (UTF-16), not empty. */
  public record Part(int start, int end) {}

  /** The words of a part. */
  public String of(Part part) {
    return text.substring(part.start(), part.end());
  }
}
