package org.dars.translator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dars.translator.engine.EngineContext;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.EngineResult;
import org.dars.translator.engine.SourceSegment;
import org.dars.translator.engine.TranslationEngine;
import org.dars.translator.evaluate.ChrF;
import org.dars.translator.guard.Guarded;
import org.dars.translator.memory.Quality;

/**
 * Translates an engine's translations back and looks how much of the source comes out. Only where
 * that costs nothing but time: an engine of rules that has both directions.
 */
final class BackTranslation {

  private BackTranslation() {}

  /** As {@link #of}, where nothing was translated back. */
  static double[] none(int segments) {
    double[] none = new double[segments];
    Arrays.fill(none, Confidence.NO_BACK);
    return none;
  }

  /**
   * How much of each source comes back.
   *
   * @param results a result for each segment
   * @return chrF2 of the words against the source's, 0–1, or {@link Confidence#NO_BACK}
   */
  static double[] of(
      TranslationEngine engine,
      List<SourceSegment> segments,
      List<EngineResult> results,
      EngineContext context)
      throws InterruptedException {
    double[] back = none(segments.size());
    if (engine.quality() != Quality.RULES || !engine.supports(context.to(), context.from())) {
      return back;
    }
    List<Integer> places = new ArrayList<>();
    List<SourceSegment> translations = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof EngineResult.Translated t && !t.text().isBlank()) {
        places.add(i);
        translations.add(new SourceSegment(t.text(), List.of()));
      }
    }
    try {
      EngineContext reverse = new EngineContext(context.to(), context.from(), context.document());
      List<EngineResult> returned =
          translations.isEmpty() ? List.of() : engine.translate(translations, reverse);
      for (int n = 0; n < returned.size() && n < places.size(); n++) {
        if (returned.get(n) instanceof EngineResult.Translated t) {
          ChrF chrf = ChrF.characters();
          chrf.add(Guarded.words(t.text()), Guarded.words(segments.get(places.get(n)).text()));
          back[places.get(n)] = chrf.score() / 100;
        }
      }
    } catch (EngineException e) {
      // The translations themselves are there; without this sign the others have to do.
      return back;
    }
    return back;
  }
}
