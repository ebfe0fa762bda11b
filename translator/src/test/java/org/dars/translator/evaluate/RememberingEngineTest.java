package org.dars.translator.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.dars.translator.engine.PseudoEngine;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.Quality;
import org.dars.translator.memory.TranslationMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberingEngineTest {

  @TempDir Path folder;

  @Test
  void onlyWhatAPersonTranslatedIsTakenFromTheMemory() throws Exception {
    try (TranslationMemory memory = TranslationMemory.open(folder.resolve("memory"))) {
      memory.add(entry("Open page 3.", "Abra la página 3.", Quality.PERSON));
      memory.add(entry("Close it.", "Cierre la.", Quality.RULES));
      memory.commit();
      List<TranslationPair> pairs =
          List.of(
              new TranslationPair("Open page 7.", "Abra la página 7."),
              new TranslationPair("Close it.", "Ciérrela."));
      RememberingEngine engine = new RememberingEngine(memory, new PseudoEngine());
      TranslationEvaluation.Report with =
          TranslationEvaluation.run(engine, pairs, "en", "es", n -> {});
      TranslationEvaluation.Report first =
          TranslationEvaluation.run(engine, pairs.subList(0, 1), "en", "es", n -> {});
      TranslationEvaluation.Report alone =
          TranslationEvaluation.run(new PseudoEngine(), pairs, "en", "es", n -> {});
      assertThat(first.chrf()).isEqualTo(100);
      assertThat(with.chrf()).isLessThan(100).isGreaterThan(alone.chrf());
      assertThat(with.engine()).startsWith("memory+pseudo");
    }
  }

  private static MemoryEntry entry(String source, String target, Quality quality) {
    return new MemoryEntry("en", "es", source, target, quality, "", "", Instant.EPOCH);
  }
}
