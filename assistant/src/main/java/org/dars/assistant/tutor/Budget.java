package org.dars.assistant.tutor;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import org.dars.models.LanguageModelException;
import org.dars.models.Price;
import org.dars.models.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What a language model costs and how much of it a zone may spend; amounts are in millionths of one
 * currency, whichever the prices are in.
 *
 * @param input price of a million tokens read
 * @param output price of a million tokens written
 * @param day most that a zone spends in a day (UTC), null for no limit
 * @param month most that a zone spends in a month, null for no limit
 */
public record Budget(long input, long output, @Nullable Long day, @Nullable Long month) {

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  /** Nothing is counted and nothing limited. */
  public static final Budget NONE = new Budget(0, 0, null, null);

  /**
   * Reads {@code DARS_LLM_PRICE_IN} and {@code DARS_LLM_PRICE_OUT} ("0.27": of a million tokens),
   * {@code DARS_LLM_BUDGET_DAY} and {@code DARS_LLM_BUDGET_MONTH} ("5"); a blank one counts as not
   * set.
   *
   * @throws LanguageModelException when one cannot be read, or a limit is set without a price
   */
  public static Budget from(Map<String, String> settings) throws LanguageModelException {
    Optional<Long> input = amount(settings, "DARS_LLM_PRICE_IN", "0.27");
    Optional<Long> output = amount(settings, "DARS_LLM_PRICE_OUT", "1.10");
    Optional<Long> day = amount(settings, "DARS_LLM_BUDGET_DAY", "2");
    Optional<Long> month = amount(settings, "DARS_LLM_BUDGET_MONTH", "30");
    if ((day.isPresent() || month.isPresent()) && input.isEmpty() && output.isEmpty()) {
      throw new LanguageModelException(
          "A budget for the language model needs its prices: set DARS_LLM_PRICE_IN and"
              + " DARS_LLM_PRICE_OUT (of a million tokens), or unset the budget.",
          null);
    }
    return new Budget(input.orElse(0L), output.orElse(0L), day.orElse(null), month.orElse(null));
  }

  private static Optional<Long> amount(Map<String, String> settings, String name, String example)
      throws LanguageModelException {
    String text = settings.getOrDefault(name, "").strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      throw new LanguageModelException(
          "%s cannot be “%s”; set it, for example, to %s.".formatted(name, text, example), null);
    }
    return Optional.of(
        new BigDecimal(text).multiply(MILLION).setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  /** The cost of a request, rounded up, in millionths. */
  long cost(Usage usage) {
    return new Price(input, output).of(usage);
  }
}
