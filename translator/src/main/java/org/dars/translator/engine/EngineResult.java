package org.dars.translator.engine;

/** What an engine made of a segment. */
public sealed interface EngineResult {

  /** A translation, as the engine gave it: its placeholders are not checked yet. */
  record Translated(String text) implements EngineResult {}

  /**
   * No translation of this segment.
   *
   * @param reason half a sentence: "the model left it out twice"
   */
  record Failed(String reason) implements EngineResult {}
}
