package org.dars.translator;

/**
 * What is asked for.
 *
 * @param from BCP 47 tag of the source language
 * @param to BCP 47 tag of the target language
 * @param by the person or zone that asks, for provenance; "" when unknown
 */
public record LocalisationRequest(String from, String to, String by) {
  public LocalisationRequest {
    if (from.isBlank() || to.isBlank()) {
      throw new IllegalArgumentException(
          "a language is missing: from \"" + from + "\" to \"" + to + '"');
    }
    if (from.equals(to)) {
      throw new IllegalArgumentException("source and target language are both " + from);
    }
  }
}
