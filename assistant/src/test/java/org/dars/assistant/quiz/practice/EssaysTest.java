package org.dars.assistant.quiz.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseFixture;
import org.dars.assistant.quiz.QuizRoom;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.Blueprint;
import org.dars.assistant.quiz.bank.ItemStatistics.Statistic;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.store.CertificateRow;
import org.dars.assistant.store.CertificateRows;
import org.dars.assistant.store.EssayMark;
import org.dars.assistant.store.EssayRows.Outcome;
import org.dars.assistant.store.EssayRows.Query;
import org.dars.assistant.store.SittingRow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests with essays over a real database: what waits, who marks, what comes of it. */
class EssaysTest {

  private static final String ZONE = "a";
  private static final String ANNA = "a".repeat(64);
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path folder;

  private CourseFixture fixture;
  private FixedForms forms;
  private Course course;
  private Instant now = NOON;

  @BeforeEach
  void open() throws Exception {
    fixture = new CourseFixture(folder.resolve("home"));
    fixture.add(ZONE, CourseFixture.course(folder.resolve("kelp"), "kelp", 1));
    course = fixture.library.course(ZONE, "kelp").orElseThrow();
    forms = new FixedForms();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private QuizRoom room() {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new QuizRoom(fixture.database, fixture.library, clock, forms, ItemInLanguage.NONE);
  }

  private Essays essays() {
    return room().essays(ZONE, course);
  }

  /** A test of choices, worth 1 each, and essays, worth as much as they say. */
  private Blueprint test(String id, int choices, int... essays) {
    SourceQuote source = new SourceQuote("unit-01", "Unit 1", "p1", "", "first point");
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < choices; i++) {
      items.add(
          PracticeItems.choice(id + "-c" + i, "Kelp", "What? " + i, List.of("a", "b"), source));
    }
    for (int i = 0; i < essays.length; i++) {
      Item essay =
          PracticeItems.item(
              id + "-e" + i,
              "Kelp",
              "Why? " + i,
              new Body.Essay(RichText.plain("Because."), RichText.EMPTY),
              source);
      items.add(
          new Item(
              essay.id(),
              essay.name(),
              essay.stem(),
              essay.body(),
              essay.explanation(),
              BigDecimal.valueOf(essays[i]),
              essay.about(),
              essay.sources()));
    }
    List<BankItem> approved = PracticeItems.approve(room().bank(ZONE, course), items);
    return forms.add("kelp", id, approved, 0, 0, false);
  }

  /** An attempt that was handed in; answers to the items in order, null for none. */
  private Sitting handedIn(String visitor, Blueprint test, @Nullable String... answers) {
    Tests tests = room().tests();
    String id = tests.begin(ZONE, course, visitor, test, 1).attempt();
    Sitting sitting = tests.sitting(ZONE, course, visitor, id).orElseThrow();
    for (int i = 0; i < answers.length; i++) {
      String answer = answers[i];
      if (answer != null) {
        tests.save(ZONE, sitting, sitting.steps().get(i), Response.of(answer), "en");
      }
    }
    tests.submit(ZONE, course, sitting);
    return again(sitting);
  }

  private Sitting again(Sitting sitting) {
    String visitor = sitting.row().visitor();
    return room().tests().sitting(ZONE, course, visitor, sitting.id()).orElseThrow();
  }

  private List<Essays.Essay> waiting() {
    return essays().list(Query.WAITING, 0, 100);
  }

  private Outcome mark(Essays.Essay essay, String points, String comment) {
    return essays()
        .mark(
            essay,
            essay.row().revision(),
            new Essays.Mark(new BigDecimal(points), comment, List.of(0), "Amina"));
  }

  @Test
  void aTestWithEssaysWaitsAndHasItsScoreWithTheLastMark() {
    Sitting handed = handedIn(ANNA, test("t", 2, 4, 2), "0", "1", "So it is.", "And so.");
    assertThat(handed.row().score()).isNull();
    assertThat(handed.waiting()).isEqualTo(2);
    assertThat(handed.steps()).extracting(Step::score).containsExactly(1.0, 0.0, null, null);
    assertThat(handed.row().least()).isCloseTo(1 / 8.0, within(1e-12));
    assertThat(handed.row().most()).isCloseTo(7 / 8.0, within(1e-12));
    assertThat(room().tests().passed(ZONE, course, handed.id(), ANNA)).isEmpty();
    assertThat(room().passed().passed(ZONE, "kelp", handed.id(), ANNA)).isEmpty();
    assertThat(waiting())
        .extracting(Essays.Essay::text)
        .containsExactlyInAnyOrder("So it is.", "And so.");

    Essays.Essay four =
        waiting().stream().filter(e -> e.scale().mark().intValue() == 4).findFirst().orElseThrow();
    assertThat(mark(four, "3", "Name the sun, too.")).isEqualTo(Outcome.KEPT);
    assertThat(again(handed).row().score()).isNull();
    assertThat(again(handed).waiting()).isEqualTo(1);
    assertThat(mark(waiting().getFirst(), "2", "")).isEqualTo(Outcome.KEPT);

    Sitting marked = again(handed);
    assertThat(marked.row().score()).isCloseTo(6 / 8.0, within(1e-9));
    assertThat(marked.row().passed()).isTrue();
    assertThat(marked.waiting()).isZero();
    assertThat(marked.steps().get(2).comment()).isEqualTo("Name the sun, too.");
    assertThat(marked.steps().get(2).marks().getFirst().ticks()).containsExactly(0);
    assertThat(room().tests().passed(ZONE, course, handed.id(), ANNA)).isPresent();
    assertThat(waiting()).isEmpty();
  }

  @Test
  void whatIsCertainIsSaidAtOnceAndOnlyThen() {
    // Passing takes 60 %.
    SittingRow sure = handedIn(ANNA, test("sure", 3, 1), "0", "0", "0", "So.").row();
    assertThat(sure.surelyPassed()).isTrue();
    assertThat(sure.surelyFailed()).isFalse();
    assertThat(sure.passed()).as("a certificate waits all the same").isFalse();
    SittingRow lost = handedIn(ANNA, test("lost", 3, 1), "1", "1", "0", "So.").row();
    assertThat(lost.surelyFailed()).isTrue();
    Sitting open = handedIn(ANNA, test("open", 2, 1, 1), "0", "1", "So.", "So.");
    assertThat(open.row().surelyPassed() || open.row().surelyFailed()).isFalse();
    // A mark may be changed as long as there is no certificate: it makes nothing certain.
    Essays.Essay one = essays().list(new Query("open", false), 0, 1).getFirst();
    mark(one, "1", "");
    assertThat(again(open).row().surelyPassed() || again(open).row().surelyFailed()).isFalse();
    assertThat(again(open).waiting()).isEqualTo(1);
  }

  @Test
  void anEssayWithoutAWordNeedsNobody() {
    Sitting handed = handedIn(ANNA, test("t", 1, 1), "0", null);
    assertThat(handed.row().score()).isEqualTo(0.5);
    assertThat(handed.row().waiting()).isFalse();
    assertThat(waiting()).isEmpty();
    assertThat(room().answers(ZONE, course).list())
        .as("wrong, as other items that were left out")
        .hasSize(2);
    Sitting blank = handedIn("b".repeat(64), test("u", 1, 1), "0", " \n ");
    assertThat(blank.row().waiting()).isFalse();
  }

  @Test
  void aKilledServiceLeavesNoAttemptUngraded() {
    Blueprint test = test("t", 1, 1);
    Tests tests = room().tests();
    String id = tests.begin(ZONE, course, ANNA, test, 1).attempt();
    Sitting sitting = tests.sitting(ZONE, course, ANNA, id).orElseThrow();
    tests.save(ZONE, sitting, sitting.steps().get(1), Response.of("So."), "en");
    room().practice().rows(ZONE).close(sitting.row(), now);
    assertThat(waiting()).isEmpty();
    assertThat(again(sitting).waiting()).isEqualTo(1);
    again(sitting);
    assertThat(waiting()).as("in the queue once").hasSize(1);
  }

  @Test
  void whatAnAttemptNeedsIsCountedAgainstItsLimitWhileItWaits() {
    test("t", 1, 1);
    List<BankItem> items = room().bank(ZONE, course).list(null);
    Blueprint once = forms.add("kelp", "once", items, 0, 1, false);
    handedIn(ANNA, once, "0", "So.");
    assertThat(room().tests().begin(ZONE, course, ANNA, once, 1).refusal())
        .hasValue(Tests.Refusal.NONE_LEFT);
    assertThat(room().openTests().seal(ZONE, ANNA).items()).as("the tutor is free again").isEmpty();
    Tests.State state = room().tests().find(ZONE, course, ANNA, "once").orElseThrow();
    assertThat(state.awaited()).isTrue();
    mark(waiting().getFirst(), "1", "");
    state = room().tests().find(ZONE, course, ANNA, "once").orElseThrow();
    assertThat(state.awaited()).isFalse();
    assertThat(state.best().orElseThrow().passed()).isTrue();
  }

  @Test
  void theOldestComesFirstAndTheNextAfterIt() {
    Blueprint a = test("a", 0, 1);
    Blueprint b = test("b", 0, 1);
    for (int i = 0; i < 4; i++) {
      now = NOON.plus(Duration.ofMinutes(i));
      handedIn(String.valueOf(i).repeat(64), i % 2 == 0 ? a : b, "Answer " + i);
    }
    List<Essays.Essay> all = waiting();
    assertThat(all)
        .extracting(Essays.Essay::text)
        .containsExactly("Answer 0", "Answer 1", "Answer 2", "Answer 3");
    assertThat(essays().list(new Query("b", false), 0, 9))
        .extracting(Essays.Essay::text)
        .containsExactly("Answer 1", "Answer 3");
    assertThat(essays().list(Query.WAITING, 2, 1))
        .extracting(Essays.Essay::text)
        .containsExactly("Answer 2");
    assertThat(essays().tests()).containsEntry("a", "Test a").containsEntry("b", "Test b");
    assertThat(essays().next(all.get(1), "")).hasValue(all.get(2).row().id());
    assertThat(essays().next(all.get(1), "b")).hasValue(all.get(3).row().id());
    assertThat(essays().next(all.get(3), "")).as("around").hasValue(all.get(0).row().id());
    mark(all.get(0), "1", "");
    assertThat(essays().count(Query.WAITING)).isEqualTo(3);
    assertThat(essays().count(new Query("", true))).isEqualTo(1);
    assertThat(room().essays("b", course).count(Query.WAITING)).as("another zone").isZero();
    assertThat(room().essays("b", course).find(all.get(1).row().id())).isEmpty();
  }

  @Test
  void ofTwoWhoMarkTheSecondIsToldAndTheFirstMarkStays() throws Exception {
    handedIn(ANNA, test("t", 0, 4), "So.");
    Essays.Essay seen = waiting().getFirst();
    List<Callable<Outcome>> marks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String points = String.valueOf(i);
      marks.add(() -> mark(seen, points, "from " + points));
    }
    List<Outcome> outcomes = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (Future<Outcome> outcome : threads.invokeAll(marks)) {
        outcomes.add(outcome.get());
      }
    }
    assertThat(outcomes).containsOnlyOnce(Outcome.KEPT);
    assertThat(outcomes.stream().filter(o -> o == Outcome.OVERTAKEN)).hasSize(3);
    assertThat(essays().history(seen)).hasSize(1);
    Essays.Essay fresh = essays().find(seen.row().id()).orElseThrow();
    assertThat(mark(fresh, "1.5", "second thoughts")).isEqualTo(Outcome.KEPT);
    List<EssayMark> history = essays().history(fresh);
    assertThat(history).extracting(EssayMark::revision).containsExactly(2, 1);
    assertThat(history.getFirst().comment()).isEqualTo("second thoughts");
  }

  @Test
  void aChangedMarkChangesTheScoreAndTheStatisticsUntilACertificateRestsOnIt() {
    Sitting handed = handedIn(ANNA, test("t", 0, 2), "So.");
    mark(waiting().getFirst(), "2", "");
    Essays.Essay essay = essays().list(new Query("", true), 0, 1).getFirst();
    mark(essay, "1", "I read it again.");
    assertThat(again(handed).row().score()).isEqualTo(0.5);
    assertThat(room().answers(ZONE, course).list())
        .singleElement()
        .satisfies(given -> assertThat(given.answer().score()).isEqualTo(0.5));
    assertThat(room().practice().memory(ZONE, course, ANNA))
        .singleElement()
        .satisfies(card -> assertThat(card.reviews()).as("one answer, one review").isEqualTo(1));

    CertificateRows certificates = new CertificateRows(fixture.database, ZONE);
    CertificateRow row =
        certificates.put(
            handed.id(),
            131_072,
            new Random(1),
            place ->
                new CertificateRow(
                    "c1",
                    "kelp",
                    "Test t",
                    "Anna",
                    handed.id(),
                    place.list(),
                    place.bit(),
                    now,
                    "",
                    "{}",
                    null,
                    "",
                    ""));
    essay = essays().find(essay.row().id()).orElseThrow();
    assertThat(essay.row().certificate()).isEqualTo(row.id());
    assertThat(mark(essay, "2", "")).isEqualTo(Outcome.CERTIFIED);
    assertThat(again(handed).row().score()).isEqualTo(0.5);
    certificates.revoke(row.id(), now, "marked wrongly", "Amina");
    essay = essays().find(essay.row().id()).orElseThrow();
    assertThat(mark(essay, "2", "")).as("nothing rests on it any more").isEqualTo(Outcome.KEPT);
    assertThat(again(handed).row().score()).isEqualTo(1);
  }

  @Test
  void aMarkThatIsNoneIsRefused() {
    handedIn(ANNA, test("t", 0, 2), "So.");
    Essays.Essay essay = waiting().getFirst();
    assertThatThrownBy(() -> mark(essay, "2.1", ""))
        .hasMessage("2.1 is no mark for this answer: give 0 to 2 in steps of 0.1");
    assertThatThrownBy(() -> mark(essay, "2", "x".repeat(4_001)))
        .hasMessage("the comment has 4001 characters; write at most 4000");
    assertThat(waiting()).hasSize(1);
  }

  @Test
  void whatAForgottenVisitorWroteLeavesTheQueue() {
    Sitting handed = handedIn(ANNA, test("t", 0, 1, 1), "So.", "And.");
    List<Essays.Essay> seen = waiting();
    mark(seen.getFirst(), "1", "Good.");
    room().practice().forget(ZONE, course, ANNA);
    assertThat(waiting()).isEmpty();
    assertThat(essays().count(new Query("", true))).isZero();
    assertThat(essays().history(seen.getFirst())).isEmpty();
    assertThat(mark(seen.get(1), "1", "")).isEqualTo(Outcome.GONE);
    assertThat(room().tests().sitting(ZONE, course, ANNA, handed.id())).isEmpty();
  }

  @Test
  void marksMakeStatisticsAsOtherAnswersDo() {
    Blueprint test = test("t", 2, 4);
    // Those who know the rest write well: the essay tells who knows.
    for (int i = 0; i < 20; i++) {
      String right = i < 10 ? "0" : "1";
      handedIn(String.format("%064d", i), test, right, i % 5 == 0 ? "1" : right, "Answer " + i);
    }
    assertThat(room().statistics(ZONE, course)).doesNotContainKey("t-e0");
    for (Essays.Essay essay : waiting()) {
      int i = Integer.parseInt(essay.text().substring("Answer ".length()));
      mark(essay, i < 10 ? "3" : "1", "");
    }
    Statistic statistic =
        Objects.requireNonNull(room().statistics(ZONE, course).get("t-e0"), "no statistic");
    assertThat(statistic.answers()).isEqualTo(20);
    assertThat(statistic.facility()).isCloseTo(0.5, within(1e-9));
    assertThat(statistic.discrimination()).isGreaterThan(0.8);
  }
}
