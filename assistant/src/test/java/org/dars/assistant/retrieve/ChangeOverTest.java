package org.dars.assistant.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.dars.assistant.course.CourseFixture;
import org.dars.index.search.SearchMode;
import org.dars.index.search.SearchResult;
import org.dars.models.Embedder;
import org.dars.models.EmbedderException;
import org.dars.models.PartVectors;
import org.dars.models.TextParts;
import org.dars.models.testing.HashEmbedder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedder of a zone changes while the zone is searched. */
class ChangeOverTest {

  private static final String OLD = "old";
  private static final String NEW = "new";
  private static final Query QUESTION =
      new Query(
          "a",
          Set.of("kelp"),
          Set.of(),
          "What should students remember about unit 3?",
          "en",
          SearchMode.HYBRID,
          5);

  @TempDir Path folder;
  private CourseFixture fixture;
  private final Choice choice = new Choice();

  @BeforeEach
  void open() throws Exception {
    fixture = new CourseFixture(folder.resolve("home"));
    fixture.add("a", CourseFixture.course(folder.resolve("kelp"), "kelp", 6));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void searchesOnSeveralThreadsAreRightBeforeDuringAndAfterTheChange() throws Exception {
    try (Retriever retriever = retriever();
        ExecutorService searchers = Executors.newFixedThreadPool(4)) {
      retriever.catchUp("a", CatchUpListener.SILENT);
      AtomicBoolean stop = new AtomicBoolean();
      AtomicInteger searches = new AtomicInteger();
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        running.add(
            searchers.submit(() -> {
              while (!stop.get()) {
                SearchResult found = retriever.search(QUESTION);
                assertThat(found.mode()).isEqualTo(SearchMode.HYBRID);
                assertThat(found.hits()).hasSize(5);
                assertThat(found.hits().getFirst().key().document()).isEqualTo("unit-03");
                assertThat(found.hits().getFirst().similarity()).isBetween(0.1f, 1.01f);
                searches.incrementAndGet();
              }
            }));
      }
      choice.wanted = NEW;
      choice.hold = new CountDownLatch(1);
      CompletableFuture<CatchUp> change =
          CompletableFuture.supplyAsync(() -> retriever.changeOver("a", CatchUpListener.SILENT));
      choice.reached.await();
      assertThat(retriever.model("a")).isEqualTo(OLD);
      awaitSearches(searches, running);
      choice.hold.countDown();
      assertThat(change.get().outcome()).isEqualTo(CatchUp.Outcome.CURRENT);
      assertThat(change.get().documents()).isEqualTo(6);
      assertThat(retriever.model("a")).isEqualTo(NEW);
      awaitSearches(searches, running);
      stop.set(true);
      for (Future<?> each : running) {
        each.get(); // throws what went wrong in it
      }
      assertThat(retriever.size("a")).isEqualTo(fixture.library.changedPassages("a", 0));
    }
    assertThat(choice.open).isEmpty();
    try (Retriever again = retriever()) {
      assertThat(again.catchUp("a", CatchUpListener.SILENT).documents()).isZero();
      assertThat(again.search(QUESTION).hits()).hasSize(5);
      assertThat(indexes()).containsExactly(name(choice.embedder(NEW)));
    }
  }

  @Test
  void whatIsAddedDuringTheChangeIsFoundAtOnceAndAfterwards() throws Exception {
    try (Retriever retriever = retriever()) {
      retriever.catchUp("a", CatchUpListener.SILENT);
      choice.wanted = NEW;
      choice.hold = new CountDownLatch(1);
      CompletableFuture<CatchUp> change =
          CompletableFuture.supplyAsync(() -> retriever.changeOver("a", CatchUpListener.SILENT));
      choice.reached.await();
      CourseFixture.unit(folder.resolve("kelp"), "kelp", 7, "a walrus");
      Files.delete(folder.resolve("kelp/unit-01.md"));
      fixture.add("a", folder.resolve("kelp"));
      retriever.catchUp("a", CatchUpListener.SILENT);
      assertThat(retriever.model("a")).isEqualTo(OLD);
      assertThat(documents(retriever, "walrus")).contains("unit-07").doesNotContain("unit-01");

      choice.hold.countDown();
      change.get();

      assertThat(retriever.model("a")).isEqualTo(NEW);
      assertThat(documents(retriever, "walrus")).contains("unit-07").doesNotContain("unit-01");
      assertThat(retriever.size("a")).isEqualTo(fixture.library.changedPassages("a", 0));
      assertThat(retriever.behind("a")).isZero();
    }
  }

  @Test
  void aChangeThatWasStoppedGoesOnFromThereAfterARestart() {
    AtomicInteger asked = new AtomicInteger();
    CatchUpListener stopsAfterThree =
        new CatchUpListener() {
          @Override
          public void progress(int done, int total) {}

          @Override
          public boolean cancelled() {
            return asked.incrementAndGet() > 3;
          }
        };
    int whole;
    try (Retriever retriever = retriever()) {
      whole = retriever.catchUp("a", CatchUpListener.SILENT).passages();
      choice.wanted = NEW;
      assertThat(retriever.changeOver("a", stopsAfterThree))
          .matches(c -> c.outcome() == CatchUp.Outcome.CANCELLED && c.documents() == 3);
      assertThat(retriever.model("a")).isEqualTo(OLD);
      assertThat(retriever.search(QUESTION).hits()).hasSize(5);
    }
    int embedded = choice.embedded.get();
    try (Retriever retriever = retriever()) {
      assertThat(retriever.model("a")).isEqualTo(OLD);
      assertThat(retriever.changeOver("a", CatchUpListener.SILENT).documents()).isEqualTo(3);
      assertThat(retriever.model("a")).isEqualTo(NEW);
    }
    assertThat(embedded).isBetween(1, whole - 1);
    assertThat(choice.embedded.get()).isEqualTo(whole);
  }

  @Test
  void aServiceFollowsWhatIsChosenAndGoesBackToTheDefault() throws Exception {
    try (Retriever retriever = retriever()) {
      retriever.catchUp("a", CatchUpListener.SILENT);
      choice.wanted = NEW;
      follow(retriever, NEW);
      choice.wanted = OLD;
      follow(retriever, OLD);
      assertThat(retriever.search(QUESTION).hits()).hasSize(5);
    }
  }

  @Test
  void aModelThatCannotBeOpenedChangesNothing() {
    try (Retriever retriever = retriever()) {
      retriever.catchUp("a", CatchUpListener.SILENT);
      choice.wanted = "broken";
      assertThatThrownBy(() -> retriever.changeOver("a", CatchUpListener.SILENT))
          .isInstanceOf(RetrieveException.class)
          .hasMessage(
              "The embedding model broken cannot be used, and the one before it stays: broken is"
                  + " not installed.");
      assertThat(retriever.model("a")).isEqualTo(OLD);
      assertThat(retriever.search(QUESTION).mode()).isEqualTo(SearchMode.HYBRID);
    }
  }

  @Test
  void anIndexWhoseModelIsGoneIsSearchedByWordsAndMadeAnewWithTheUsualOne() {
    choice.wanted = NEW;
    try (Retriever retriever = retriever()) {
      retriever.catchUp("a", CatchUpListener.SILENT);
      assertThat(retriever.model("a")).isEqualTo(NEW);
    }
    choice.gone.add(NEW);
    try (Retriever retriever = retriever()) {
      SearchResult found = retriever.search(QUESTION);
      assertThat(found.mode()).isEqualTo(SearchMode.LEXICAL);
      assertThat(found.hits()).hasSize(5);

      retriever.changeOver("a", CatchUpListener.SILENT);

      assertThat(retriever.model("a")).isEqualTo(OLD);
      assertThat(retriever.search(QUESTION).mode()).isEqualTo(SearchMode.HYBRID);
    }
  }

  @Test
  void aNewZoneBeginsWithTheModelItWants() {
    choice.wanted = NEW;
    try (Retriever retriever = retriever()) {
      retriever.catchUp("a", CatchUpListener.SILENT);
      assertThat(retriever.model("a")).isEqualTo(NEW);
      assertThat(fixture.home.index("a")).doesNotExist();
      assertThat(retriever.changeOver("a", CatchUpListener.SILENT).documents()).isZero();
    }
  }

  @Test
  void anotherNameForTheSameModelEmbedsNothingAgain() {
    try (Retriever retriever = retriever()) {
      retriever.catchUp("a", CatchUpListener.SILENT);
      choice.wanted = "alias of old";
      CatchUp change = retriever.changeOver("a", CatchUpListener.SILENT);
      assertThat(change.passages()).isZero();
      assertThat(retriever.model("a")).isEqualTo("alias of old");
      assertThat(indexes()).containsExactly("index");
    }
  }

  @Test
  void aProcessBesideFollowsTheOneThatChanges() {
    try (Retriever service = retriever()) {
      service.catchUp("a", CatchUpListener.SILENT);
      try (Retriever beside = retriever()) {
        assertThat(beside.search(QUESTION).hits()).hasSize(5);
        choice.wanted = NEW;
        assertThat(beside.changeOver("a", CatchUpListener.SILENT).outcome())
            .isEqualTo(CatchUp.Outcome.SERVED_BY_ANOTHER);
        service.changeOver("a", CatchUpListener.SILENT);

        SearchResult found = beside.search(QUESTION);

        assertThat(beside.model("a")).isEqualTo(NEW);
        assertThat(found.mode()).isEqualTo(SearchMode.HYBRID);
        assertThat(found.hits().getFirst().key().document()).isEqualTo("unit-03");
      }
    }
  }

  @Test
  void aPointerThatIsNotUnderstoodOrLeadsElsewhereIsNotFollowed() throws Exception {
    try (Retriever retriever = retriever()) {
      retriever.catchUp("a", CatchUpListener.SILENT);
    }
    Path pointer = fixture.home.zoneFolder("a").resolve("index.json");
    for (String content :
        List.of(
            "",
            "{",
            "null",
            "{\"folder\":\"../b/index\",\"model\":\"new\",\"fingerprint\":\"x\",\"dimensions\":8}")) {
      Files.writeString(pointer, content);
      try (Retriever retriever = retriever()) {
        assertThat(retriever.model("a")).as(content).isEqualTo(OLD);
        assertThat(retriever.search(QUESTION).hits()).hasSize(5);
      }
    }
  }

  private Retriever retriever() {
    return new Retriever(fixture.home, fixture.library, choice, Rerankers.NONE);
  }

  private List<String> indexes() {
    try (Stream<Path> files = Files.list(fixture.home.zoneFolder("a"))) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(n -> n.startsWith("index") && !n.endsWith(".json"))
          .toList();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String name(Embedder embedder) {
    return ZoneSearch.folderOf(embedder);
  }

  private static List<String> documents(Retriever retriever, String question) {
    return retriever
        .search(new Query("a", Set.of(), Set.of(), question, "en", SearchMode.HYBRID, 100))
        .hits()
        .stream()
        .map(hit -> hit.key().document())
        .toList();
  }

  /** Until each thread has surely begun and ended a search after this moment. */
  private static void awaitSearches(AtomicInteger searches, List<Future<?>> running)
      throws InterruptedException {
    int until = searches.get() + 40;
    while (searches.get() < until) {
      assertThat(running).noneMatch(Future::isDone);
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  /** Now and then, as a service does. */
  private static void follow(Retriever retriever, String model) throws InterruptedException {
    for (int i = 0; i < 3_000 && !retriever.model("a").equals(model); i++) {
      retriever.follow("a");
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(retriever.model("a")).isEqualTo(model);
  }

  /** Two models of different dimensions; the new one can be held up while it embeds passages. */
  private static final class Choice implements Embedders {
    volatile String wanted = OLD;
    volatile @Nullable CountDownLatch hold;
    final CountDownLatch reached = new CountDownLatch(1);
    final Set<String> gone = ConcurrentHashMap.newKeySet();
    final AtomicInteger embedded = new AtomicInteger();
    final Set<Embedder> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> dimensions = Map.of(OLD, 64, "alias of old", 64, NEW, 96);

    @Override
    public String wanted(String zone) {
      return wanted;
    }

    @Override
    public String standard() {
      return OLD;
    }

    Embedder embedder(String model) {
      return new HashEmbedder(dimensions.getOrDefault(model, 0), Set.of("en"));
    }

    @Override
    public Embedder open(String model) {
      if (!dimensions.containsKey(model) || gone.contains(model)) {
        throw new EmbedderException(model + " is not installed.");
      }
      Embedder opened = model.equals(NEW) ? new Held(embedder(model), this) : embedder(model);
      open.add(opened);
      return opened;
    }

    @Override
    public void close(@Nullable Embedder embedder) {
      if (embedder != null) {
        embedder.close();
        open.remove(embedder);
      }
    }
  }

  /** Waits where it is told to, and counts. */
  private static final class Held extends EmbedderWrapper {

    private final Choice choice;

    Held(Embedder embedder, Choice choice) {
      super(embedder);
      this.choice = choice;
    }

    @Override
    public String name() {
      return NEW;
    }

    @Override
    public List<PartVectors> embedParts(List<TextParts> texts, IntConsumer done) {
      CountDownLatch hold = choice.hold;
      if (hold != null) {
        choice.reached.countDown();
        try {
          hold.await();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
      choice.embedded.addAndGet(texts.size());
      return super.embedParts(texts, done);
    }
  }
}
