package org.dars.assistant.quiz.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseFixture;
import org.dars.assistant.quiz.QuizRoom;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.Blueprint;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.MemoryCard;
import org.dars.assistant.store.MemoryCardRows;
import org.dars.assistant.store.SittingRow;
import org.dars.assistant.store.SittingRows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Practice and tests over a real database, with a clock that tests set. */
class SittingsTest {

  private static final String ZONE = "a";
  private static final String ANNA = "a".repeat(64);
  private static final String BEN = "b".repeat(64);

  @TempDir Path folder;

  private final SettableClock clock = new SettableClock();
  private final FixedForms forms = new FixedForms();
  private CourseFixture fixture;
  private QuizRoom room;
  private Practice practice;
  private Tests tests;
  private Course course;
  private List<BankItem> items = List.of();

  private static final class SettableClock extends Clock {
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @BeforeEach
  void open() throws Exception {
    fixture = new CourseFixture(folder.resolve("home"));
    fixture.add(ZONE, CourseFixture.course(folder.resolve("kelp"), "kelp", 1));
    course = fixture.library.course(ZONE, "kelp").orElseThrow();
    room = room(ItemInLanguage.NONE);
    practice = room.practice();
    tests = room.tests();
    List<Item> four = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      four.add(item("item-" + i, "Section " + i / 2, "Right " + i));
    }
    items = PracticeItems.approve(room.bank(ZONE, course), four);
  }

  private QuizRoom room(ItemInLanguage languages) {
    return new QuizRoom(fixture.database, fixture.library, clock, forms, languages);
  }

  private static Item item(String id, String section, String right) {
    SourceQuote source = new SourceQuote("unit-01", "Unit 1", "p1", "", "first point");
    return PracticeItems.choice(
        id, section, "What is " + id + "?", List.of(right, "wrong", "also wrong"), source);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Sitting round(String visitor, int count, String... sections) {
    String id =
        practice
            .begin(ZONE, course, visitor, new Practice.Wish(Set.of(sections), false, count), 1)
            .orElseThrow();
    return practice.sitting(ZONE, course, visitor, id).orElseThrow();
  }

  private Sitting again(Sitting sitting) {
    return tests.sitting(ZONE, course, sitting.row().visitor(), sitting.id()).orElseThrow();
  }

  private void answer(Sitting sitting, int number, String value) {
    practice.answer(
        ZONE, course, sitting, sitting.step(number).orElseThrow(), Response.of(value), "en");
  }

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
    assertThat(
            practice.begin(ZONE, course, ANNA, new Practice.Wish(Set.of("Section 9"), false, 5), 1))
        .isEmpty();
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
    assertThat(sections.getFirst().objectives())
        .extracting(Mastery::name)
        .containsExactly("About item-0", "About item-1");
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

  private Blueprint test(int minutes, int attempts) {
    return forms.add("kelp", "final", items, minutes, attempts, false);
  }

  private Sitting attempt(String visitor, Blueprint blueprint) {
    String id = tests.begin(ZONE, course, visitor, blueprint, 1).attempt();
    return tests.sitting(ZONE, course, visitor, id).orElseThrow();
  }

  private boolean save(Sitting sitting, int number, String value) {
    return tests.save(ZONE, sitting, sitting.step(number).orElseThrow(), Response.of(value), "en");
  }

  @Test
  void aTestIsSavedItemByItemAndMarkedWhenItIsHandedIn() {
    Sitting sitting = attempt(ANNA, test(0, 0));
    IntStream.rangeClosed(1, 3).forEach(i -> save(sitting, i, "0"));
    save(sitting, 3, "1");
    assertThat(again(sitting).steps()).extracting(Step::score).containsOnlyNulls();
    assertThat(room.answers(ZONE, course).list()).isEmpty();
    assertThat(tests.passed(ZONE, course, sitting.id(), ANNA)).as("still open").isEmpty();
    tests.submit(ZONE, course, again(sitting));
    SittingRow row = again(sitting).row();
    assertThat(row.score()).isEqualTo(0.5);
    assertThat(row.passed()).isFalse();
    assertThat(save(sitting, 4, "0")).as("too late").isFalse();
    tests.submit(ZONE, course, again(sitting));
    assertThat(room.answers(ZONE, course).list()).hasSize(4);
    assertThat(practice.memory(ZONE, course, ANNA)).as("those answered").hasSize(3);
    assertThat(tests.passed(ZONE, course, sitting.id(), ANNA)).isEmpty();
  }

  @Test
  void aPassedTestIsToldToWhoeverCertifiesItAndToNobodyElse() {
    Sitting sitting = attempt(ANNA, test(0, 0));
    IntStream.rangeClosed(1, 3).forEach(i -> save(sitting, i, "0"));
    tests.submit(ZONE, course, again(sitting));
    assertThat(tests.passed(ZONE, course, sitting.id(), ANNA))
        .hasValueSatisfying(attempt -> {
          assertThat(attempt.title()).isEqualTo("Test final");
          assertThat(attempt.score()).isEqualTo(0.75);
        });
    assertThat(room.passed().passed(ZONE, course.id(), sitting.id(), ANNA))
        .hasValueSatisfying(passed -> {
          assertThat(passed.courseTitle()).isEqualTo(course.title());
          assertThat(passed.score()).isEqualTo(0.75);
          assertThat(passed.when()).isEqualTo(clock.instant());
        });
    assertThat(tests.passed(ZONE, course, sitting.id(), BEN)).isEmpty();
    assertThat(tests.passed("b", course, sitting.id(), ANNA)).isEmpty();
    assertThat(tests.passed(ZONE, course, "nothing", ANNA)).isEmpty();
  }

  @Test
  void theServersClockClosesATestAndWhatWasSavedCounts() {
    Sitting sitting = attempt(ANNA, test(30, 0));
    save(sitting, 1, "0");
    clock.pass(Duration.ofMinutes(29));
    assertThat(save(sitting, 2, "0")).isTrue();
    assertThat(room.openTests().seal(ZONE, ANNA).items()).isNotEmpty();
    clock.pass(Duration.ofMinutes(1));
    assertThat(save(sitting, 3, "0")).isFalse();
    assertThat(room.openTests().seal(ZONE, ANNA).items()).isEmpty();
    clock.pass(Duration.ofHours(5));
    Sitting closed = again(sitting);
    assertThat(closed.row().score()).isEqualTo(0.5);
    assertThat(closed.row().ended()).isEqualTo(sitting.row().due());
  }

  @Test
  void anAttemptGoesOnInAnotherTabAndTheLimitHolds() {
    Blueprint blueprint = test(0, 2);
    Sitting first = attempt(ANNA, blueprint);
    assertThat(attempt(ANNA, blueprint).id()).isEqualTo(first.id());
    tests.submit(ZONE, course, first);
    Sitting second = attempt(ANNA, blueprint);
    assertThat(second.id()).isNotEqualTo(first.id());
    tests.submit(ZONE, course, second);
    assertThat(tests.begin(ZONE, course, ANNA, blueprint, 1).refusal())
        .hasValue(Tests.Refusal.NONE_LEFT);
    assertThat(tests.begin(ZONE, course, BEN, blueprint, 1).refusal()).isEmpty();
    forms.add("kelp", "none", List.of(), 0, 0, false);
    Blueprint none = forms.find(ZONE, course, "none").orElseThrow();
    assertThat(tests.begin(ZONE, course, ANNA, none, 1).refusal()).hasValue(Tests.Refusal.NO_ITEMS);
  }

  @Test
  void aTestThatWasClosedAndNotMarkedIsMarkedAtTheNextLook() {
    Sitting sitting = attempt(ANNA, test(0, 0));
    IntStream.rangeClosed(1, 4).forEach(i -> save(sitting, i, "0"));
    // The service is killed between the two.
    new SittingRows(fixture.database, ZONE).close(sitting.row(), clock.instant());
    assertThat(again(sitting).row().score()).isEqualTo(1);
    assertThat(again(sitting).row().passed()).isTrue();
  }

  @Test
  void itemsOfAnOpenTestAreNotPractised() {
    assertThat(practice.overview(ZONE, course, ANNA).items()).isEqualTo(4);
    Sitting sitting = attempt(ANNA, forms.add("kelp", "some", items.subList(0, 3), 0, 0, false));
    assertThat(practice.overview(ZONE, course, ANNA).items()).isEqualTo(1);
    assertThat(practice.overview(ZONE, course, ANNA).held()).isEqualTo(3);
    assertThat(round(ANNA, 50).steps()).hasSize(1);
    assertThat(round(BEN, 50).steps()).hasSize(4);
    tests.submit(ZONE, course, sitting);
    assertThat(round(ANNA, 50).steps()).hasSize(4);
  }

  @Test
  void forgettingLeavesNothingButATestThatIsOpen() {
    Sitting sitting = round(ANNA, 4);
    answer(sitting, 1, "0");
    Sitting open = attempt(ANNA, test(0, 0));
    Sitting ben = round(BEN, 4);
    assertThat(practice.forget(ZONE, course, ANNA)).isEqualTo(1);
    assertThat(practice.sittings(ZONE, course, ANNA))
        .extracting(SittingRow::id)
        .containsExactly(open.id());
    assertThat(practice.memory(ZONE, course, ANNA)).isEmpty();
    assertThat(practice.sittings(ZONE, course, BEN))
        .extracting(SittingRow::id)
        .containsExactly(ben.id());
    tests.submit(ZONE, course, open);
    practice.forget(ZONE, course, ANNA);
    assertThat(practice.sittings(ZONE, course, ANNA)).isEmpty();
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
