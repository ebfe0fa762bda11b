package org.dars.assistant.localise;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.translator.Outcome;
import org.dars.translator.ReviewPolicy;
import org.dars.translator.SegmentState;
import org.dars.translator.SegmentStore;
import org.dars.translator.StoredSegment;
import org.dars.translator.engine.EngineContext;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.EngineResult;
import org.dars.translator.engine.SourceSegment;
import org.dars.translator.engine.TranslationEngine;

/**
 * A course's title and its units' in another language: they stand in no document, so they are kept
 * as segments of {@code course.json}.
 */
final class Titles {

  static final String DOCUMENT = "course.json";

  /** Confidence of a title, 0–1: no check looks at it, so that nothing speaks for it. */
  private static final double UNCHECKED = 0;

  private Titles() {}

  /**
   * Translations by title; those that the engine gave nothing for are left out.
   *
   * @param titles each once
   */
  static Map<String, String> translate(
      List<String> titles,
      TranslationEngine engine,
      EngineContext context,
      SegmentStore store,
      ReviewPolicy policy)
      throws IOException, EngineException, InterruptedException {
    Map<String, StoredSegment> kept = store.of(DOCUMENT);
    Map<String, String> translated = new HashMap<>();
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      StoredSegment before = kept.get(id(i));
      if (before != null && before.source().equals(titles.get(i)) && !before.target().isEmpty()) {
        translated.put(titles.get(i), before.target());
      } else {
        open.add(i);
      }
    }
    if (open.isEmpty()) {
      return translated;
    }
    List<EngineResult> results =
        engine.translate(
            open.stream().map(i -> new SourceSegment(titles.get(i), List.of())).toList(), context);
    List<StoredSegment> fresh = new ArrayList<>();
    for (int n = 0; n < open.size() && n < results.size(); n++) {
      String title = titles.get(open.get(n));
      if (results.get(n) instanceof EngineResult.Translated t && !t.text().isBlank()) {
        translated.put(title, t.text().strip());
        fresh.add(
            new StoredSegment(
                id(open.get(n)),
                open.get(n),
                title,
                t.text().strip(),
                Outcome.ENGINE,
                engine.id(),
                engine.quality(),
                UNCHECKED,
                policy.threshold() > 0 ? SegmentState.WAITING : SegmentState.DRAFT,
                List.of()));
      }
    }
    store.keep(DOCUMENT, fresh);
    return translated;
  }

  private static String id(int index) {
    return "title/" + index;
  }
}
