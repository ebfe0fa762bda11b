package org.dars.translator.engine;

import org.dars.translator.memory.Quality;
import org.jspecify.annotations.Nullable;

/** What an engine made of a segment. */
public sealed interface EngineResult {

  /**
   * A translation, as the engine gave it: its placeholders are not checked yet.
   *
   * @param by who made it, where that is not the engine that was asked; null when it is
   */
  record Translated(String text, @Nullable Maker by) implements EngineResult {

    /** Made by the engine that was asked. */
    public Translated(String text) {
      this(text, null);
    }

    /** Who made it, when {@code asked} was asked. */
    public Maker maker(TranslationEngine asked) {
      return by == null ? new Maker(asked.id(), asked.quality()) : by;
    }
  }

  /**
   * No translation of this segment.
   *
   * @param reason half a sentence: "the model left it out twice"
   * @param later whether it was only left for a later call
   */
  record Failed(String reason, boolean later) implements EngineResult {

    /** Asked for as often as makes sense. */
    public Failed(String reason) {
      this(reason, false);
    }
  }

  /**
   * Who made a translation.
   *
   * @param engine name and version of the engine
   * @param quality how far it is to be trusted
   */
  record Maker(String engine, Quality quality) {}
}
