package org.dars.assistant.quiz.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Numbers in files of items, and ids for items that have none there. */
public final class ItemNumbers {

  /** Digits behind the point of a weight, as Moodle keeps. */
  private static final int DIGITS = 7;

  /** More is no number that anybody means, and costs too much to write out. */
  private static final int LONGEST = 40;

  private final Set<String> ids = new HashSet<>();

  /**
   * A number in a file: "0.5", "1e3", "0,5".
   *
   * @return null where it is none
   */
  public static @Nullable BigDecimal parse(String text) {
    String number = text.strip().replace(',', '.');
    if (number.length() > LONGEST) {
      return null;
    }
    try {
      BigDecimal value = new BigDecimal(number);
      return Math.abs((long) value.scale()) > 400 ? null : value;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** A number without zeros behind its last digit and without an exponent. */
  public static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
  }

  /** A share of something, to seven digits. */
  public static BigDecimal share(BigDecimal part, BigDecimal whole) {
    return plain(
        part.divide(whole, DIGITS + 9, RoundingMode.HALF_EVEN)
            .setScale(DIGITS, RoundingMode.HALF_EVEN));
  }

  /**
   * The id of an item in this file: the one that stands there, else one made of its words, which
   * stays the same as long as they do. No two are the same.
   */
  public String id(String given, String... words) {
    String id = given.isBlank() ? "q-" + digest(String.join("\u0000", words)) : given.strip();
    String unique = id;
    for (int n = 2; !ids.add(unique); n++) {
      unique = id + "-" + n;
    }
    return unique;
  }

  /** Twelve hexadecimal digits. */
  public static String digest(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
