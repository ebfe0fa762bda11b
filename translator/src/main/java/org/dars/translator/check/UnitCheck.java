package org.dars.translator.check;

import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Looks whether a measure kept its unit: "5 miles" that became "5 kilómetros". Units are known by
 * the names that CLDR gives them in either language, after a number; one is reported only where
 * another unit of its kind stands instead.
 */
final class UnitCheck implements Check {

  private static final List<List<MeasureUnit>> FAMILIES =
      List.of(
          List.of(
              MeasureUnit.KILOMETER,
              MeasureUnit.METER,
              MeasureUnit.CENTIMETER,
              MeasureUnit.MILLIMETER,
              MeasureUnit.MILE,
              MeasureUnit.FOOT,
              MeasureUnit.INCH,
              MeasureUnit.YARD),
          List.of(
              MeasureUnit.KILOGRAM,
              MeasureUnit.GRAM,
              MeasureUnit.MILLIGRAM,
              MeasureUnit.POUND,
              MeasureUnit.OUNCE),
          List.of(MeasureUnit.LITER, MeasureUnit.MILLILITER, MeasureUnit.GALLON),
          List.of(MeasureUnit.CELSIUS, MeasureUnit.FAHRENHEIT),
          List.of(
              MeasureUnit.SECOND,
              MeasureUnit.MINUTE,
              MeasureUnit.HOUR,
              MeasureUnit.DAY,
              MeasureUnit.WEEK,
              MeasureUnit.MONTH,
              MeasureUnit.YEAR));

  private static final Map<String, Map<MeasureUnit, Pattern>> NAMES = new ConcurrentHashMap<>();

  @Override
  public Set<Issue.Kind> kinds() {
    return Set.of(Issue.Kind.UNITS);
  }

  @Override
  public List<Issue> look(CheckedPair pair, CheckSettings settings) {
    String source = pair.sourceWords();
    if (source.codePoints().noneMatch(Character::isDigit)) {
      return List.of();
    }
    Set<MeasureUnit> had = units(source, pair.from());
    Set<MeasureUnit> has = had.isEmpty() ? Set.of() : units(pair.targetWords(), pair.to());
    for (List<MeasureUnit> family : FAMILIES) {
      Set<MeasureUnit> lost = new HashSet<>(family);
      lost.retainAll(had);
      lost.removeAll(has);
      Set<MeasureUnit> gained = new HashSet<>(family);
      gained.retainAll(has);
      gained.removeAll(had);
      if (!lost.isEmpty() && !gained.isEmpty()) {
        return List.of(
            new Issue(
                Issue.Kind.UNITS,
                Reason.UNIT.with(
                    lost.iterator().next().getSubtype(), gained.iterator().next().getSubtype())));
      }
    }
    return List.of();
  }

  private static Set<MeasureUnit> units(String text, String language) {
    Set<MeasureUnit> found = new HashSet<>();
    NAMES
        .computeIfAbsent(language, UnitCheck::names)
        .forEach((unit, name) -> {
          if (name.matcher(text).find()) {
            found.add(unit);
          }
        });
    return found;
  }

  /** For each unit, a number before or after one of its long names in any plural. */
  private static Map<MeasureUnit, Pattern> names(String language) {
    MeasureFormat format =
        MeasureFormat.getInstance(ULocale.forLanguageTag(language), MeasureFormat.FormatWidth.WIDE);
    Map<MeasureUnit, Pattern> names = new LinkedHashMap<>();
    for (List<MeasureUnit> family : FAMILIES) {
      for (MeasureUnit unit : family) {
        Set<String> forms = new HashSet<>();
        for (double n : new double[] {1, 2, 3, 5, 11, 20, 21, 100, 1.5}) {
          String form =
              format
                  .format(new Measure(n, unit))
                  .replaceAll("[\\p{Nd}.,٫\\s\\u00a0\\u202f\\p{Cf}]+", " ")
                  .strip();
          if (form.length() > 1) {
            forms.add(Pattern.quote(form.toLowerCase(Locale.ROOT)));
          }
        }
        if (!forms.isEmpty()) {
          String any = String.join("|", forms);
          names.put(
              unit,
              Pattern.compile(
                  "\\p{Nd}[\\s\\u00a0\\u202f-]*(?:" + any + ")(?!\\p{L})",
                  Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }
      }
    }
    return names;
  }
}
