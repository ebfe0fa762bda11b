package org.dars.translator.adapt.rule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.BlockKind;
import org.dars.translator.adapt.Category;
import org.dars.translator.adapt.Conventions;
import org.dars.translator.adapt.CountryFacts;
import org.dars.translator.adapt.Evidence;

/** Separators of thousands and decimals, and on request the country's own digits. */
final class NumberRule implements Rule {

  /** Behind these a number is a label, not an amount. */
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:§|№|\\b(?:fig(?:ure|s)?|tab(?:le)?|chapter|section|unit|version|рис\\p{L}*|табл\\p{L}*"
              + "|глав\\p{L}*|раздел\\p{L}*|параграф\\p{L}*|сурет|кесте|бөлім|chapitre|tableau|sura|jedwali|kielelezo)\\b\\.?"
              + "|(?:شكل|جدول|الفصل|القسم))\\s*$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  private static final int BEFORE = 20;

  private final Setting setting;
  private final Pattern numbers;

  NumberRule(Setting setting) {
    this.setting = setting;
    this.numbers =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}.,/:-])"
                + Numeral.regex(setting.latin())
                + "(?![\\p{L}/:]|\\.\\p{N}|[.,٫٬]?\\p{Nd})");
  }

  @Override
  public void find(BlockText text, Findings findings) {
    Matcher m = numbers.matcher(text.text());
    while (m.find()) {
      String before = text.text().substring(Math.max(0, m.start() - BEFORE), m.start());
      boolean numbering = m.start() == 0 && text.block().kind() == BlockKind.HEADING;
      if (!numbering && !LABEL.matcher(before).find()) {
        one(m, text, findings);
      }
    }
  }

  private void one(Matcher m, BlockText text, Findings findings) {
    String number = m.group();
    Conventions conventions = setting.like(number);
    boolean plain = number.chars().allMatch(Character::isDigit);
    if (plain && !setting.nativeDigits()) {
      return;
    }
    String after;
    if (plain) {
      after = digits(number, conventions);
    } else {
      Numeral numeral = Numeral.of(number, conventions);
      if (numeral.ambiguous()) {
        findings.flag(
            text,
            m.start(),
            m.end(),
            Category.NUMBERS,
            "its separator may set apart thousands or decimals");
        return;
      }
      if (number.chars().filter(c -> c == '.').count() > 1 && !numeral.grouped()) {
        return; // a version or an address
      }
      after = conventions.number(numeral.value(), numeral.decimals(), numeral.grouped());
    }
    Evidence evidence =
        new Evidence("numbers", conventions.name() + " numbers", CountryFacts.source());
    findings.proposeNumber(
        text,
        m.start(),
        m.end(),
        new Findings.Change(
            Category.NUMBERS, after, "so are numbers written there", evidence, 0.85));
  }

  /** The same digits, leading zeros too. */
  private static String digits(String number, Conventions conventions) {
    StringBuilder out = new StringBuilder();
    number
        .chars()
        .forEach(c ->
            out.append(
                conventions.number(
                    java.math.BigDecimal.valueOf(Character.digit(c, 10)), 0, false)));
    return out.toString();
  }
}
