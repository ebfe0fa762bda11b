package org.dars.translator.adapt.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounds a converted number as precisely as the original was, and never to one digit. */
final class MetricValue {

  private static final int DIGITS = 2;

  private MetricValue() {}

  /**
   * Rounds to the power of ten nearest to the original's resolution, or to two digits where that
   * would leave fewer: 155 lb is 70 kg, 98.6 °F is 37 °C, 6 lb is 2.7 kg.
   *
   * @return without zeros behind the decimal separator
   */
  static BigDecimal of(Numeral numeral, ImperialUnit unit, ImperialUnit.Step step) {
    return rounded(
        unit.in(numeral.value(), step), unit.difference(numeral.resolution(), step).doubleValue());
  }

  private static BigDecimal rounded(BigDecimal exact, double resolution) {
    int power = (int) Math.round(Math.log10(resolution));
    if (exact.signum() != 0) {
      int leading = exact.precision() - exact.scale() - 1;
      power = Math.min(power, leading - DIGITS + 1);
    }
    BigDecimal rounded = exact.setScale(-power, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }
}
