package org.dars.assistant.quiz.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.MemoryCard;
import org.dars.assistant.store.MemoryCardRows;
import org.dars.assistant.store.SittingRows;
import org.junit.jupiter.api.Test;

/** Rounds of practice, and what is known after them. */
class RoundsTest extends SittingsFixture {

  @Test
  void onlyApprovedItemsAreAsked() {
    room.bank(ZONE, course)
        .add(
            List.of(item("draft", "Section 0", "x")),
            i -> org.dars.assistant.quiz.examine.Examination.NONE,
            "test",
            "made");
    PracticeItems.change(room.bank(ZONE, course), items.getFirst(), ItemState.RETIRED);
    assertThat(round(ANNA, 50).steps())
        .extracting(s -> s.item().id())
        .containsExactlyInAnyOrder("item-1", "item-2", "item-3");
    assertThat(round(ANNA, 50, "Section 1").steps()).hasSize(2);
    assertThat(practice.begin(ZONE, course, ANNA, wish(5, "Section 9"), 1)).isEmpty();
  }

  @Test
  void theFirstAnswerCountsHoweverOftenAFormIsSent() throws Exception {
    Sitting sitting = round(ANNA, 4);
    List<Callable<Boolean>> posts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      posts.add(() -> {
        answer(sitting, 1, "0");
        return true;
      });
    }
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (Future<Boolean> post : threads.invokeAll(posts)) {
        assertThat(post.get()).isTrue();
      }
    }
    answer(sitting, 1, "1");
    Step step = again(sitting).steps().getFirst();
    assertThat(step.response()).isEqualTo(Response.of("0"));
    assertThat(step.score()).isEqualTo(1);
    assertThat(practice.memory(ZONE, course, ANNA))
        .singleElement()
        .satisfies(c -> {
          assertThat(c.reviews()).isEqualTo(1);
          assertThat(c.lastScore()).isEqualTo(1);
        });
    assertThat(room.answers(ZONE, course).list())
        .singleElement()
        .satisfies(g -> {
          assertThat(g.sitting()).isEqualTo(sitting.id());
          assertThat(g.answer().picked()).containsExactly(0);
          assertThat(g.answer().version()).isEqualTo(2);
          assertThat(g.answer().score()).isEqualTo(1);
        });
  }

  @Test
  void answersAreThereAfterTheDatabaseIsOpenedAnew() {
    Sitting sitting = round(ANNA, 4);
    answer(sitting, 1, "1");
    try (Database reopened = Database.open(fixture.home)) {
      List<org.dars.assistant.store.SittingItemRow> rows =
          new SittingRows(reopened, ZONE).items(sitting.id());
      assertThat(rows.getFirst().response()).isEqualTo("[\"1\"]");
      assertThat(rows.getFirst().score()).isZero();
      assertThat(rows.get(1).response()).isNull();
    }
    assertThat(again(sitting).next()).isEqualTo(2);
  }

  @Test
  void anEditedItemIsAnsweredInTheVersionThatWasDrawn() {
    Sitting sitting = round(ANNA, 4);
    Step step = sitting.steps().getFirst();
    BankItem before = room.bank(ZONE, course).find(step.item().id()).orElseThrow();
    PracticeItems.change(room.bank(ZONE, course), before, ItemState.RETIRED);
    assertThat(again(sitting).steps().getFirst().item()).isEqualTo(step.item());
    answer(sitting, 1, "0");
    assertThat(again(sitting).right()).isEqualTo(1);
  }

  @Test
  void whatWasWrongComesFirstAndWhatWasRightInDays() {
    Sitting first = round(ANNA, 2, "Section 0");
    answer(first, 1, "0");
    answer(first, 2, "1");
    String wrong = first.steps().get(1).item().id();
    assertThat(practice.overview(ZONE, course, ANNA).due()).isZero();
    assertThat(practice.begin(ZONE, course, ANNA, new Practice.Wish(Set.of(), true, 5), 1))
        .isEmpty();
    clock.pass(Duration.ofMinutes(11));
    Practice.Overview soon = practice.overview(ZONE, course, ANNA);
    assertThat(soon.due()).isEqualTo(1);
    assertThat(round(ANNA, 4).steps().getFirst().item().id()).isEqualTo(wrong);
    clock.pass(Duration.ofDays(3));
    assertThat(practice.overview(ZONE, course, ANNA).due()).isEqualTo(2);
    assertThat(practice.overview(ZONE, course, BEN).due()).as("another visitor").isZero();
  }

  @Test
  void masteryIsTheShareThatWouldBeRightNow() {
    Sitting sitting = round(ANNA, 2, "Section 0");
    answer(sitting, 1, "0");
    List<Mastery> sections = practice.overview(ZONE, course, ANNA).sections();
    assertThat(sections).extracting(Mastery::name).containsExactly("Section 0", "Section 1");
    assertThat(sections.getFirst().share()).as("one of two known").isCloseTo(0.5, within(1e-9));
    assertThat(sections.getFirst().level()).isEqualTo(Mastery.Level.GROWING);
    assertThat(sections.getLast().level()).isEqualTo(Mastery.Level.NEW);
    assertThat(practice.objectives(ZONE, course, ANNA))
        .as("of the item that was answered, and no other")
        .extracting(Mastery::name)
        .containsExactly("About " + sitting.steps().getFirst().item().id());
    clock.pass(Duration.ofDays(60));
    assertThat(practice.overview(ZONE, course, ANNA).sections().getFirst().share())
        .isBetween(0.2, 0.45);
  }

  @Test
  void anEssayIsMarkedByTheLearnerOnceAndNotCountedForTheBank() {
    Item essay =
        PracticeItems.item(
            "essay",
            "Essays",
            "Why?",
            new Body.Essay(RichText.plain("Because."), RichText.EMPTY),
            new SourceQuote("unit-01", "Unit 1", "p1", "", "first point"));
    PracticeItems.approve(room.bank(ZONE, course), List.of(essay));
    Sitting sitting = round(ANNA, 1, "Essays");
    practice.selfMark(ZONE, course, sitting, sitting.steps().getFirst(), 1);
    assertThat(again(sitting).steps().getFirst().score()).as("before it is written").isNull();
    answer(sitting, 1, "So it is.");
    assertThat(practice.memory(ZONE, course, ANNA)).isEmpty();
    practice.selfMark(ZONE, course, again(sitting), again(sitting).steps().getFirst(), 0.5);
    practice.selfMark(ZONE, course, again(sitting), again(sitting).steps().getFirst(), 1);
    assertThat(again(sitting).steps().getFirst().score()).isEqualTo(0.5);
    assertThat(practice.memory(ZONE, course, ANNA)).hasSize(1);
    assertThat(room.answers(ZONE, course).list()).isEmpty();
  }

  @Test
  void anItemIsAskedAndMarkedInTheLearnersLanguage() {
    ItemInLanguage kazakh =
        (zone, c, item, version, language) ->
            language.equals("kk") ? Optional.of(translated(item)) : Optional.empty();
    Practice translated = room(kazakh).practice();
    Sitting sitting = round(ANNA, 1, "Section 0");
    Step step = sitting.steps().getFirst();
    assertThat(translated.shown(ZONE, course, step, "kk").stem().value()).isEqualTo("Бұл не?");
    assertThat(translated.shown(ZONE, course, step, "fr")).isSameAs(step.item());
    translated.answer(ZONE, course, sitting, step, Response.of("0"), "kk");
    Step answered = again(sitting).steps().getFirst();
    assertThat(answered.language()).isEqualTo("kk");
    assertThat(answered.score()).isEqualTo(1);
    assertThat(translated.shown(ZONE, course, answered, "en").stem().value())
        .as("shown as it was answered")
        .isEqualTo("Бұл не?");
    assertThat(room.answers(ZONE, course).list().getFirst().answer().language()).isEqualTo("kk");
  }

  private static Item translated(Item item) {
    Item there = PracticeItems.item(item.id(), "kk", "Бөлім", "Бұл не?", item.body(), List.of());
    return there;
  }

  @Test
  void aZoneAndAVisitorSeeNothingOfOthers() {
    Sitting sitting = round(ANNA, 4);
    assertThat(practice.sitting(ZONE, course, BEN, sitting.id())).isEmpty();
    assertThat(practice.sitting("b", course, ANNA, sitting.id())).isEmpty();
    assertThat(practice.sittings("b", course, ANNA)).isEmpty();
    List<MemoryCard> none = practice.memory("b", course, ANNA);
    assertThat(none).isEmpty();
  }

  @Test
  void aCourseTakesItsSittingsAlong() {
    Sitting sitting = round(ANNA, 4);
    answer(sitting, 1, "0");
    assertThat(fixture.library.delete(ZONE, "kelp")).isTrue();
    assertThat(new SittingRows(fixture.database, ZONE).list(ANNA, null)).isEmpty();
    assertThat(new MemoryCardRows(fixture.database, ZONE).list(ANNA, "kelp")).isEmpty();
  }
}
