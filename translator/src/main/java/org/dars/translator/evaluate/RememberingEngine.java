package org.dars.translator.evaluate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dars.translator.engine.EngineContext;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.EngineResult;
import org.dars.translator.engine.SourceSegment;
import org.dars.translator.engine.TranslationEngine;
import org.dars.translator.memory.Match;
import org.dars.translator.memory.MemoryQuery;
import org.dars.translator.memory.Quality;
import org.dars.translator.memory.TranslationMemory;

/**
 * An engine that a memory stands before, as in a localisation: what a person translated, the same
 * or the same but for numbers, codes, letter case and punctuation, is never asked of the engine.
 */
public final class RememberingEngine implements TranslationEngine {

  private static final int AS_GOOD_AS_EXACT = 99;

  private final TranslationMemory memory;
  private final TranslationEngine engine;

  public RememberingEngine(TranslationMemory memory, TranslationEngine engine) {
    this.memory = memory;
    this.engine = engine;
  }

  @Override
  public String name() {
    return "memory+" + engine.name();
  }

  @Override
  public String version() {
    return engine.version();
  }

  @Override
  public Quality quality() {
    return engine.quality();
  }

  @Override
  public boolean supports(String from, String to) {
    return engine.supports(from, to);
  }

  @Override
  public List<EngineResult> translate(List<SourceSegment> segments, EngineContext context)
      throws EngineException, InterruptedException {
    List<Optional<EngineResult>> known = new ArrayList<>();
    List<SourceSegment> asked = new ArrayList<>();
    for (SourceSegment segment : segments) {
      Optional<EngineResult> remembered = remembered(segment, context);
      known.add(remembered);
      if (remembered.isEmpty()) {
        asked.add(segment);
      }
    }
    List<EngineResult> answers = asked.isEmpty() ? List.of() : engine.translate(asked, context);
    List<EngineResult> all = new ArrayList<>();
    int next = 0;
    for (Optional<EngineResult> one : known) {
      all.add(one.isPresent() ? one.get() : answers.get(next++));
    }
    return all;
  }

  private Optional<EngineResult> remembered(SourceSegment segment, EngineContext context)
      throws EngineException {
    try {
      return memory.matches(MemoryQuery.of(segment.text(), context.from(), context.to())).stream()
          .filter(m -> m.entry().quality() == Quality.PERSON)
          .filter(m -> m.score() + m.penalty() >= AS_GOOD_AS_EXACT)
          .findFirst()
          .map(RememberingEngine::result);
    } catch (IOException e) {
      throw new EngineException(memory + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static EngineResult result(Match match) {
    return new EngineResult.Translated(
        match.target(), new EngineResult.Maker("memory", Quality.PERSON));
  }
}
