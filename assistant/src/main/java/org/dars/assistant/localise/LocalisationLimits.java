package org.dars.assistant.localise;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.dars.models.LanguageModelException;
import org.dars.models.Price;
import org.jspecify.annotations.Nullable;

/**
 * The most that a zone spends on localising in a day (UTC).
 *
 * @param millionths of the currency that the language model's prices are in; null for no limit
 * @param tokens read and written; null for no limit
 */
public record LocalisationLimits(@Nullable Long millionths, @Nullable Long tokens) {

  /** The setting in money: "5". */
  public static final String MONEY = "DARS_LLM_LOCALISATION_BUDGET_DAY";

  /** The setting in tokens: "2000000". */
  public static final String TOKENS = "DARS_LLM_LOCALISATION_TOKENS_DAY";

  /** None. */
  public static final LocalisationLimits NONE = new LocalisationLimits(null, null);

  /**
   * Reads both settings; a blank one counts as not set.
   *
   * @throws LanguageModelException when one cannot be read, or money is limited without prices
   */
  public static LocalisationLimits from(Map<String, String> settings, Price price)
      throws LanguageModelException {
    String money = read(settings, MONEY, "\\d{1,9}(\\.\\d{1,6})?", "5");
    String tokens = read(settings, TOKENS, "\\d{1,15}", "2000000");
    if (!money.isEmpty() && price.equals(Price.FREE)) {
      throw new LanguageModelException(
          MONEY
              + " needs the language model's prices: set DARS_LLM_PRICE_IN and DARS_LLM_PRICE_OUT"
              + " (of a million tokens), or set "
              + TOKENS
              + " instead.",
          null);
    }
    return new LocalisationLimits(
        money.isEmpty()
            ? null
            : new BigDecimal(money)
                .movePointRight(6)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact(),
        tokens.isEmpty() ? null : Long.parseLong(tokens));
  }

  private static String read(
      Map<String, String> settings, String name, String pattern, String example)
      throws LanguageModelException {
    String text = settings.getOrDefault(name, "").strip();
    if (!text.isEmpty() && !text.matches(pattern)) {
      throw new LanguageModelException(
          "%s cannot be “%s”; set it, for example, to %s.".formatted(name, text, example), null);
    }
    return text;
  }
}
