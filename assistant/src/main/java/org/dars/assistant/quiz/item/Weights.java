package org.dars.assistant.quiz.item;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The usual weights of several right options, to seven decimals as Moodle keeps them: right ones
 * share the mark, and wrong ones together take it back, so that ticking every option gives nothing.
 */
public final class Weights {

  private static final int DECIMALS = 7;

  private Weights() {}

  /**
   * What picking a right option gives.
   *
   * @param right how many are right, 1 or more
   */
  public static BigDecimal right(int right) {
    return share(right);
  }

  /**
   * What picking a wrong option gives, below 0; 0 where none is wrong.
   *
   * @param wrong how many are wrong
   */
  public static BigDecimal wrong(int wrong) {
    return wrong == 0 ? BigDecimal.ZERO : share(wrong).negate();
  }

  private static BigDecimal share(int of) {
    return BigDecimal.ONE
        .divide(BigDecimal.valueOf(of), DECIMALS, RoundingMode.HALF_UP)
        .stripTrailingZeros();
  }
}
