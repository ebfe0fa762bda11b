package org.dars.assistant.quiz.examine;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of a text, in digits of any script and in the first words of counting. */
final class Figures {

  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{L}\\p{Nd}])[−-]?\\p{Nd}+([.,٫٬\\u00A0\\u202F'’]\\p{Nd}+)*");

  private Figures() {}

  /**
   * The numbers that a text may mean: "1,500" is fifteen hundred in one country, one and a half in
   * another; both are given.
   */
  static Set<BigDecimal> in(String text, Lexicon lexicon) {
    Set<BigDecimal> numbers = new LinkedHashSet<>();
    Matcher m = NUMBER.matcher(text);
    while (m.find()) {
      if (m.group().length() <= 30) {
        readings(m.group(), numbers);
      }
    }
    for (String word : Wording.words(text)) {
      int n = lexicon.number(word);
      if (n >= 0) {
        numbers.add(BigDecimal.valueOf(n));
      }
    }
    return numbers;
  }

  private static void readings(String written, Set<BigDecimal> to) {
    StringBuilder ascii = new StringBuilder();
    written
        .codePoints()
        .forEach(c -> {
          if (Character.isDigit(c)) {
            ascii.append(Character.digit(c, 10));
          } else {
            ascii.append(c == '−' || c == '-' ? '-' : c == '.' || c == '٫' ? '.' : ',');
          }
        });
    String number = ascii.toString();
    add(number.replaceAll("[.,]", ""), number.matches("-?\\d{1,3}([.,]\\d{3})+"), to);
    int last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
    if (last > 0) {
      String whole = number.substring(0, last).replaceAll("[.,]", "");
      add(whole + "." + number.substring(last + 1), true, to);
    } else {
      add(number, true, to);
    }
  }

  private static void add(String number, boolean may, Set<BigDecimal> to) {
    if (may) {
      to.add(stripped(new BigDecimal(number)));
    }
  }

  static BigDecimal stripped(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }

  /** Whether a number is among some, give or take. */
  static boolean among(BigDecimal value, BigDecimal tolerance, Collection<BigDecimal> some) {
    return some.stream().anyMatch(n -> n.subtract(value).abs().compareTo(tolerance) <= 0);
  }
}
