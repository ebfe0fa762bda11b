package org.dars.assistant.quiz.practice;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as people type them: digits of any script, decimal points and commas of any, thousands
 * apart by spaces, points, commas or apostrophes, powers of ten ("6.02e23", "6.02×10^23"), a unit
 * after it. A number that can be read in two ways ("1,234") is read in both, and is right when one
 * reading is: a learner is not marked down for the custom of another country.
 */
final class TypedNumber {

  private static final int LONGEST = 60;

  /** Powers beyond this are no answer; they would only cost memory. */
  private static final int GREATEST_POWER = 400;

  private static final Pattern NUMBER =
      Pattern.compile(
          "([+-]?)([\\d.,' ]*\\d[\\d.,' ]*?)(?: ?(?:e|[x*×·] ?10 ?\\^) ?([+-]?\\d{1,3}))?( ?\\D*)");

  /** Three digits after the only separator: thousands, or a fraction. */
  private static final Pattern TWO_WAYS = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");

  private static final Pattern GROUPED =
      Pattern.compile("[1-9]\\d{0,2}(?:([.,' ])\\d{3})(?:\\1\\d{3})*");

  private TypedNumber() {}

  /**
   * What a text may mean.
   *
   * @param unit that may stand after it, "" for none; another one makes it no answer
   * @return none when it is no number
   */
  static List<BigDecimal> readings(String typed, String unit) {
    String plain = plain(typed);
    Matcher whole = NUMBER.matcher(plain);
    if (plain.length() > LONGEST || !whole.matches()) {
      return List.of();
    }
    String after = whole.group(4).strip();
    if (!after.isEmpty() && !after.equals(plain(unit))) {
      return List.of();
    }
    int power = whole.group(3) == null ? 0 : Integer.parseInt(whole.group(3));
    if (Math.abs(power) > GREATEST_POWER) {
      return List.of();
    }
    List<BigDecimal> readings = new ArrayList<>();
    for (String digits : digits(whole.group(2).strip())) {
      BigDecimal value = new BigDecimal(digits).scaleByPowerOfTen(power);
      readings.add(whole.group(1).equals("-") ? value.negate() : value);
    }
    return readings;
  }

  /** The same in ASCII: digits, one kind of minus, of space, of apostrophe, small letters. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .forEach(c -> {
          if (Character.isDigit(c)) {
            plain.append(Character.digit(c, 10));
          } else if (Character.getType(c) != Character.FORMAT) {
            plain.appendCodePoint(letter(c));
          }
        });
    return plain.toString().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
  }

  private static int letter(int c) {
    return switch (c) {
      case '٫' -> '.';
      case '٬', '’', '‘', 'ʼ' -> '\'';
      case '،' -> ',';
      case '٪' -> '%';
      case '−', '–', '‒', '﹣' -> '-';
      default -> Character.isSpaceChar(c) ? ' ' : c;
    };
  }

  /** The number with a point for its fraction and nothing between thousands. */
  private static List<String> digits(String number) {
    int point = number.lastIndexOf('.');
    int comma = number.lastIndexOf(',');
    if (TWO_WAYS.matcher(number).matches()) {
      return List.of(number.replaceAll("[.,]", ""), number.replace(',', '.'));
    }
    if (GROUPED.matcher(number).matches()) {
      return List.of(number.replaceAll("[.,' ]", ""));
    }
    int last = Math.max(point, comma);
    if (last < 0) {
      return number.matches("\\d+") ? List.of(number) : List.of();
    }
    String before = number.substring(0, last);
    String after = number.substring(last + 1);
    boolean sound =
        after.matches("\\d*")
            && (before.matches("\\d*")
                || (GROUPED.matcher(before).matches() && before.indexOf(number.charAt(last)) < 0));
    String joined = before.replaceAll("[.,' ]", "") + "." + after;
    return sound && joined.length() > 1 ? List.of("0" + joined + "0") : List.of();
  }
}
