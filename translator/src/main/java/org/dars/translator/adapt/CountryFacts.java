package org.dars.translator.adapt;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.VersionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What CLDR knows of a country and of a language there, each with the part of CLDR that says so.
 * These facts are confirmed by standard data; what a country pack adds may not be.
 */
public final class CountryFacts {

  private static final int A4_HEIGHT = 297;

  private CountryFacts() {}

  /**
   * A fact.
   *
   * @param name "currency", "digits", "numbers", "longDate", "shortDate", "quotes", "measures",
   *     "paper", "firstDay", "weekend" or "hours"
   * @param value as it would stand in a text or, of measures and paper, a name: "metric", "A4"
   * @param source which data, with the version
   */
  public record Fact(String name, String value, String source) {}

  /** "48": the version of CLDR that these facts and the rules rest on. */
  public static String version() {
    VersionInfo v = LocaleData.getCLDRVersion();
    return v.getMinor() == 0 ? "" + v.getMajor() : v.getMajor() + "." + v.getMinor();
  }

  /** "CLDR 48, https://cldr.unicode.org/", for evidence. */
  public static String source() {
    return "CLDR " + version() + ", https://cldr.unicode.org/";
  }

  /** The language that most people of a country write, as CLDR's likely subtags have it. */
  public static String language(String country) {
    return ULocale.addLikelySubtags(new ULocale("und", country)).getLanguage();
  }

  /**
   * The facts about a language in a country.
   *
   * @param language BCP 47 tag
   * @param country ISO 3166 code
   */
  public static List<Fact> of(String language, String country) {
    Conventions latin = Conventions.of(language, country, false);
    Conventions own = Conventions.of(language, country, true);
    String cldr = "CLDR " + version() + ", ";
    String main = cldr + "main/" + latin.name().substring("CLDR ".length());
    String supplemental = cldr + "supplemental data, ";
    ULocale region = new ULocale("und", country);
    List<Fact> facts = new ArrayList<>();
    java.math.BigDecimal amount = new java.math.BigDecimal("12345.5");
    facts.add(
        new Fact(
            "currency",
            latin.currency() + " (" + latin.money(amount, 2, latin.currency()) + ")",
            supplemental + "currencyData"));
    facts.add(
        new Fact(
            "digits",
            own.number(java.math.BigDecimal.valueOf(1234567890L), 0, false),
            main + ", numbers"));
    facts.add(new Fact("numbers", latin.number(amount, 1, true), main + ", numbers"));
    facts.add(new Fact("longDate", latin.longDate(2026, 3, 4), main + ", dates"));
    facts.add(new Fact("shortDate", latin.shortDate(2026, 3, 4), main + ", dates"));
    facts.add(new Fact("quotes", String.join("…", latin.quotes()), main + ", delimiters"));
    facts.add(
        new Fact(
            "measures",
            LocaleData.getMeasurementSystem(region) == LocaleData.MeasurementSystem.SI
                ? "metric"
                : LocaleData.getMeasurementSystem(region) == LocaleData.MeasurementSystem.US
                    ? "US"
                    : "UK",
            supplemental + "measurementData"));
    facts.add(
        new Fact(
            "paper",
            LocaleData.getPaperSize(region).getHeight() == A4_HEIGHT ? "A4" : "US Letter",
            supplemental + "measurementData, paperSize"));
    Calendar.WeekData week = Calendar.getWeekDataForRegion(country);
    facts.add(new Fact("firstDay", day(week.firstDayOfWeek, language), supplemental + "weekData"));
    facts.add(
        new Fact(
            "weekend",
            day(week.weekendOnset, language) + "–" + day(week.weekendCease, language),
            supplemental + "weekData"));
    String pattern =
        DateTimePatternGenerator.getInstance(new ULocale(language, country)).getBestPattern("jm");
    facts.add(
        new Fact(
            "hours",
            pattern.toLowerCase(Locale.ROOT).contains("a") || pattern.contains("h") ? "12" : "24",
            supplemental + "timeData"));
    return facts;
  }

  private static String day(int day, String language) {
    String[] names = DateFormatSymbols.getInstance(ULocale.forLanguageTag(language)).getWeekdays();
    return Objects.requireNonNull(names[day]);
  }
}
