package org.dars.translator.adapt.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.translator.adapt.Category;
import org.dars.translator.adapt.Conventions;
import org.dars.translator.adapt.CountryFacts;
import org.dars.translator.adapt.CountryPack;
import org.dars.translator.adapt.Evidence;

/**
 * Amounts of money in the country's way of writing them. The currency stays what it is; a converted
 * amount is added only where the country pack gives a dated rate.
 */
final class CurrencyRule implements Rule {

  private static final Map<String, String> SIGNS =
      Map.of(
          "US$", "USD", "$", "USD", "€", "EUR", "£", "GBP", "₸", "KZT", "₹", "INR", "KSh", "KES",
          "Ksh", "KES", "E£", "EGP");

  private static final String SIGN =
      "US\\$|\\$|€|E£|£|₸|₹|K[Ss]h|(?:USD|EUR|GBP|KZT|KES|EGP|RUB|CNY|INR)(?=[ \\u00a0\\p{Nd}])";

  private static final String CODE_BEHIND = "₸|€|\\$|(?:USD|EUR|GBP|KZT|KES|EGP|RUB|CNY|INR)\\b";

  private static final String MAGNITUDE =
      "(?:[ \\u00a0](?:thousand|million|billion|trillion|тыс\\.?|тысяч|млн\\.?|миллион(?:а|ов)?"
          + "|млрд\\.?|миллиард(?:а|ов)?|мың|миллиард|millions?|milliards?|مليون|مليار))?";

  private final Setting setting;
  private final Pattern amounts;

  CurrencyRule(Setting setting) {
    this.setting = setting;
    String number = Numeral.regex(setting.latin());
    this.amounts =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}$€£])(?:(?<sign>"
                + SIGN
                + ")[ \\u00a0]?(?<number>"
                + number
                + ")(?<magnitude>"
                + MAGNITUDE
                + ")|(?<number2>"
                + number
                + ")(?<magnitude2>"
                + MAGNITUDE
                + ")[ \\u00a0]?(?<sign2>"
                + CODE_BEHIND
                + "))(?!\\p{L})");
  }

  @Override
  public void find(BlockText text, Findings findings) {
    Matcher m = amounts.matcher(text.text());
    while (m.find()) {
      boolean ahead = m.group("sign") != null;
      String sign = ahead ? m.group("sign") : m.group("sign2");
      String digits = ahead ? m.group("number") : m.group("number2");
      String magnitude = ahead ? m.group("magnitude") : m.group("magnitude2");
      String currency = SIGNS.getOrDefault(sign, sign);
      Conventions conventions = setting.like(digits);
      Numeral amount = Numeral.of(digits, conventions);
      if (amount.ambiguous()) {
        findings.flag(
            text, m.start(), m.end(), Category.CURRENCY, "its number can be read in two ways");
        continue;
      }
      String written = written(amount, magnitude, currency, conventions);
      Optional<CountryPack.Rate> rate =
          currency.equals(conventions.currency())
              ? Optional.empty()
              : setting.pack().rate(currency);
      Evidence format =
          new Evidence(
              "currency", conventions.name() + " currency " + currency, CountryFacts.source());
      String why =
          "so is "
              + currency
              + " written there"
              + (sign.equals("$")
                  ? "; the sign $ is taken for the dollar of the United States"
                  : "");
      double confidence = sign.equals("$") ? 0.75 : 0.9;
      if (rate.isPresent()) {
        written += " (≈ " + converted(amount, rate.get(), magnitude, conventions) + ")";
        why = "at the rate of " + rate.get().date() + "; " + why;
        format = setting.pack().evidence("currency", "rate." + currency);
        confidence = Math.min(confidence, 0.7);
      }
      findings.proposeNumber(
          text,
          m.start(),
          m.end(),
          new Findings.Change(Category.CURRENCY, written, why, format, confidence));
      findings.take(text, m.start(), m.end());
    }
  }

  private static String written(
      Numeral amount, String magnitude, String currency, Conventions conventions) {
    boolean grouped = amount.grouped() || amount.value().precision() - amount.value().scale() > 4;
    String number = conventions.number(amount.value(), amount.decimals(), grouped);
    String money = conventions.money(amount.value(), amount.decimals(), currency);
    String whole = conventions.number(amount.value(), amount.decimals(), true);
    return money.replace(whole, number + magnitude);
  }

  /** To two or three digits: a rate of some day says no more. */
  private static String converted(
      Numeral amount, CountryPack.Rate rate, String magnitude, Conventions conventions) {
    BigDecimal exact = amount.value().multiply(rate.rate());
    BigDecimal rounded =
        exact.round(new java.math.MathContext(3, RoundingMode.HALF_UP)).stripTrailingZeros();
    BigDecimal plain = rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    Numeral there = new Numeral(plain, plain.scale(), true, false);
    return written(there, magnitude, conventions.currency(), conventions);
  }
}
