package org.dars.translator.engine;

/** Who translates, and why. */
public sealed interface EngineChoice {

  /** One sentence for the person who asked: what was chosen and why. */
  String why();

  /** An engine of this machine. */
  record Machine(TranslationEngine engine, String why) implements EngineChoice {}

  /** No engine: people translate, in an XLIFF file. */
  record People(String why) implements EngineChoice {}
}
