package org.dars.translator.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Inline.Text;
import org.dars.translator.engine.EngineContext;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.EngineResult;
import org.dars.translator.engine.SourceSegment;
import org.dars.translator.engine.TranslationEngine;
import org.dars.translator.guard.Guard;
import org.dars.translator.guard.Guarded;
import org.dars.translator.guard.Restored;

/**
 * Translates segments as a course's are, guarded, without a memory, and compares them with a
 * person's translations. What an engine fails on or damages stays in its source language, as it
 * would in the course, and is measured so.
 */
public final class TranslationEvaluation {

  private static final int BATCH = 16;

  private TranslationEvaluation() {}

  /**
   * The figures of one engine.
   *
   * @param engine name and version
   * @param segments how many were translated
   * @param chrf chrF2, 0–100
   * @param chrfPlusPlus chrF2++, 0–100
   * @param bleu BLEU, 0–100
   * @param tokenizer of BLEU, as sacreBLEU calls it
   * @param guardFailures segments whose placeholders the engine damaged beyond repair
   * @param engineFailures segments that the engine gave no translation of
   * @param secondsTranslating time spent in the engine
   */
  public record Report(
      String engine,
      int segments,
      double chrf,
      double chrfPlusPlus,
      double bleu,
      String tokenizer,
      int guardFailures,
      int engineFailures,
      double secondsTranslating) {

    public double segmentsPerSecond() {
      return secondsTranslating > 0 ? segments / secondsTranslating : 0;
    }
  }

  /**
   * Measures an engine.
   *
   * @param pairs at least one
   * @param from BCP 47 tag of the sources
   * @param to BCP 47 tag of the references
   * @param done told how many are translated
   * @throws EngineException when the engine is of no use
   */
  public static Report run(
      TranslationEngine engine,
      List<TranslationPair> pairs,
      String from,
      String to,
      IntConsumer done)
      throws EngineException, InterruptedException {
    ChrF chrf = ChrF.characters();
    ChrF plus = ChrF.charactersAndWords();
    BleuTokenizer tokenizer = BleuTokenizer.of(to);
    Bleu bleu = new Bleu(tokenizer);
    int damaged = 0;
    int failed = 0;
    long nanos = 0;
    EngineContext context = new EngineContext(from, to, "");
    for (int at = 0; at < pairs.size(); at += BATCH) {
      List<TranslationPair> batch = pairs.subList(at, Math.min(pairs.size(), at + BATCH));
      List<Guarded> guarded =
          batch.stream().map(p -> Guard.protect(List.of(new Text(p.source())))).toList();
      long begun = System.nanoTime();
      List<EngineResult> results = translate(engine, guarded, context);
      nanos += System.nanoTime() - begun;
      for (int i = 0; i < batch.size(); i++) {
        String translation = batch.get(i).source();
        switch (results.get(i)) {
          case EngineResult.Failed failure -> failed++;
          case EngineResult.Translated translated -> {
            switch (guarded.get(i).restore(translated.text())) {
              case Restored.Damaged damage -> damaged++;
              case Restored.Whole whole -> translation = text(whole.content());
            }
          }
        }
        chrf.add(translation, batch.get(i).reference());
        plus.add(translation, batch.get(i).reference());
        bleu.add(translation, batch.get(i).reference());
      }
      done.accept(at + batch.size());
    }
    return new Report(
        engine.id(),
        pairs.size(),
        chrf.score(),
        plus.score(),
        bleu.score(),
        tokenizer.signature(),
        damaged,
        failed,
        nanos / 1e9);
  }

  /** Segments without words never reach an engine. */
  private static List<EngineResult> translate(
      TranslationEngine engine, List<Guarded> guarded, EngineContext context)
      throws EngineException, InterruptedException {
    List<SourceSegment> sources =
        guarded.stream()
            .filter(Guarded::hasWords)
            .map(g -> new SourceSegment(g.text(), List.of()))
            .toList();
    List<EngineResult> translated =
        sources.isEmpty() ? List.of() : engine.translate(sources, context);
    List<EngineResult> all = new ArrayList<>();
    int next = 0;
    for (Guarded each : guarded) {
      all.add(each.hasWords() ? translated.get(next++) : new EngineResult.Translated(each.text()));
    }
    return all;
  }

  private static String text(List<Inline> content) {
    StringBuilder text = new StringBuilder();
    content.forEach(i -> text.append(i.visibleText()));
    return text.toString();
  }
}
