package org.dars.assistant.quiz.translated;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of a text, whatever its digits and separators. "1,000" is a thousand where it may be
 * one, as groups have three digits.
 */
final class NumberWords {

  private static final Pattern NUMBER =
      Pattern.compile("\\p{Nd}+(?:[.,٫٬'’\\u00a0\\u202f\\u2009]\\p{Nd}+)*");

  private NumberWords() {}

  /** In reading order. */
  static List<BigDecimal> of(String text) {
    List<BigDecimal> numbers = new ArrayList<>();
    Matcher number = NUMBER.matcher(text);
    while (number.find() && numbers.size() < 1_000) {
      if (number.group().length() <= 40) {
        numbers.add(value(number.group()));
      }
    }
    return numbers;
  }

  private static BigDecimal value(String number) {
    StringBuilder digits = new StringBuilder();
    int point = -1;
    char mark = 0;
    boolean grouped = false;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (Character.isDigit(c)) {
        digits.append(Character.digit(c, 10));
      } else {
        grouped |= point >= 0 && c == mark;
        point = digits.length();
        mark = c;
      }
    }
    int behind = digits.length() - point;
    boolean decimal = point >= 0 && !grouped && mark != '٬' && (behind != 3 || mark == '٫');
    return decimal
        ? new BigDecimal(digits.substring(0, point) + "." + digits.substring(point))
            .stripTrailingZeros()
        : new BigDecimal(digits.toString()).stripTrailingZeros();
  }

  /** Whether two numbers are the same, whatever their zeros. */
  static boolean same(BigDecimal a, BigDecimal b) {
    return a.compareTo(b) == 0;
  }
}
