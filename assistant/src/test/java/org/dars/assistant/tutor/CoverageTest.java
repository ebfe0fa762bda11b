package org.dars.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.dars.assistant.course.TutorProfile.Caution;
import org.dars.assistant.tutor.Answer.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {

  @ParameterizedTest
  @CsvSource({
    "0.9, LOW, COVERED",
    "0.9, HIGH, COVERED",
    "0.5, LOW, PARTLY",
    "0.5, USUAL, PARTLY",
    "0.5, HIGH, NOT_COVERED",
    "0.2, LOW, PARTLY",
    "0.2, USUAL, NOT_COVERED",
    "0.1, LOW, NOT_COVERED",
    "0.1, USUAL, NOT_COVERED"
  })
  void theInstructorsCautionMovesThePointFromWhichAnAnswerIsGiven(
      double probability, Caution caution, Outcome outcome) {
    assertThat(Coverage.outcome(at(probability), caution)).isEqualTo(outcome);
  }

  @Test
  void nothingFoundIsNotCovered() {
    assertThat(Coverage.outcome(Signals.NONE, Caution.LOW)).isEqualTo(Outcome.NOT_COVERED);
  }

  @Test
  void whatStandsOutIsMoreLikelyCovered() {
    assertThat(Coverage.probability(signals(0.86, 4, 5)))
        .isGreaterThan(Coverage.probability(signals(0.86, 4, 2)))
        .isGreaterThan(Coverage.probability(signals(0.80, 4, 5)));
  }

  /** Signals of that probability: the fused score is moved until it is met. */
  private static Signals at(double probability) {
    double low = -50;
    double high = 50;
    while (high - low > 1e-6) {
      double middle = (low + high) / 2;
      if (Coverage.probability(signals(0.85, 2, middle)) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    Signals found = signals(0.85, 2, low);
    assertThat(Coverage.probability(found)).isCloseTo(probability, within(1e-3));
    return found;
  }

  private static Signals signals(double similarity, double standing, double fused) {
    return new Signals(similarity, standing, fused, 2, 0.5, 0.5, 0.1, 500, false);
  }
}
