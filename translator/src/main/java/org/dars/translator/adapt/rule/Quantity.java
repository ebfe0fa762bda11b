package org.dars.translator.adapt.rule;

import com.ibm.icu.number.NumberFormatter;
import java.math.BigDecimal;
import java.util.Set;
import org.dars.translator.adapt.Conventions;
import org.jspecify.annotations.Nullable;

/**
 * A number or a range with a customary unit, as it stands in a text.
 *
 * @param first the number, or the lower end of a range
 * @param connector what stands between the ends, "" for one number
 * @param second the upper end, null for one number
 * @param magnitude " million" and the like with the space before it, or ""
 * @param gap what stands between number and unit
 * @param word the unit as it stands there
 */
record Quantity(
    Numeral first,
    String connector,
    @Nullable Numeral second,
    String magnitude,
    String gap,
    ImperialUnit unit,
    String word) {

  /** Languages that decline units: there the symbol is written, which has no cases. */
  private static final Set<String> DECLINING = Set.of("ru", "kk");

  private static final String ONE = "1";

  boolean ambiguous() {
    return first.ambiguous() || (second != null && second.ambiguous());
  }

  /** The same in metric units, as it is written there. */
  String metric(Conventions conventions) {
    Numeral largest = second == null ? first : second;
    ImperialUnit.Step step = unit.best(largest.value());
    BigDecimal last = MetricValue.of(largest, unit, step);
    String number = conventions.number(last, last.scale(), true);
    String lower = "";
    if (second != null) {
      BigDecimal low = MetricValue.of(first, unit, step);
      lower = conventions.number(low, low.scale(), true) + connector;
    }
    if (gap.equals("-")) {
      String singular = written(conventions, BigDecimal.ONE, step, false).replace(ONE, "").strip();
      return lower + number + magnitude + "-" + singular;
    }
    String written = written(conventions, last, step, isSymbol() || isDeclined(conventions));
    if (!written.contains(number)) { // Arabic says one and two of something without the number
      written = written(conventions, last, step, true);
    }
    return written.replace(number, lower + number + magnitude);
  }

  private String written(
      Conventions conventions, BigDecimal value, ImperialUnit.Step step, boolean symbol) {
    NumberFormatter.UnitWidth width =
        symbol ? NumberFormatter.UnitWidth.SHORT : NumberFormatter.UnitWidth.FULL_NAME;
    String written = conventions.measure(value, value.scale(), step.unit(), width);
    boolean spaced = gap.isBlank() && !gap.isEmpty();
    return unit == ImperialUnit.FAHRENHEIT && spaced
        ? written.replaceFirst("(\\p{Nd})°", "$1" + gap + "°")
        : written;
  }

  private boolean isDeclined(Conventions conventions) {
    return DECLINING.contains(conventions.language());
  }

  /** Whether the unit is abbreviated: its metric symbol is written then, not its name. */
  private boolean isSymbol() {
    return word.indexOf('°') >= 0
        || word.indexOf('/') >= 0
        || Set.of("mi", "mph", "ft", "yd", "yds", "lb", "lbs", "oz", "gal", "fl oz", "fl. oz")
            .contains(word);
  }
}
