package org.dars.translator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dars.translator.engine.EngineContext;
import org.dars.translator.engine.EngineResult;
import org.dars.translator.engine.SourceSegment;
import org.dars.translator.engine.TranslationEngine;
import org.dars.translator.memory.Quality;

/** An engine that translates by upper case and spoils what a test wants spoilt. */
final class SpoiltEngine implements TranslationEngine {

  final List<String> asked = new ArrayList<>();
  private final UnaryOperator<List<String>> spoil;

  SpoiltEngine(UnaryOperator<List<String>> spoil) {
    this.spoil = spoil;
  }

  static SpoiltEngine each(UnaryOperator<String> spoil) {
    return new SpoiltEngine(list -> list.stream().map(spoil).toList());
  }

  @Override
  public String name() {
    return "spoilt";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Quality quality() {
    return Quality.NEURAL;
  }

  @Override
  public boolean supports(String from, String to) {
    return true;
  }

  @Override
  public List<EngineResult> translate(List<SourceSegment> segments, EngineContext context) {
    segments.forEach(s -> asked.add(s.text()));
    List<String> texts =
        segments.stream().map(s -> s.text().toUpperCase(java.util.Locale.ROOT)).toList();
    return spoil.apply(texts).stream().<EngineResult>map(EngineResult.Translated::new).toList();
  }
}
