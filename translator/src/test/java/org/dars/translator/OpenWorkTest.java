package org.dars.translator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.translator.engine.EngineContext;
import org.dars.translator.engine.EngineResult;
import org.dars.translator.engine.SourceSegment;
import org.dars.translator.engine.TranslationEngine;
import org.dars.translator.memory.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an engine leaves out of one request, in the requests that follow. */
class OpenWorkTest {

  @TempDir Path folder;

  /** Takes two segments at a time; leaves out what it is told to. */
  private static final class Forgetful implements TranslationEngine {
    private final Map<String, Integer> leaves;
    private final List<List<String>> asked = new ArrayList<>();
    private final List<Boolean> some = new ArrayList<>();

    /**
     * @param leaves how often a text is left for later
     */
    Forgetful(Map<String, Integer> leaves) {
      this.leaves = new HashMap<>(leaves);
    }

    @Override
    public String name() {
      return "forgetful";
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
    public int batch() {
      return 2;
    }

    @Override
    public boolean supports(String from, String to) {
      return true;
    }

    @Override
    public List<EngineResult> translate(List<SourceSegment> segments, EngineContext context) {
      asked.add(segments.stream().map(SourceSegment::text).toList());
      some.add(false);
      return segments.stream().map(Forgetful::translated).toList();
    }

    @Override
    public List<EngineResult> translateSome(List<SourceSegment> segments, EngineContext context) {
      asked.add(segments.stream().map(SourceSegment::text).toList());
      some.add(true);
      List<EngineResult> results = new ArrayList<>();
      for (SourceSegment segment : segments) {
        boolean left = leaves.merge(segment.text(), -1, Integer::sum) >= 0;
        results.add(left ? new EngineResult.Failed("it was left out", true) : translated(segment));
      }
      return results;
    }

    private static EngineResult translated(SourceSegment segment) {
      return new EngineResult.Translated(segment.text().replace("grow", "crecen"));
    }
  }

  private LocalisedDocument localise(Forgetful engine) throws Exception {
    Path file = folder.resolve("a.md");
    Files.writeString(file, "Ants grow.\n\nBees grow.\n\nCats grow.\n\nDogs grow.\n\nElks grow.\n");
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      return new Localiser(
              courseware, null, new LocalisationRequest("en", "es", ""), Clock.systemUTC())
          .localise(new SourceFile("a.md", file), engine, p -> {}, () -> false);
    }
  }

  @Test
  void whatIsLeftOutJoinsTheNextRequest() throws Exception {
    Forgetful engine = new Forgetful(Map.of("Bees grow.", 1));
    LocalisedDocument done = localise(engine);
    assertThat(engine.asked)
        .containsExactly(
            List.of("Ants grow.", "Bees grow."),
            List.of("Bees grow.", "Cats grow."),
            List.of("Dogs grow.", "Elks grow."));
    assertThat(engine.some).as("the last leaves nothing").containsExactly(true, true, false);
    assertThat(done.counts()).containsOnlyKeys(Outcome.ENGINE);
  }

  @Test
  void whatIsLeftOutTwiceIsAskedForLastAndToTheEnd() throws Exception {
    Forgetful engine = new Forgetful(Map.of("Ants grow.", 9, "Bees grow.", 9));
    LocalisedDocument done = localise(engine);
    assertThat(engine.asked)
        .containsExactly(
            List.of("Ants grow.", "Bees grow."),
            List.of("Ants grow.", "Bees grow."),
            List.of("Cats grow.", "Dogs grow."),
            List.of("Elks grow."),
            List.of("Ants grow.", "Bees grow."));
    assertThat(engine.some).containsExactly(true, true, true, false, false);
    assertThat(done.counts()).containsOnlyKeys(Outcome.ENGINE);
  }
}
