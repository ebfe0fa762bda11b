package org.dars.assistant.quiz.exchange;

import java.math.BigDecimal;

/** Decimal numbers in files. */
final class Numbers {

  /** A number in a file is no longer, and has no more zeros to either side, in characters. */
  private static final int LONGEST = 400;

  private Numbers() {}

  /**
   * The number that a text says, without zeros that say nothing.
   *
   * @throws IllegalArgumentException saying so when it is none
   */
  static BigDecimal parsed(String text) {
    String number = text.strip();
    if (number.length() > LONGEST
        || !number.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
      throw new IllegalArgumentException(
          "\""
              + (number.length() > 40 ? number.substring(0, 40) + "…" : number)
              + "\" is no number");
    }
    try {
      return checked(new BigDecimal(number));
    } catch (NumberFormatException | ArithmeticException e) {
      throw new IllegalArgumentException("\"" + number + "\" is no number", e);
    }
  }

  /** A number that can be written without filling a disk, and without zeros that say nothing. */
  static BigDecimal checked(BigDecimal number) {
    if (number.precision() > LONGEST || Math.abs((long) number.scale()) > LONGEST) {
      throw new IllegalArgumentException("a number is too long, or too far from 1");
    }
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** "33.33333", "0.5", "-100": digits, a sign and a point only. */
  static String printed(BigDecimal number) {
    return checked(number).toPlainString();
  }
}
