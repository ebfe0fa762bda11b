package org.dars.assistant.quiz.exchange.moodle;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * The shares of a mark that Moodle takes for an answer; it refuses a question with any other.
 * Source: {@code question_bank::fraction_options_full()} and {@code match_grade_options()}, which
 * allows a difference of 0.00001.
 */
final class MoodleGrades {

  private static final BigDecimal CLOSE = new BigDecimal("0.00001");

  private static final List<BigDecimal> POSITIVE =
      Stream.of(
              "1",
              "0.9",
              "0.8333333",
              "0.8",
              "0.75",
              "0.7",
              "0.6666667",
              "0.6",
              "0.5",
              "0.4",
              "0.3333333",
              "0.3",
              "0.25",
              "0.2",
              "0.1666667",
              "0.1428571",
              "0.125",
              "0.1111111",
              "0.1",
              "0.05")
          .map(BigDecimal::new)
          .toList();

  private static final List<BigDecimal> ALL =
      Stream.of(
              POSITIVE.stream(),
              Stream.of(BigDecimal.ZERO),
              POSITIVE.stream().map(BigDecimal::negate))
          .flatMap(s -> s)
          .toList();

  private MoodleGrades() {}

  /**
   * The weight itself where Moodle takes it, else the nearest that it takes.
   *
   * @param weight share of the mark, −1 to 1
   */
  static BigDecimal nearest(BigDecimal weight) {
    BigDecimal best = BigDecimal.ONE;
    for (BigDecimal allowed : ALL) {
      if (allowed.subtract(weight).abs().compareTo(best.subtract(weight).abs()) < 0) {
        best = allowed;
      }
    }
    return best.subtract(weight).abs().compareTo(CLOSE) < 0 ? weight : best;
  }
}
