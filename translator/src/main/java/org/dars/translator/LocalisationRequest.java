package org.dars.translator;

import org.dars.translator.check.Checks;
import org.dars.translator.engine.Guidance;

/**
 * What is asked for.
 *
 * @param from BCP 47 tag of the source language
 * @param to BCP 47 tag of the target language
 * @param by the person or zone that asks, for provenance; "" when unknown
 * @param guidance the team's terms, style and register
 * @param checks what is looked at in translations
 */
public record LocalisationRequest(
    String from, String to, String by, Guidance guidance, Checks checks) {

  /** A request without guidance, with the standard checks. */
  public LocalisationRequest(String from, String to, String by) {
    this(from, to, by, Guidance.NONE, Checks.standard());
  }

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
