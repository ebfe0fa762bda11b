package org.dars.assistant.quiz.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.dars.assistant.quiz.bank.Blueprint;
import org.dars.assistant.store.SittingRow;
import org.dars.assistant.store.SittingRows;
import org.junit.jupiter.api.Test;

/** Attempts at tests: saved, marked, limited, closed by the clock. */
class SittingsTest extends SittingsFixture {

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
}
