package org.dars.assistant.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.dars.assistant.course.CourseFixture;
import org.dars.index.search.SearchMode;
import org.dars.index.search.SearchResult;
import org.junit.jupiter.api.Test;

/** The embedder of a zone changes while the zone is searched. */
class ChangeOverTest extends ChangeOverFixture {

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
}
