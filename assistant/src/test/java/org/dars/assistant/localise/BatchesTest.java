package org.dars.assistant.localise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.store.BatchStore.Batch;
import org.dars.assistant.store.BatchStore.NewBatch;
import org.dars.assistant.store.BatchStore.State;
import org.dars.assistant.store.SegmentRows;
import org.dars.models.LanguageModelException;
import org.dars.translator.Outcome;
import org.dars.translator.ReviewPolicy;
import org.dars.translator.SegmentState;
import org.dars.translator.StoredSegment;
import org.dars.translator.engine.EngineCache;
import org.dars.translator.engine.Engines;
import org.dars.translator.memory.Quality;
import org.junit.jupiter.api.Test;

class BatchesTest extends BatchFixture {

  private static NewBatch into(String engine, String... languages) {
    return new NewBatch("biology", "en", List.of(languages), engine, ReviewPolicy.NONE, 2);
  }

  private SegmentRows rows(String language) {
    return new SegmentRows(database, Clock.systemUTC(), ZONE, "biology", language);
  }

  @Test
  void eachLanguageStandsInTheLibraryBesideItsSourceBlockByBlock() throws Exception {
    try (Batches batches = batches(null)) {
      batches.start(2);
      Batch batch = done(batches, batches.submit(ZONE, into("pseudo", "es", "ar")));
      assertThat(batch.targets()).allMatch(t -> t.state() == State.DONE);
    }
    for (String language : List.of("es", "ar")) {
      String course = "biology-" + language;
      assertThat(library.localises(ZONE, course)).contains("biology");
      assertThat(library.units(ZONE, course)).hasSize(2);
      var sources = library.documents(ZONE, "biology");
      var targets = library.documents(ZONE, course);
      assertThat(targets)
          .extracting("path")
          .isEqualTo(sources.stream().map(d -> d.path()).toList());
      for (int i = 0; i < sources.size(); i++) {
        assertThat(library.blocks(ZONE, course, targets.get(i).id()))
            .extracting("id")
            .isEqualTo(
                library.blocks(ZONE, "biology", sources.get(i).id()).stream()
                    .map(b -> b.id())
                    .toList());
      }
    }
  }

  @Test
  void whatIsKeptIsNotAskedForAgainAfterAFailure() throws Exception {
    WordsModel failing =
        new WordsModel(n -> {
          if (n > 3) {
            throw new LanguageModelException("words: the server is down", null);
          }
        });
    String id;
    try (Batches batches = batches(failing)) {
      batches.start(1);
      id = batches.submit(ZONE, into("llm", "es"));
      for (int i = 0; i < 600 && !reported(batches, id); i++) {
        Thread.sleep(50);
      }
      assertThat(batches.batch(ZONE, id).orElseThrow().target("es").orElseThrow().report())
          .contains("down");
    }
    long kept = rows("es").list(SegmentState.DRAFT, null, 0, 1_000).size();
    assertThat(kept).isPositive();
    WordsModel working = new WordsModel(n -> {});
    try (Batches batches = batches(working)) {
      batches.start(1);
      batches.resume(ZONE, id);
      assertThat(done(batches, id).target("es").orElseThrow().state()).isEqualTo(State.DONE);
    }
    assertThat(working.asked.values()).allMatch(n -> n == 1);
    assertThat(rows("es").counts()).containsOnlyKeys(SegmentState.DRAFT);
    for (var placed : rows("es").list(null, null, 0, 1_000)) {
      assertThat(placed.segment().target()).isNotEmpty();
    }
  }

  @Test
  void equalSourcesThatDifferWaitUnlessTheZoneDoesNotLook() throws Exception {
    Path course = Files.createDirectories(folder.resolve("twice"));
    Files.writeString(course.resolve("a.md"), "Cells grow.\n");
    Files.writeString(course.resolve("b.md"), "Cells grow.\n");
    Files.writeString(course.resolve("c.md"), "Cells rest.\n");
    library.add(ZONE, new AddRequest(course, "twice", "Twice"), AddListener.SILENT);
    NewBatch pseudo = new NewBatch("twice", "en", List.of("es"), "pseudo", ReviewPolicy.NONE, 1);
    SegmentRows rows = new SegmentRows(database, Clock.systemUTC(), ZONE, "twice", "es");
    try (Batches batches = batches(null)) {
      batches.start(1);
      done(batches, batches.submit(ZONE, pseudo));
      assertThat(rows.counts()).containsOnlyKeys(SegmentState.DRAFT);
      StoredSegment a = rows.of("a.md").values().iterator().next();
      rows.decide(
          Map.of(
              "a.md",
              List.of(
                  new StoredSegment(
                      a.id(),
                      a.ord(),
                      a.source(),
                      "Las células crecen.",
                      Outcome.PERSON,
                      "aigul",
                      Quality.PERSON,
                      1,
                      SegmentState.APPROVED,
                      List.of()))));
      Batch again = done(batches, batches.submit(ZONE, pseudo));
      assertThat(only(rows, "b.md").state()).isEqualTo(SegmentState.WAITING);
      assertThat(only(rows, "b.md").notes())
          .containsExactly("inconsistent: the same source is “Las células crecen.” elsewhere");
      assertThat(only(rows, "c.md").state()).isEqualTo(SegmentState.DRAFT);
      assertThat(again.target("es").orElseThrow().report())
          .contains("Translated in more than one way (1)");
      assertThat(new LocalisedFiles(home).report(ZONE, "twice", "es").map(BatchesTest::text))
          .hasValueSatisfying(report -> assertThat(report).contains("“Las células crecen.” × 1"));

      new TeamChecks(home).file(ZONE).set("inconsistent", "off");
      done(batches, batches.submit(ZONE, pseudo));
      assertThat(only(rows, "b.md").notes()).isEmpty();
      assertThat(only(rows, "a.md").state()).isEqualTo(SegmentState.APPROVED);
    }
  }

  @Test
  void settingsThatCannotBeReadFailTheBatchByTheirLine() throws Exception {
    Files.createDirectories(home.checks(ZONE).getParent());
    Files.writeString(home.checks(ZONE), "# ours\nnumbers = loud\n");
    try (Batches batches = batches(null)) {
      batches.start(1);
      Batch batch = done(batches, batches.submit(ZONE, into("pseudo", "es")));
      assertThat(batch.target("es").orElseThrow().state()).isEqualTo(State.FAILED);
      assertThat(batch.target("es").orElseThrow().report())
          .contains("checks.properties, line 2: numbers is", "mend the line or remove it");
    }
  }

  private static StoredSegment only(SegmentRows rows, String document) {
    assertThat(rows.of(document)).hasSize(1);
    return rows.of(document).values().iterator().next();
  }

  private boolean reported(Batches batches, String id) {
    return batches
        .batch(ZONE, id)
        .orElseThrow()
        .target("es")
        .orElseThrow()
        .report()
        .contains("down");
  }

  @Test
  void pausedItStopsAndResumedItGoesOnWhereItWas() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    WordsModel slow =
        new WordsModel(n -> {
          begun.countDown();
          Thread.sleep(700);
        });
    try (Batches batches = batches(slow)) {
      batches.start(1);
      String id = batches.submit(ZONE, into("llm", "es"));
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
      batches.pause(ZONE, id);
      assertThat(batches.batch(ZONE, id).orElseThrow().target("es").orElseThrow().state())
          .isEqualTo(State.PAUSED);
      int before = settled(slow);
      batches.resume(ZONE, id);
      assertThat(done(batches, id).target("es").orElseThrow().state()).isEqualTo(State.DONE);
      assertThat(slow.requests.get()).isGreaterThan(before);
    }
    assertThat(slow.asked.values()).allMatch(n -> n == 1);
  }

  /** Requests made once none is made any more. */
  private static int settled(WordsModel model) throws InterruptedException {
    int before;
    do {
      before = model.requests.get();
      Thread.sleep(2_000);
    } while (model.requests.get() != before);
    return before;
  }

  @Test
  void whatAPersonApprovedIsNeverReplacedAndStandsInTheFile() throws Exception {
    WordsModel model = new WordsModel(n -> {});
    try (Batches batches = batches(model)) {
      batches.start(1);
      done(batches, batches.submit(ZONE, into("llm", "es")));
      var placed = rows("es").list(null, "unit-1/page-1.md", 1, 1).getFirst();
      StoredSegment s = placed.segment();
      String own = s.target().replace("Paragrapho", "Párrafo");
      StoredSegment approved =
          new StoredSegment(
              s.id(),
              s.ord(),
              s.source(),
              own,
              Outcome.PERSON,
              "Ana",
              Quality.PERSON,
              1,
              SegmentState.APPROVED,
              List.of());
      rows("es").decide(Map.of(placed.document(), List.of(approved)));
      rows("es").keep(placed.document(), List.of(s));
      int requests = model.requests.get();
      done(batches, batches.submit(ZONE, into("llm", "es")));
      assertThat(model.requests.get()).isEqualTo(requests);
    }
    assertThat(home.localised(ZONE, "biology").resolve("es/unit-1/page-1.md"))
        .content()
        .contains("Párrafo number 1 of".replace("number", "numbero").replace("of", "ofo"));
    assertThat(library.documents(ZONE, "biology-es")).hasSize(6);
  }

  @Test
  void aThresholdMakesSegmentsWaitAndMayKeepThemOutOfTheFile() throws Exception {
    try (Batches batches = batches(new WordsModel(n -> {}))) {
      batches.start(1);
      NewBatch strict =
          new NewBatch("biology", "en", List.of("es"), "llm", new ReviewPolicy(0.99, false), 1);
      done(batches, batches.submit(ZONE, strict));
    }
    assertThat(rows("es").counts()).containsOnlyKeys(SegmentState.WAITING);
    assertThat(home.localised(ZONE, "biology").resolve("es/unit-1/page-1.md"))
        .content()
        .contains("Paragraph number 1 of page 11");
  }

  @Test
  void whatAnEngineAnsweredForOneCourseIsNotAskedForAnother() throws Exception {
    library.add(
        ZONE, new AddRequest(folder.resolve("course"), "again", "Again"), AddListener.SILENT);
    WordsModel model = new WordsModel(n -> {});
    try (EngineCache answers = EngineCache.open(home.answers(ZONE), 1 << 20);
        Batches batches =
            batches(new Engines(model, null).keeping(answers), null, LocalisationLimits.NONE)) {
      batches.start(1);
      done(batches, batches.submit(ZONE, into("llm", "es")));
      Batch second =
          done(
              batches,
              batches.submit(
                  ZONE, new NewBatch("again", "en", List.of("es"), "llm", ReviewPolicy.NONE, 2)));
      assertThat(second.target("es").orElseThrow().state()).isEqualTo(State.DONE);
    }
    assertThat(model.asked).hasSizeGreaterThan(240);
    assertThat(model.asked)
        .allSatisfy((text, times) -> {
          if (text.startsWith("Paragraph")) {
            assertThat(times).as(text).isEqualTo(1);
          }
        });
  }

  @Test
  void aCourseOrLanguageThatCannotBeIsRefusedAndNothingKept() {
    try (Batches batches = batches(null)) {
      assertThatThrownBy(() ->
              batches.submit(
                  ZONE, new NewBatch("none", "en", List.of("es"), "pseudo", ReviewPolicy.NONE, 1)))
          .hasMessageContaining("There is no course \"none\"");
      assertThatThrownBy(() -> batches.submit(ZONE, into("pseudo", "en")))
          .hasMessageContaining("into itself");
      assertThatThrownBy(() -> batches.submit(ZONE, into("apertium", "es")))
          .hasMessageContaining("apertium");
      assertThat(batches.list(ZONE)).isEmpty();
      assertThat(batches.list("other")).isEmpty();
    }
  }

  @Test
  void anotherZoneSeesNothingOfIt() throws Exception {
    try (Batches batches = batches(null)) {
      batches.start(1);
      String id = batches.submit(ZONE, into("pseudo", "es"));
      done(batches, id);
      assertThat(batches.batch("other", id)).isEmpty();
    }
    assertThat(new SegmentRows(database, Clock.systemUTC(), "other", "biology", "es").counts())
        .isEmpty();
  }
}
