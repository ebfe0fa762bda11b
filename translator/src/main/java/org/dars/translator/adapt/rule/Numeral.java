package org.dars.translator.adapt.rule;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.translator.adapt.Conventions;

/**
 * A number as it stands in a text, in any digits.
 *
 * @param decimals digits after the decimal separator
 * @param grouped whether thousands are set apart
 * @param ambiguous whether the separator may as well mean the other thing: "1,234" in French
 */
record Numeral(BigDecimal value, int decimals, boolean grouped, boolean ambiguous) {

  private static final Pattern SEPARATOR = Pattern.compile("[^\\p{Nd}]");

  /** A regular expression for numbers of a language: groups may be set apart by its space. */
  static String regex(Conventions conventions) {
    boolean spaced = Character.isSpaceChar(conventions.groupingSeparator());
    String space = "[\\u00a0\\u202f" + (spaced ? " " : "") + "]";
    return "(?:\\p{Nd}{1,3}(?:"
        + space
        + "\\p{Nd}{3}(?!\\p{Nd}))+(?:[.,٫]\\p{Nd}+)?|\\p{Nd}+(?:[.,٫٬]\\p{Nd}+)*)";
  }

  /**
   * Reads a number that {@link #regex} found. Of two kinds of separator the last is the decimal
   * one; one that comes twice groups; one alone before three digits groups unless it is the
   * language's decimal separator, and then it is ambiguous except in languages with a point.
   */
  static Numeral of(String text, Conventions conventions) {
    StringBuilder digits = new StringBuilder();
    text.chars().filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
    Matcher separator = SEPARATOR.matcher(text);
    String kinds = "";
    int last = -1;
    int count = 0;
    while (separator.find()) {
      count++;
      last = separator.start();
      kinds = kinds.contains(separator.group()) ? kinds : kinds + separator.group();
    }
    if (count == 0) {
      return new Numeral(new BigDecimal(digits.toString()), 0, false, false);
    }
    char mark = text.charAt(last);
    int after = text.length() - last - 1;
    boolean space = Character.isSpaceChar(mark);
    boolean alone = kinds.length() == 1;
    boolean own = mark == conventions.decimalSeparator() || mark == '٫';
    boolean decimal =
        !space && (alone ? count == 1 && (after != 3 || own || text.startsWith("0")) : true);
    boolean ambiguous =
        alone
            && count == 1
            && after == 3
            && !space
            && !text.startsWith("0")
            && conventions.decimalSeparator() != '.'
            && mark != '٫'
            && mark != '٬';
    int decimals = decimal ? after : 0;
    BigDecimal value = new BigDecimal(digits.toString()).movePointLeft(decimals);
    return new Numeral(value, decimals, !decimal || count > 1, ambiguous);
  }

  /** The value of the last digit that says something: 1 of "155", 10 of "30", 0.1 of "98.6". */
  BigDecimal resolution() {
    if (decimals > 0 || value.signum() == 0) {
      return BigDecimal.ONE.movePointLeft(decimals);
    }
    return BigDecimal.ONE.movePointRight(Math.max(0, -value.stripTrailingZeros().scale()));
  }
}
