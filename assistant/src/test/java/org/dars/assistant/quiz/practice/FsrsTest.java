package org.dars.assistant.quiz.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.store.MemoryCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scheduler against values that the authors of FSRS publish with their own one. */
class FsrsTest {

  private static final Instant START = Instant.parse("2022-11-29T12:30:00Z");
  private static final double GOOD = 1;
  private static final double AGAIN = 0;

  /**
   * The days between reviews that py-fsrs 6 expects without fuzz (its {@code test_review_card}).
   * Its steps of ten minutes within a day are the zeros; here only a lapse has one, so that the
   * first review is followed by a second of the same day by hand.
   */
  @Test
  void theIntervalsAreThoseOfTheReference() {
    double[] scores = {
      GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, AGAIN, AGAIN, GOOD, GOOD, GOOD, GOOD, GOOD
    };
    List<Long> days = new ArrayList<>();
    Instant now = START;
    MemoryCard card = null;
    for (int i = 0; i < scores.length; i++) {
      card = Fsrs.answered(card, "a", scores[i], now);
      Instant due = i == 0 ? now.plus(Duration.ofMinutes(10)) : card.due();
      days.add(Duration.between(now, due).toDays());
      now = due;
    }
    assertThat(days).containsExactly(0L, 2L, 11L, 46L, 163L, 498L, 0L, 0L, 2L, 4L, 7L, 12L, 21L);
  }

  /** {@code test_memo_state} of py-fsrs 6. */
  @Test
  void stabilityAndDifficultyAreThoseOfTheReference() {
    int[] after = {0, 0, 1, 3, 8, 21};
    Instant now = START;
    MemoryCard card = Fsrs.answered(null, "a", AGAIN, now);
    for (int i = 1; i < after.length; i++) {
      now = now.plus(Duration.ofDays(after[i]));
      card = Fsrs.answered(card, "a", GOOD, now);
    }
    assertThat(card.stability()).isCloseTo(53.62691, within(1e-4));
    assertThat(card.difficulty()).isCloseTo(6.3574867, within(1e-4));
  }

  /** The power forgetting curve by its definition: 90 % after as many days as stability. */
  @Test
  void recallIsNinetyPercentAfterTheStability() {
    MemoryCard card = new MemoryCard("a", 10, 5, START, START, 1, 1);
    assertThat(Fsrs.recall(card, START)).isEqualTo(1);
    assertThat(Fsrs.recall(card, START.plus(Duration.ofDays(10)))).isCloseTo(0.9, within(1e-9));
    assertThat(Fsrs.recall(card, START.plus(Duration.ofDays(100)))).isBetween(0.5, 0.9);
    assertThat(Fsrs.recall(card, START.minus(Duration.ofDays(3))))
        .as("a clock set back")
        .isEqualTo(1);
  }

  @Test
  void whatWasForgottenComesAgainInTenMinutesAndIsHarder() {
    MemoryCard known = Fsrs.answered(null, "a", GOOD, START);
    Instant later = known.due();
    MemoryCard lapsed = Fsrs.answered(known, "a", AGAIN, later);
    assertThat(lapsed.due()).isEqualTo(later.plus(Duration.ofMinutes(10)));
    assertThat(lapsed.difficulty()).isGreaterThan(known.difficulty());
    assertThat(lapsed.stability()).isLessThan(known.stability());
    assertThat(lapsed.reviews()).isEqualTo(2);
    assertThat(lapsed.lastScore()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, AGAIN", "0.49, AGAIN", "0.5, HARD", "0.99, HARD", "1, GOOD", "0.9999999, GOOD"})
  void anAnswerCountsByItsShareOfTheMark(double score, Rating rating) {
    assertThat(Rating.of(score)).isEqualTo(rating);
  }
}
