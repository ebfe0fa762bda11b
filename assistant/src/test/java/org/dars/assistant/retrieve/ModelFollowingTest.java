package org.dars.assistant.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dars.index.search.SearchMode;
import org.dars.index.search.SearchResult;
import org.junit.jupiter.api.Test;

/** Which model and index a zone is searched with. */
class ModelFollowingTest extends ChangeOverFixture {

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

  /** Now and then, as a service does. */
  private static void follow(Retriever retriever, String model) throws InterruptedException {
    for (int i = 0; i < 3_000 && !retriever.model("a").equals(model); i++) {
      retriever.follow("a");
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(retriever.model("a")).isEqualTo(model);
  }
}
