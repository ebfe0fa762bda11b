package org.dars.translator.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the numbers of two texts whatever their digits (Latin, Arabic, Devanagari…) and
 * separators: "1,000.5", "1.000,5", "1 000,5" and "١٬٠٠٠٫٥" are one number; centuries may become
 * Roman numerals.
 */
final class Numbers {

  private static final Pattern NUMBER =
      Pattern.compile(
          "\\p{Nd}+(?:[.,٫٬'’\\u00a0\\u202f\\u2009]\\p{Nd}+)*(?:[ ]\\p{Nd}{3}(?!\\p{Nd}))*");

  private static final List<String> ROMAN =
      List.of("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX");

  private Numbers() {}

  /** What differs, as half a sentence, or "". */
  static String difference(String source, String target) {
    List<Set<BigDecimal>> rest = values(target);
    List<String> texts = texts(target);
    for (String number : texts(source)) {
      int at = indexOf(rest, readings(number));
      if (at < 0 && roman(number, target)) {
        continue;
      }
      if (at < 0) {
        return Reason.NUMBER_MISSING.with(number);
      }
      rest.remove(at);
      texts.remove(at);
    }
    return texts.isEmpty() ? "" : Reason.NUMBER_ADDED.with(texts.getFirst());
  }

  /** Whether a number stands in the target as a Roman numeral: "19th century", "siglo XIX". */
  private static boolean roman(String number, String target) {
    if (!number.matches("[1-9]|[1-3][0-9]")) {
      return false;
    }
    int value = Integer.parseInt(number);
    String numeral = "X".repeat(value / 10) + ROMAN.get(value % 10);
    return Pattern.compile("(?<![\\p{L}\\p{N}])" + numeral + "(?![\\p{L}\\p{N}])")
        .matcher(target)
        .find();
  }

  private static int indexOf(List<Set<BigDecimal>> numbers, Set<BigDecimal> wanted) {
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i).stream().anyMatch(wanted::contains)) {
        return i;
      }
    }
    return -1;
  }

  private static List<Set<BigDecimal>> values(String text) {
    List<Set<BigDecimal>> values = new ArrayList<>();
    texts(text).forEach(number -> values.add(readings(number)));
    return values;
  }

  private static List<String> texts(String text) {
    List<String> numbers = new ArrayList<>();
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      numbers.add(number.group());
    }
    return numbers;
  }

  /**
   * What a number may mean. Its last separator may be the decimal one; groups have three digits, or
   * two in South Asia before the last three. "1,000" has two readings, "3,5" only one.
   */
  private static Set<BigDecimal> readings(String number) {
    StringBuilder ascii = new StringBuilder();
    int last = -1;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (Character.isDigit(c)) {
        ascii.append(Character.digit(c, 10));
      } else {
        last = ascii.length();
      }
    }
    Set<BigDecimal> readings = new HashSet<>();
    String digits = ascii.toString();
    if (last < 0 || digits.length() - last == 3) {
      readings.add(new BigDecimal(digits).stripTrailingZeros());
    }
    if (last >= 0) {
      readings.add(
          new BigDecimal(digits.substring(0, last) + "." + digits.substring(last))
              .stripTrailingZeros());
    }
    return readings;
  }
}
