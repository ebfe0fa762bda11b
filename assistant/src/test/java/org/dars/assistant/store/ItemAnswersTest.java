package org.dars.assistant.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.dars.assistant.store.ItemAnswers.Answered;
import org.dars.assistant.store.ItemAnswers.Given;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemAnswersTest {

  @TempDir private Path folder;
  private Database database;
  private ItemAnswers answers;

  @BeforeEach
  void open() {
    database = Database.open(new Home(folder));
    for (String zone : List.of("a", "b")) {
      StoredCourses.add(database, zone, "kelp");
      new ItemRows(database, zone, "kelp").put(List.of(item("one"), item("two")), "made");
    }
    answers = new ItemAnswers(database, "a", "kelp", Clock.systemUTC());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static ItemRow item(String id) {
    return new ItemRow(
        id,
        0,
        1,
        "DRAFT",
        "essay",
        "en",
        "",
        "",
        null,
        null,
        "",
        "{}",
        "[]",
        true,
        "A",
        Instant.EPOCH,
        List.of(),
        "");
  }

  private static Answered answered(String item, double score, Integer... picked) {
    return new Answered(item, 1, "en", score, List.of(picked));
  }

  @Test
  void answersAreKeptByTheirSitting() {
    answers.record("s1", List.of(answered("two", 0.5, 0, 2), answered("one", 0)));
    answers.record("s2", List.of(answered("two", 1)));
    assertThat(answers.list())
        .containsExactly(
            new Given("s1", answered("one", 0)),
            new Given("s1", answered("two", 0.5, 0, 2)),
            new Given("s2", answered("two", 1)));
    assertThat(new ItemAnswers(database, "b", "kelp", Clock.systemUTC()).list()).isEmpty();
  }

  @Test
  void recordingASittingAgainAddsOnlyWhatIsNew() {
    answers.record("s", List.of(answered("one", 0)));
    answers.record("s", List.of(answered("one", 1), answered("two", 1)));
    assertThat(answers.list())
        .containsExactly(new Given("s", answered("one", 0)), new Given("s", answered("two", 1)));
  }

  @Test
  void anItemThatIsNotInTheBankIsPassedOver() {
    answers.record("s", List.of(answered("gone", 1), answered("one", 1)));
    assertThat(answers.list()).containsExactly(new Given("s", answered("one", 1)));
  }

  @Test
  void aScoreThatIsNoShareIsRefused() {
    assertThatThrownBy(() -> answered("one", 1.5)).hasMessage("score of one is 1.5, not 0 to 1");
    assertThatThrownBy(() -> answered("one", Double.NaN))
        .hasMessage("score of one is NaN, not 0 to 1");
  }
}
