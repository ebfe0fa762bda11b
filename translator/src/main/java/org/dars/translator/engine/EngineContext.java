package org.dars.translator.engine;

import java.util.List;

/**
 * What a batch belongs to.
 *
 * @param from BCP 47 tag of the source language
 * @param to BCP 47 tag of the target language
 * @param document title of the document
 * @param guidance terms, style and register
 */
public record EngineContext(String from, String to, String document, Guidance guidance) {

  /** A batch without guidance. */
  public EngineContext(String from, String to, String document) {
    this(from, to, document, Guidance.NONE);
  }

  /** The team's terms for the pair of languages. */
  public List<TermHint> terms() {
    return guidance.terms();
  }
}
