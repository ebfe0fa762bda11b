package org.dars.index.search;

/**
 * A document of a course of a zone. Zones never see each other: every query names one.
 *
 * @param zone not empty
 * @param course not empty
 * @param document not empty; the three together at most {@value #MAX_LENGTH} characters
 */
public record DocumentKey(String zone, String course, String document) {

  /** So that the key fits into a term of the index in any script. */
  static final int MAX_LENGTH = 10_000;

  public DocumentKey {
    if (zone.isEmpty() || course.isEmpty() || document.isEmpty()) {
      throw new IllegalArgumentException(
          "zone, course and document must not be empty: \"%s\", \"%s\", \"%s\""
              .formatted(zone, course, document));
    }
    if (zone.length() + course.length() + document.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "zone, course and document are longer than %d characters together: \"%.80s…\""
              .formatted(MAX_LENGTH, document));
    }
  }
}
