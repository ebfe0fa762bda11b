package org.dars.translator.adapt.rule;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.translator.adapt.Category;
import org.dars.translator.adapt.Conventions;
import org.dars.translator.adapt.Evidence;

/** Feet with inches, as people's heights are given: 5’11” is 180 cm. */
final class HeightRule implements Rule {

  private static final Pattern HEIGHT =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.,])(?<feet>[1-9])\\s?(?:['’′]|feet|foot|ft\\.?),?\\s?(?<inches>1[01]|[0-9])"
              + "\\s?(?:[\"”″]|inches|inch)(?![\\p{L}\\p{N}])");

  private static final BigDecimal INCH = new BigDecimal("2.54");

  private final Setting setting;

  HeightRule(Setting setting) {
    this.setting = setting;
  }

  @Override
  public void find(BlockText text, Findings findings) {
    Conventions conventions = setting.like("");
    if (!conventions.metric() || conventions.language().equals("sw")) {
      return;
    }
    Matcher m = HEIGHT.matcher(text.text());
    while (m.find()) {
      int inches = Integer.parseInt(m.group("feet")) * 12 + Integer.parseInt(m.group("inches"));
      BigDecimal centimetres =
          INCH.multiply(new BigDecimal(inches)).setScale(0, java.math.RoundingMode.HALF_UP);
      String after =
          conventions.measure(
              centimetres,
              0,
              com.ibm.icu.util.MeasureUnit.CENTIMETER,
              com.ibm.icu.number.NumberFormatter.UnitWidth.SHORT);
      String whole = setting.keepOriginal() ? after + " (" + m.group() + ")" : after;
      Evidence evidence =
          new Evidence(
              "heights",
              "CLDR " + setting.pack().country() + " measurementSystem",
              ImperialUnit.SOURCE);
      findings.proposeNumber(
          text,
          m.start(),
          m.end(),
          new Findings.Change(
              Category.UNITS,
              whole,
              setting.pack().name() + " is measured in metric units",
              evidence,
              0.9));
    }
  }
}
