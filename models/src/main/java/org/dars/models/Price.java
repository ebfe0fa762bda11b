package org.dars.models;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a language model costs, in millionths of one currency.
 *
 * @param input price of a million tokens read, 0 or more
 * @param output price of a million tokens written, 0 or more
 */
public record Price(long input, long output) {

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  /** Costs nothing, or nobody counts. */
  public static final Price FREE = new Price(0, 0);

  public Price {
    if (input < 0 || output < 0) {
      throw new IllegalArgumentException(
          "prices must be 0 or more, are %d and %d".formatted(input, output));
    }
  }

  /** The cost of a request, rounded up, in millionths. */
  public long of(Usage usage) {
    BigDecimal sum =
        BigDecimal.valueOf(input)
            .multiply(BigDecimal.valueOf(usage.input()))
            .add(BigDecimal.valueOf(output).multiply(BigDecimal.valueOf(usage.output())));
    return sum.divide(MILLION, 0, RoundingMode.CEILING).longValue();
  }
}
