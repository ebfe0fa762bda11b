package org.dars.assistant.quiz.translated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dars.translator.engine.EngineContext;
import org.dars.translator.engine.EngineResult;
import org.dars.translator.engine.SourceSegment;
import org.dars.translator.engine.TranslationEngine;
import org.dars.translator.memory.Quality;

/** Knows some phrases, guarded, and remembers what it was asked. */
final class PhraseEngine implements TranslationEngine {

  final List<String> asked = new ArrayList<>();
  private final Map<String, String> phrases;

  PhraseEngine(Map<String, String> phrases) {
    this.phrases = phrases;
  }

  @Override
  public String name() {
    return "phrases";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Quality quality() {
    return Quality.LANGUAGE_MODEL;
  }

  @Override
  public boolean supports(String from, String to) {
    return true;
  }

  @Override
  public List<EngineResult> translate(List<SourceSegment> segments, EngineContext context) {
    List<EngineResult> results = new ArrayList<>();
    for (SourceSegment segment : segments) {
      asked.add(segment.text());
      String known = phrases.get(segment.text());
      results.add(
          known == null
              ? new EngineResult.Failed("it does not know this")
              : new EngineResult.Translated(known));
    }
    return results;
  }
}
