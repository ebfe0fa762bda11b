package org.dars.translator.adapt.rule;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.translator.adapt.Category;
import org.dars.translator.adapt.Conventions;
import org.dars.translator.adapt.Evidence;
import org.jspecify.annotations.Nullable;

/** Miles, feet, pounds, degrees Fahrenheit and their like in metric units, where these are used. */
final class UnitRule implements Rule {

  private static final int BEFORE = 40;

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  private static final Pattern BETWEEN =
      Pattern.compile("(?:between|между|entre|kati ya|بين|from)\\s+$", FLAGS);

  private static final Pattern AND = Pattern.compile("\\s(?:and|и|et|na|و)\\s?", FLAGS);

  private static final Pattern METRIC_BEFORE =
      Pattern.compile(
          "\\p{Nd}[\\s-]?(?:[kcm]?m|k?g|m?l|°\\s?C|\\p{L}*met(?:re|er)s?|км|см|м|кг|г|كم)\\s?[(/]\\s?$",
          FLAGS);

  private static final Pattern METRIC_AFTER =
      Pattern.compile(
          "^\\s?[(/]\\s?((?:(?:about|approximately|около|environ)\\s)?\\p{Nd}[\\p{Nd}.,\\u00a0 –-]*"
              + "(?:[kcm]?m|k?g|m?[lL]|°\\s?C|(?:kilo|centi|milli)?(?:met(?:re|er)|gram|lit(?:re|er))s?"
              + "|км|см|мм|м|кг|г|л|كم|كيلومترا?))\\)",
          FLAGS);

  private static final Pattern DIFFERENCE =
      Pattern.compile(
          "(?:\\bby|increase of|rise of|drop of|difference of|rose|fell|dropped|warmed|cooled)"
              + "(?: about| approximately)?\\s+$",
          FLAGS);

  private static final Pattern MONEY =
      Pattern.compile(
          "£|sterling|\\b(?:cost|costs|paid|pays?|price|salary|earn(?:s|ed)?)\\b", FLAGS);

  private static final Pattern LIQUID =
      Pattern.compile(
          "^\\s(?:of\\s)?(?:\\w+\\s)?(?:soda|water|milk|juice|beer|wine|coffee|tea|liquid|liquor"
              + "|fluid|drinks?|alcohol)\\b",
          FLAGS);

  private static final Pattern WEIGHT =
      Pattern.compile("\\b(?:p[eè]se\\w*|poids|kilos?)\\b", FLAGS);

  private final Setting setting;
  private final UnitWords words;
  private final @Nullable Pattern quantities;
  private final @Nullable Pattern spelled;
  private final boolean unitFirst;

  UnitRule(Setting setting) {
    this.setting = setting;
    Conventions conventions = setting.latin();
    this.words = UnitWords.of(conventions.language());
    this.unitFirst = conventions.language().equals("sw");
    if (words.isEmpty() || !conventions.metric()) {
      quantities = null;
      spelled = null;
      return;
    }
    String number = Numeral.regex(conventions);
    String range =
        "(?<first>"
            + number
            + ")(?:(?<connector>\\s?[-–—]\\s?"
            + "|\\s(?:to|or|and|до|или|и|à|ou|et|hadi|na|au|إلى)\\s|\\sو)(?<second>"
            + number
            + "))?";
    String unit =
        "(?<unit>"
            + words.regex()
            + ")(?<tail>"
            + (conventions.language().equals("kk") ? "\\p{L}{0,5}" : "")
            + ")(?![\\p{L}\\p{N}])";
    String expression =
        unitFirst
            ? "(?<!\\p{L})" + unit + "(?<gap> )" + range + "(?<magnitude>)"
            : "(?<![\\p{L}\\p{N}.,/$€£₸¥])"
                + range
                + "(?<magnitude> (?:thousand|million|billion))?(?<gap>[ \\u00a0\\u202f-]?)"
                + unit;
    quantities = Pattern.compile(expression, FLAGS);
    spelled =
        conventions.language().equals("en")
            ? Pattern.compile(
                "\\b(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
                    + "|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\\w+)?|\\w+ hundred|\\w+ thousand)"
                    + "[ -](?:"
                    + words.regex()
                    + ")\\b",
                FLAGS)
            : null;
  }

  @Override
  public void find(BlockText text, Findings findings) {
    if (quantities == null) {
      return;
    }
    Matcher m = quantities.matcher(text.text());
    while (m.find()) {
      one(m, text, findings);
    }
    if (spelled != null) {
      Matcher s = spelled.matcher(text.text());
      while (s.find()) {
        if (s.group().matches(".*[ -]\\p{Lu}.*")) {
          continue;
        }
        findings.flag(
            text,
            s.start(),
            s.end(),
            Category.UNITS,
            "its number is written in words: convert it by hand if it is meant as a measure");
      }
    }
  }

  private void one(Matcher m, BlockText text, Findings findings) {
    Conventions conventions = setting.like(m.group("first"));
    String magnitude = m.group("magnitude") == null ? "" : m.group("magnitude");
    String word = m.group("unit");
    int from = m.start();
    int to = m.end();
    boolean named = word.matches("\\p{Lu}\\p{Ll}{2,}.*") && !word.contains("Фаренгейт");
    if (named) {
      return; // of a title or a place: "Three Mile Island"
    }
    if (m.group("second") != null && isLoose(m, text.text())) {
      findings.flag(text, from, to, Category.UNITS, "the unit may belong to one number or to both");
      return;
    }
    ImperialUnit unit = words.unit(word);
    String after = text.text().substring(to);
    if (unit == ImperialUnit.OUNCE && LIQUID.matcher(after).find()) {
      unit = ImperialUnit.FLUID_OUNCE;
    }
    String upper = m.group("second");
    Quantity quantity =
        new Quantity(
            Numeral.of(m.group("first"), conventions),
            m.group("connector") == null ? "" : m.group("connector"),
            upper == null ? null : Numeral.of(upper, conventions),
            magnitude,
            m.group("gap"),
            unit,
            word);
    String before = text.text().substring(Math.max(0, from - BEFORE), from);
    if (METRIC_BEFORE.matcher(before).find()) {
      findings.take(text, from, to);
      return; // both are given already
    }
    Optional<String> doubt = doubt(quantity, m.group("tail"), before, text, from);
    if (doubt.isPresent()) {
      findings.flag(text, from, to, Category.UNITS, doubt.get());
      return;
    }
    Matcher given = METRIC_AFTER.matcher(after);
    if (given.find()) {
      propose(
          text,
          from,
          to + given.end(),
          given.group(1),
          "the metric value stands beside it",
          0.95,
          findings);
      return;
    }
    String metric = quantity.metric(conventions);
    String whole =
        setting.keepOriginal() ? metric + " (" + text.text().substring(from, to) + ")" : metric;
    double confidence = confidence(quantity);
    String why = setting.pack().name() + " is measured in metric units";
    propose(text, from, to, whole, why, confidence, findings);
  }

  private void propose(
      BlockText text,
      int from,
      int to,
      String after,
      String why,
      double confidence,
      Findings findings) {
    Evidence evidence =
        new Evidence(
            "units",
            "CLDR " + setting.pack().country() + " measurementSystem",
            ImperialUnit.SOURCE);
    findings.proposeNumber(
        text, from, to, new Findings.Change(Category.UNITS, after, why, evidence, confidence));
  }

  /** Whether "3 and 6 inches" is no range: "between" is not before it. */
  private static boolean isLoose(Matcher m, String text) {
    String before = text.substring(Math.max(0, m.start() - BEFORE), m.start());
    return AND.matcher(m.group("connector")).matches() && !BETWEEN.matcher(before).find();
  }

  private static double confidence(Quantity q) {
    boolean liquid = q.unit() == ImperialUnit.FLUID_OUNCE && !q.word().startsWith("fl");
    double base = liquid ? 0.8 : 0.95;
    return q.second() == null ? base : liquid ? 0.77 : 0.92;
  }

  /** Why it had better be left to a person. */
  private Optional<String> doubt(Quantity q, String tail, String before, BlockText text, int from) {
    String sentence = text.sentence(from);
    String language = setting.latin().language();
    if (!tail.isEmpty()) {
      return Optional.of("the unit is declined: convert it by hand");
    }
    if (q.ambiguous()) {
      return Optional.of("its number can be read in two ways");
    }
    boolean money = q.unit() == ImperialUnit.POUND && MONEY.matcher(sentence).find();
    if (money) {
      return Optional.of("these pounds may be money");
    }
    boolean books =
        q.unit() == ImperialUnit.POUND && language.equals("fr") && !WEIGHT.matcher(sentence).find();
    if (books) {
      return Optional.of("\"livres\" may be books, money or pounds");
    }
    if (q.unit() == ImperialUnit.OUNCE
        && q.first().value().intValue() >= 4
        && language.equals("en")
        && sentence.matches("(?is).*\\b(?:drink|drank|bottle|glass|cup|pour)\\w*\\b.*")) {
      return Optional.of("these ounces may measure weight or a liquid");
    }
    if (q.unit() == ImperialUnit.FAHRENHEIT && DIFFERENCE.matcher(before).find()) {
      return Optional.of("it may be a difference of temperatures, not a temperature");
    }
    return Optional.empty();
  }
}
