package org.dars.assistant.localise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.store.BatchStore;
import org.dars.assistant.store.BatchStore.Batch;
import org.dars.assistant.store.BatchStore.Limit;
import org.dars.assistant.store.BatchStore.NewBatch;
import org.dars.assistant.store.BatchStore.State;
import org.dars.assistant.store.Blobs;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.SegmentRows;
import org.dars.assistant.store.Spending;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.ReadLimits;
import org.dars.models.LanguageModel;
import org.dars.models.LanguageModelException;
import org.dars.models.Price;
import org.dars.translator.Outcome;
import org.dars.translator.ReviewPolicy;
import org.dars.translator.SegmentState;
import org.dars.translator.StoredSegment;
import org.dars.translator.engine.Allowance.Spent;
import org.dars.translator.engine.EngineCache;
import org.dars.translator.engine.Engines;
import org.dars.translator.memory.Quality;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {
  private static final String ZONE = "local";
  private static final Duration LONG = Duration.ofMinutes(4);

  @TempDir private Path folder;

  private Home home;
  private Database database;
  private BatchStore store;
  private CourseLibrary library;
  private Courseware courseware;
  private TranslationMemory memory;

  @BeforeEach
  void open() throws Exception {
    home = new Home(folder.resolve("home")).ready();
    database = Database.open(home);
    store = new BatchStore(database, Clock.systemUTC());
    courseware = Courseware.open(ReadLimits.standard());
    library = new CourseLibrary(database, new Blobs(home), courseware, Clock.systemUTC());
    memory = TranslationMemory.open(home.memory(ZONE));
    Path course = folder.resolve("course");
    for (int unit = 1; unit <= 2; unit++) {
      Path files = Files.createDirectories(course.resolve("unit-" + unit));
      for (int page = 1; page <= 3; page++) {
        StringBuilder text = new StringBuilder("# Page " + unit + "." + page + "\n");
        for (int p = 1; p <= 40; p++) {
          text.append("\nParagraph number ")
              .append(p)
              .append(" of page ")
              .append(unit * 10 + page)
              .append(" tells about **cells** and `code()`.\n");
        }
        Files.writeString(files.resolve("page-" + page + ".md"), text);
      }
    }
    library.add(ZONE, new AddRequest(course, "biology", "Biology"), AddListener.SILENT);
  }

  @AfterEach
  void close() throws Exception {
    memory.close();
    courseware.close();
    database.close();
  }

  private Batches batches(@Nullable LanguageModel model) {
    return batches(new Engines(model, null), memory, LocalisationLimits.NONE);
  }

  private Batches batches(
      Engines engines, @Nullable TranslationMemory known, LocalisationLimits limits) {
    LanguageRun run =
        new LanguageRun(
            home,
            database,
            store,
            library,
            courseware,
            engines,
            known,
            account(limits),
            Clock.systemUTC());
    return new Batches(database, store, library, engines, run, Clock.systemUTC());
  }

  private LocalisationAccount account(LocalisationLimits limits) {
    return new LocalisationAccount(
        Price.FREE,
        limits,
        new Spending(database, Clock.systemUTC(), Spending.Use.LOCALISATION),
        Clock.systemUTC());
  }

  private static NewBatch into(String engine, String... languages) {
    return new NewBatch("biology", "en", List.of(languages), engine, ReviewPolicy.NONE, 2);
  }

  private Batch done(Batches batches, String id) throws InterruptedException {
    assertThat(batches.await(ZONE, id, LONG)).as("ended within %s", LONG).isTrue();
    return batches.batch(ZONE, id).orElseThrow();
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

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
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

  /** Enough for some of the requests that the course takes. */
  private static final long FEW_TOKENS = 16_000;

  private static NewBatch within(Limit limit) {
    return new NewBatch("biology", "en", List.of("es"), "llm", ReviewPolicy.NONE, 2, limit);
  }

  @Test
  void aSpentBudgetPausesItAndAHigherOneGoesOnWithoutAskingAgain() throws Exception {
    WordsModel model = new WordsModel(n -> {});
    try (Batches batches = batches(model)) {
      batches.start(1);
      String id = batches.submit(ZONE, within(new Limit(null, FEW_TOKENS)));
      Batch paused = done(batches, id);
      assertThat(paused.target("es").orElseThrow().state()).isEqualTo(State.PAUSED);
      assertThat(paused.target("es").orElseThrow().report())
          .contains("the budget of 16000 tokens would be passed");
      assertThat(paused.spent().tokens()).isBetween(1L, FEW_TOKENS);
      assertThat(batches.submit(ZONE, within(new Limit(null, 1_000_000L)))).isEqualTo(id);
      Batch ended = done(batches, id);
      assertThat(ended.target("es").orElseThrow().state()).isEqualTo(State.DONE);
      assertThat(ended.what().limit()).isEqualTo(new Limit(null, 1_000_000L));
      assertThat(ended.spent().tokens()).isGreaterThan(FEW_TOKENS);
      assertThat(account(LocalisationLimits.NONE).today(ZONE)).isEqualTo(ended.spent());
    }
    assertThat(model.asked.values()).allMatch(n -> n == 1);
  }

  @Test
  void aSpentDayHoldsItBackUntilTheNextOne() throws Exception {
    LocalisationLimits day = new LocalisationLimits(null, FEW_TOKENS);
    Engines engines = new Engines(new WordsModel(n -> {}), null);
    try (Batches batches = batches(engines, memory, day)) {
      batches.start(1);
      String id = batches.submit(ZONE, within(Limit.NONE));
      for (int i = 0; i < 600 && batches.nextTry(ZONE, id, "es").filter(later()).isEmpty(); i++) {
        Thread.sleep(50);
      }
      assertThat(batches.nextTry(ZONE, id, "es").orElseThrow())
          .isEqualTo(Instant.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
      Batch waiting = batches.batch(ZONE, id).orElseThrow();
      assertThat(waiting.target("es").orElseThrow().state()).isEqualTo(State.WAITING);
      assertThat(waiting.target("es").orElseThrow().report())
          .contains("the day's limit for localising of 16000 tokens would be passed");
    }
    assertThat(account(day).today("other")).isEqualTo(Spent.NOTHING);
  }

  private static Predicate<Instant> later() {
    Instant soon = Instant.now().plusSeconds(1);
    return time -> time.isAfter(soon);
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
  void aBudgetThatNothingMeasuresIsRefused() {
    try (Batches batches = batches(new WordsModel(n -> {}))) {
      assertThatThrownBy(() -> batches.submit(ZONE, within(new Limit(5_000_000L, null))))
          .hasMessage(
              "A budget in money needs the language model's prices: set DARS_LLM_PRICE_IN and"
                  + " DARS_LLM_PRICE_OUT, or limit the tokens.");
      assertThatThrownBy(() -> batches.submit(ZONE, within(new Limit(null, 0L))))
          .hasMessage("A budget must be more than 0, or left out.");
      assertThat(batches.list(ZONE)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DARS_LLM_LOCALISATION_TOKENS_DAY, 1.5, 'DARS_LLM_LOCALISATION_TOKENS_DAY cannot be “1.5”; set"
        + " it, for example, to 2000000.'",
    "DARS_LLM_LOCALISATION_BUDGET_DAY, 5, 'DARS_LLM_LOCALISATION_BUDGET_DAY needs the language"
        + " model''s prices: set DARS_LLM_PRICE_IN and DARS_LLM_PRICE_OUT (of a million tokens), or"
        + " set DARS_LLM_LOCALISATION_TOKENS_DAY instead.'"
  })
  void aLimitOfTheDayThatCannotBeIsNamed(String name, String value, String message) {
    assertThatThrownBy(() -> LocalisationLimits.from(Map.of(name, value), Price.FREE))
        .hasMessage(message);
  }

  @Test
  void aLimitOfTheDayIsRead() throws Exception {
    assertThat(
            LocalisationLimits.from(
                Map.of(LocalisationLimits.MONEY, "2.50", LocalisationLimits.TOKENS, " 2000000 "),
                new Price(1, 1)))
        .isEqualTo(new LocalisationLimits(2_500_000L, 2_000_000L));
    assertThat(LocalisationLimits.from(Map.of(LocalisationLimits.MONEY, " "), Price.FREE))
        .isEqualTo(LocalisationLimits.NONE);
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
