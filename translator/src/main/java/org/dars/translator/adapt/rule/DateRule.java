package org.dars.translator.adapt.rule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.translator.adapt.Category;
import org.dars.translator.adapt.Conventions;
import org.dars.translator.adapt.CountryFacts;
import org.dars.translator.adapt.Evidence;

/**
 * Dates in the country's order: "March 4, 2020" and "12/31/2020". What can be read in two ways is
 * flagged, never changed.
 */
final class DateRule implements Rule {

  private static final Pattern NUMERIC =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}./-])(?<a>\\d{1,2})(?<mark>[/.])(?<b>\\d{1,2})\\k<mark>"
              + "(?<year>\\d{4}|\\d{2}(?!\\d))(?![\\p{L}\\p{N}/-])");

  /** Before a date: it belongs to a citation. */
  private static final Pattern CITATION =
      Pattern.compile(
          "\\([^()]*(?:personal communication|retrieved|accessed)[^()]*$",
          Pattern.CASE_INSENSITIVE);

  private static final int MONTHS = 12;
  private static final int FULL_YEAR = 4;

  private final Setting setting;
  private final List<String> months;
  private final Pattern named;

  DateRule(Setting setting) {
    this.setting = setting;
    this.months = setting.latin().months();
    String names = String.join("|", months.stream().map(Pattern::quote).toList());
    this.named =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?<month>"
                + names
                + ")\\s(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s(?<year>[12]\\d{3})(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  @Override
  public void find(BlockText text, Findings findings) {
    Matcher m = named.matcher(text.text());
    while (m.find()) {
      int month = months.indexOf(m.group("month").toLowerCase(Locale.ROOT)) + 1;
      Optional<LocalDate> date = date(m.group("year"), month, Integer.parseInt(m.group("day")));
      if (date.isPresent()) {
        Conventions c = setting.like(m.group());
        LocalDate d = date.get();
        propose(
            text, m, c.longDate(d.getYear(), d.getMonthValue(), d.getDayOfMonth()), 0.92, findings);
      }
    }
    Matcher n = NUMERIC.matcher(text.text());
    while (n.find()) {
      numeric(n, text, findings);
    }
  }

  private void numeric(Matcher n, BlockText text, Findings findings) {
    int a = Integer.parseInt(n.group("a"));
    int b = Integer.parseInt(n.group("b"));
    boolean dotted = n.group("mark").equals("."); // day first wherever dots are used
    boolean twoWays = !dotted && a <= MONTHS && b <= MONTHS && a != b;
    if (twoWays) {
      findings.flag(
          text,
          n.start(),
          n.end(),
          Category.DATES,
          "day and month can be read in two ways: write the month as a word");
      return;
    }
    if (n.group("year").length() < FULL_YEAR) {
      if (!dotted) {
        findings.flag(
            text, n.start(), n.end(), Category.DATES, "its year has two digits: write all four");
      }
      return;
    }
    boolean dayFirst = dotted || a > MONTHS;
    Optional<LocalDate> date = date(n.group("year"), dayFirst ? b : a, dayFirst ? a : b);
    date.ifPresent(d -> {
      String after =
          setting.like(n.group()).shortDate(d.getYear(), d.getMonthValue(), d.getDayOfMonth());
      propose(text, n, after, 0.9, findings);
    });
  }

  private void propose(
      BlockText text, Matcher m, String after, double confidence, Findings findings) {
    if (CITATION.matcher(text.text().substring(0, m.start())).find()) {
      return;
    }
    Evidence evidence =
        new Evidence("dates", setting.latin().name() + " date", CountryFacts.source());
    findings.proposeNumber(
        text,
        m.start(),
        m.end(),
        new Findings.Change(
            Category.DATES, after, "so are dates written there", evidence, confidence));
    findings.take(text, m.start(), m.end());
  }

  private static Optional<LocalDate> date(String year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(Integer.parseInt(year), month, day));
    } catch (DateTimeException e) {
      return Optional.empty(); // no date after all
    }
  }
}
