package org.dars.translator.adapt.rule;

import com.ibm.icu.util.MeasureUnit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * Customary units and what they are in metric ones. Factors are exact or to seven digits, after
 * NIST Special Publication 811 (2008), appendix B.8.
 */
enum ImperialUnit {
  SQUARE_MILE("2.589988", step("1", MeasureUnit.SQUARE_KILOMETER)),
  SQUARE_FOOT("0.09290304", step("1", MeasureUnit.SQUARE_METER)),
  MILE_PER_HOUR("1.609344", step("1", MeasureUnit.KILOMETER_PER_HOUR)),
  MILE("1609.344", step("1000", MeasureUnit.KILOMETER), step("1", MeasureUnit.METER)),
  FOOT("0.3048", step("1", MeasureUnit.METER), step("0.01", MeasureUnit.CENTIMETER)),
  INCH("0.0254", step("0.01", MeasureUnit.CENTIMETER), step("0.001", MeasureUnit.MILLIMETER)),
  YARD("0.9144", step("1", MeasureUnit.METER), step("0.01", MeasureUnit.CENTIMETER)),
  POUND("0.45359237", step("1", MeasureUnit.KILOGRAM), step("0.001", MeasureUnit.GRAM)),
  FLUID_OUNCE("0.02957353", step("1", MeasureUnit.LITER), step("0.001", MeasureUnit.MILLILITER)),
  OUNCE("0.02834952", step("1", MeasureUnit.KILOGRAM), step("0.001", MeasureUnit.GRAM)),
  GALLON("3.785412", step("1", MeasureUnit.LITER), step("0.001", MeasureUnit.MILLILITER)),
  ACRE("0.4046873", step("1", MeasureUnit.HECTARE)),
  FAHRENHEIT("0.5555556", step("1", MeasureUnit.CELSIUS));

  /** Where the factors are from. */
  static final String SOURCE =
      "NIST Special Publication 811, appendix B.8, https://www.nist.gov/pml/special-publication-811";

  private final BigDecimal factor;

  @SuppressWarnings("ImmutableEnumChecker") // a List.of immutable records
  private final List<Step> steps;

  ImperialUnit(String factor, Step... steps) {
    this.factor = new BigDecimal(factor);
    this.steps = List.of(steps);
  }

  /**
   * A metric unit.
   *
   * @param size in the first of the ladder's base units
   */
  record Step(BigDecimal size, MeasureUnit unit) {}

  private static Step step(String size, MeasureUnit unit) {
    return new Step(new BigDecimal(size), unit);
  }

  /** As it is called in the rules' word lists: "square-mile". */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The largest unit of the ladder in which a value is at least one; the smallest if in none. */
  Step best(BigDecimal value) {
    return steps.stream()
        .filter(s -> in(value, s).abs().compareTo(BigDecimal.ONE) >= 0)
        .findFirst()
        .orElse(this == FAHRENHEIT ? steps.getFirst() : steps.getLast());
  }

  /** A value in a metric unit, not rounded. */
  BigDecimal in(BigDecimal value, Step step) {
    BigDecimal from = this == FAHRENHEIT ? value.subtract(new BigDecimal(32)) : value;
    return from.multiply(factor).divide(step.size(), java.math.MathContext.DECIMAL64);
  }

  /** A difference, as of the last digit of a number, in a metric unit. */
  BigDecimal difference(BigDecimal value, Step step) {
    return value.multiply(factor).divide(step.size(), java.math.MathContext.DECIMAL64);
  }
}
