package org.dars.translator.engine;

import java.util.List;
import org.dars.translator.check.Checks;

/**
 * What a batch belongs to.
 *
 * @param from BCP 47 tag of the source language
 * @param to BCP 47 tag of the target language
 * @param document title of the document
 * @param guidance terms, style and register
 * @param checks what the team wants looked at: where there is another engine to ask, what an error
 *     would hold back is not taken
 */
public record EngineContext(
    String from, String to, String document, Guidance guidance, Checks checks) {

  /** A batch with the standard checks. */
  public EngineContext(String from, String to, String document, Guidance guidance) {
    this(from, to, document, guidance, Checks.standard());
  }

  /** A batch without guidance, with the standard checks. */
  public EngineContext(String from, String to, String document) {
    this(from, to, document, Guidance.NONE);
  }

  /** The team's terms for the pair of languages. */
  public List<TermHint> terms() {
    return guidance.terms();
  }
}
