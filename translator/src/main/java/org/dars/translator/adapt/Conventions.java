package org.dars.translator.adapt;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.text.NumberingSystem;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a language is written in a country, as CLDR has it (through ICU): numbers, money, dates,
 * measures, quotation marks.
 */
public final class Conventions {

  private final ULocale locale;
  private final String country;
  private final boolean nativeDigits;

  private Conventions(ULocale locale, String country, boolean nativeDigits) {
    this.locale = locale;
    this.country = country;
    this.nativeDigits = nativeDigits;
  }

  /**
   * The conventions of a language in a country. English where CLDR has no English of the country's
   * own is international English (en-001), not that of the United States.
   *
   * @param language BCP 47 tag
   * @param country ISO 3166 code
   * @param nativeDigits whether numbers take the country's usual digits, as ١٢٣ in Egypt; else 123
   */
  public static Conventions of(String language, String country, boolean nativeDigits) {
    String primary = ULocale.forLanguageTag(language).getLanguage();
    ULocale exact = new ULocale(primary, country);
    boolean known = Arrays.asList(ULocale.getAvailableLocales()).contains(exact);
    ULocale base = known || !primary.equals("en") ? exact : ULocale.forLanguageTag("en-001");
    String digits = nativeDigits ? NumberingSystem.getInstance(base).getName() : "latn";
    ULocale locale =
        new ULocale.Builder()
            .setLocale(base)
            .setUnicodeLocaleKeyword("nu", digits)
            .setUnicodeLocaleKeyword("ca", "gregory")
            .build();
    return new Conventions(locale, country, nativeDigits);
  }

  /** Primary language tag: "en". */
  public String language() {
    return locale.getLanguage();
  }

  public String country() {
    return country;
  }

  public boolean nativeDigits() {
    return nativeDigits;
  }

  /** "CLDR en-KE", for evidence. */
  public String name() {
    return "CLDR " + ULocale.createCanonical(locale.getBaseName()).toLanguageTag();
  }

  public boolean rightToLeft() {
    return locale.isRightToLeft();
  }

  /** Whether people in the country measure in metres, kilograms and degrees Celsius. */
  public boolean metric() {
    return LocaleData.getMeasurementSystem(new ULocale("und", country))
        .equals(LocaleData.MeasurementSystem.SI);
  }

  /** ISO 4217 code of the country's money. */
  public String currency() {
    return Currency.getInstance(new ULocale("und", country)).getCurrencyCode();
  }

  public char decimalSeparator() {
    return DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
  }

  public char groupingSeparator() {
    return DecimalFormatSymbols.getInstance(locale).getGroupingSeparator();
  }

  /** Opening and closing quotation mark. */
  public List<String> quotes() {
    LocaleData data = LocaleData.getInstance(locale);
    return List.of(
        data.getDelimiter(LocaleData.QUOTATION_START), data.getDelimiter(LocaleData.QUOTATION_END));
  }

  /**
   * A number.
   *
   * @param decimals digits after the separator, zeros too
   * @param grouped whether thousands are set apart
   */
  public String number(BigDecimal value, int decimals, boolean grouped) {
    return formatter(decimals, grouped).format(value).toString();
  }

  /** A quantity: "8 kilometres", "8 km". The number may be missing in Arabic singular and dual. */
  public String measure(
      BigDecimal value, int decimals, MeasureUnit unit, NumberFormatter.UnitWidth width) {
    return formatter(decimals, true).unit(unit).unitWidth(width).format(value).toString();
  }

  /** An amount of money with the symbol that people there know: "Ksh 1,600". */
  public String money(BigDecimal value, int decimals, String currency) {
    return formatter(decimals, true).unit(Currency.getInstance(currency)).format(value).toString();
  }

  private LocalizedNumberFormatter formatter(int decimals, boolean grouped) {
    return NumberFormatter.withLocale(locale)
        .precision(Precision.fixedFraction(decimals))
        .grouping(
            grouped ? NumberFormatter.GroupingStrategy.AUTO : NumberFormatter.GroupingStrategy.OFF);
  }

  /** Names of the twelve months as they stand in dates, lower case, January first. */
  public List<String> months() {
    List<String> months = new ArrayList<>();
    for (String month : DateFormatSymbols.getInstance(locale).getMonths()) {
      months.add(month.toLowerCase(Locale.ROOT));
    }
    return months;
  }

  /** "4 March 2020". */
  public String longDate(int year, int month, int day) {
    return date("yMMMMd", year, month, day);
  }

  /** "04/03/2020". */
  public String shortDate(int year, int month, int day) {
    return date("yMMdd", year, month, day);
  }

  private String date(String skeleton, int year, int month, int day) {
    String pattern = DateTimePatternGenerator.getInstance(locale).getBestPattern(skeleton);
    Calendar calendar = new GregorianCalendar(TimeZone.GMT_ZONE, locale);
    calendar.clear();
    calendar.set(year, month - 1, day);
    SimpleDateFormat format = new SimpleDateFormat(pattern, locale);
    format.setCalendar(calendar);
    return format.format(calendar.getTime());
  }

  /** Whether a day and month exist in a year. */
  static boolean isDate(int year, @Nullable Integer month, int day) {
    return month != null
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= java.time.YearMonth.of(year, month).lengthOfMonth();
  }
}
