package org.dars.assistant.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.dars.assistant.store.ConversationStore.Reason;
import org.dars.assistant.store.ConversationStore.StoredConversation;
import org.dars.assistant.store.ConversationStore.StoredTurn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final String ADA = "a".repeat(64);
  private static final String BEN = "b".repeat(64);

  @TempDir Path folder;
  private Database database;
  private ConversationStore store;

  @BeforeEach
  void open() {
    database = Database.open(new Home(folder));
    store = at(NOW);
    for (String zone : new String[] {"a", "b"}) {
      database.write(w ->
          w.execute(
              "insert into course (zone, id, title, added, source) values (?, 'kelp', 'Kelp', 0, '/kelp')",
              zone));
    }
  }

  private ConversationStore at(Instant time) {
    return new ConversationStore(database, Clock.fixed(time, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private String talk(ConversationStore clocked, String zone, String visitor, String question) {
    String id = clocked.begin(zone, "kelp", visitor, question);
    assertThat(clocked.ask(zone, id, question)).hasValue(1);
    return id;
  }

  @Test
  void aQuestionIsThereBeforeItsAnswerIs() {
    String id = talk(store, "a", ADA, "What is kelp?");
    assertThat(store.turns("a", id))
        .containsExactly(new StoredTurn(1, "What is kelp?", NOW, null, null));
    store.answered("a", id, 1, "{}");
    assertThat(store.ask("a", id, "And where?")).hasValue(2);
    assertThat(store.turns("a", id)).extracting(StoredTurn::answerJson).containsExactly("{}", null);
  }

  @Test
  void conversationsAreListedLastAskedFirstAndOnlyToTheirVisitor() {
    String first = talk(store, "a", ADA, "one");
    talk(at(NOW.plusSeconds(1)), "a", ADA, "two");
    talk(store, "a", BEN, "three");
    talk(store, "b", ADA, "four");
    at(NOW.plusSeconds(2)).ask("a", first, "one again");
    assertThat(store.list("a", ADA, "kelp", 10))
        .extracting(StoredConversation::title, StoredConversation::turns)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("one", 2),
            org.assertj.core.groups.Tuple.tuple("two", 1));
  }

  @Test
  void nobodyReadsRenamesJudgesOrDeletesAnothersConversation() {
    String id = talk(store, "a", ADA, "mine");
    store.answered("a", id, 1, "{}");
    assertThat(store.conversation("a", BEN, id)).isEmpty();
    assertThat(store.conversation("b", ADA, id)).isEmpty();
    assertThat(store.rename("a", BEN, id, "yours")).isFalse();
    assertThat(store.feedback("a", BEN, id, 1, Reason.WRONG, "")).isFalse();
    assertThat(store.delete("a", BEN, id)).isFalse();
    assertThat(store.delete("b", ADA, id)).isFalse();
    assertThat(store.deleteAll("a", BEN, "kelp")).isZero();
    assertThat(store.conversation("a", ADA, id).orElseThrow().title()).isEqualTo("mine");
  }

  @Test
  void feedbackIsOneForAnAnswerAndChangesAndGoesWhenItIsAskedAgain() {
    String id = talk(store, "a", ADA, "What is kelp?");
    assertThat(store.feedback("a", ADA, id, 1, Reason.HELPFUL, "")).isFalse();
    store.answered("a", id, 1, "{}");
    assertThat(store.feedback("a", ADA, id, 1, Reason.HELPFUL, "")).isTrue();
    assertThat(store.feedback("a", ADA, id, 1, Reason.INCOMPLETE, "which kinds?")).isTrue();
    assertThat(store.turns("a", id).getFirst().feedback())
        .isEqualTo(new ConversationStore.StoredFeedback(Reason.INCOMPLETE, "which kinds?", NOW));
    assertThat(store.askAgain("a", id, 1)).isTrue();
    assertThat(store.turns("a", id).getFirst())
        .isEqualTo(new StoredTurn(1, "What is kelp?", NOW, null, null));
  }

  @Test
  void whatIsOlderThanItIsKeptGoesWithItsTurns() {
    String old = talk(at(NOW.minus(Duration.ofDays(200))), "a", ADA, "old");
    String young = talk(at(NOW.minus(Duration.ofDays(100))), "a", ADA, "young");
    assertThat(store.deleteBefore("a", NOW.minus(Duration.ofDays(180)))).isEqualTo(1);
    assertThat(store.turns("a", old)).isEmpty();
    assertThat(store.turns("a", young)).hasSize(1);
  }

  @Test
  void aConversationThatIsGoneTakesNoQuestionAndAnAnswerForItIsDropped() {
    String id = talk(store, "a", ADA, "soon gone");
    assertThat(store.delete("a", ADA, id)).isTrue();
    assertThat(store.ask("a", id, "more")).isEmpty();
    store.answered("a", id, 1, "{}");
    assertThat(store.answeredTurns("a", "kelp")).isEmpty();
  }

  @Test
  void aCourseThatIsDeletedTakesItsConversationsWithIt() {
    String id = talk(store, "a", ADA, "kelp");
    database.write(w -> w.execute("delete from course where zone = 'a' and id = 'kelp'"));
    assertThat(store.turns("a", id)).isEmpty();
    assertThatThrownBy(() -> store.begin("a", "kelp", ADA, "again"))
        .isInstanceOf(StoreException.class)
        .hasMessage("There is no course \"kelp\": list them with dars courses.");
  }
}
