package org.dars.translator.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * A batch whose translations stand where they belong. When an engine gives too few or too many, or
 * seems to have mixed them up, nothing of the batch is believed: each segment is asked for alone,
 * where there is nothing to mix up.
 */
public final class ProvenBatch {

  private ProvenBatch() {}

  /**
   * Translates a batch.
   *
   * @return one result a segment, in the same order
   * @throws EngineException as the engine; and when it gives no result, or several, for one segment
   */
  public static List<EngineResult> translate(
      TranslationEngine engine, List<SourceSegment> segments, EngineContext context)
      throws EngineException, InterruptedException {
    return proven(engine, engine.translate(segments, context), segments, context);
  }

  /** The same by {@link TranslationEngine#translateSome}. */
  public static List<EngineResult> translateSome(
      TranslationEngine engine, List<SourceSegment> segments, EngineContext context)
      throws EngineException, InterruptedException {
    return proven(engine, engine.translateSome(segments, context), segments, context);
  }

  private static List<EngineResult> proven(
      TranslationEngine engine,
      List<EngineResult> results,
      List<SourceSegment> segments,
      EngineContext context)
      throws EngineException, InterruptedException {
    boolean counted = results.size() == segments.size();
    if (segments.size() > 1 && (!counted || MixUps.found(segments, results))) {
      List<EngineResult> alone = new ArrayList<>();
      for (SourceSegment segment : segments) {
        alone.addAll(translate(engine, List.of(segment), context));
      }
      return alone;
    }
    if (!counted) {
      throw new EngineException(
          engine.id()
              + " gave "
              + results.size()
              + " results for "
              + segments.size()
              + (segments.size() == 1 ? " segment" : " segments")
              + "; choose another engine");
    }
    return results;
  }
}
