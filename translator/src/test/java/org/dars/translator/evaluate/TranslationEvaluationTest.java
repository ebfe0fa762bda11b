package org.dars.translator.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dars.translator.engine.EngineContext;
import org.dars.translator.engine.EngineResult;
import org.dars.translator.engine.SourceSegment;
import org.dars.translator.engine.TranslationEngine;
import org.dars.translator.memory.Quality;
import org.junit.jupiter.api.Test;

class TranslationEvaluationTest {

  private static final List<TranslationPair> PAIRS =
      List.of(
          new TranslationPair(
              "see https://example.org for more", "VEA https://example.org PARA MÁS"),
          new TranslationPair("the cat reads", "THE CAT READS"),
          new TranslationPair("fail here", "FAIL HERE"),
          new TranslationPair("damage https://example.org please", "DAMAGE PLEASE"),
          new TranslationPair("https://example.org", "https://example.org"));

  @Test
  void whatFailsOrIsDamagedCountsAndIsMeasuredAsItsSource() throws Exception {
    List<Integer> done = new ArrayList<>();
    Shouting engine = new Shouting();
    TranslationEvaluation.Report report =
        TranslationEvaluation.run(engine, PAIRS, "en", "es", done::add);
    assertThat(report.segments()).isEqualTo(5);
    assertThat(report.guardFailures()).isEqualTo(1);
    assertThat(report.engineFailures()).isEqualTo(1);
    assertThat(done).containsExactly(5);
    assertThat(engine.asked).as("a segment without words is not").hasSize(4);
    List<String> ours =
        List.of(
            "SEE https://example.org FOR MORE",
            "THE CAT READS",
            "fail here",
            "damage https://example.org please",
            "https://example.org");
    List<String> theirs = PAIRS.stream().map(TranslationPair::reference).toList();
    assertThat(report.chrf()).isCloseTo(SlowScores.chrF(ours, theirs, 0, 2), within(1e-9));
    assertThat(report.chrfPlusPlus()).isCloseTo(SlowScores.chrF(ours, theirs, 2, 2), within(1e-9));
    assertThat(report.bleu()).isBetween(1.0, 99.0);
    assertThat(report.segmentsPerSecond()).isPositive();
    assertThat(report.engine()).isEqualTo("shouting 1");
  }

  /** Translates to capital letters, and not what says otherwise. */
  private static final class Shouting implements TranslationEngine {
    private final List<String> asked = new ArrayList<>();

    @Override
    public String name() {
      return "shouting";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public Quality quality() {
      return Quality.RULES;
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
        String loud = segment.text().toUpperCase(Locale.ROOT);
        results.add(
            loud.startsWith("FAIL")
                ? new EngineResult.Failed("asked to")
                : new EngineResult.Translated(loud.startsWith("DAMAGE") ? "DAMAGE PLEASE" : loud));
      }
      return results;
    }
  }
}
