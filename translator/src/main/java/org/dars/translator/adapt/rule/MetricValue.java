package org.dars.translator.adapt.rule;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Rounds a converted number about as precisely as the original was. */
final class MetricValue {

  private static final int DIGITS = 2;

  /** A round original may become a round number that is so far off: 20 feet, 6 metres. */
  private static final double ROUND = 0.02;

  private MetricValue() {}

  /**
   * Rounds to the power of ten nearest to the original's resolution, or to two digits where that
   * would leave fewer: 155 lb is 70 kg, 98.6 °F is 37 °C, 6 lb is 2.7 kg. An original of one digit
   * becomes one of one digit where that is off by at most 2 %.
   *
   * @return without zeros behind the decimal separator
   */
  static BigDecimal of(Numeral numeral, ImperialUnit unit, ImperialUnit.Step step) {
    BigDecimal exact = unit.in(numeral.value(), step);
    BigDecimal round = exact.round(new MathContext(1, RoundingMode.HALF_UP));
    boolean one = numeral.value().stripTrailingZeros().precision() == 1 && exact.signum() != 0;
    if (one && round.subtract(exact).abs().doubleValue() <= ROUND * exact.abs().doubleValue()) {
      return plain(round);
    }
    return rounded(exact, unit.difference(numeral.resolution(), step).doubleValue());
  }

  private static BigDecimal rounded(BigDecimal exact, double resolution) {
    int power = (int) Math.round(Math.log10(resolution));
    if (exact.signum() != 0) {
      int leading = exact.precision() - exact.scale() - 1;
      power = Math.min(power, leading - DIGITS + 1);
    }
    return plain(exact.setScale(-power, RoundingMode.HALF_UP));
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
