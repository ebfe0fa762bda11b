package org.dars.translator.adapt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Facts about a country that CLDR does not hold, each with its source and licence; what CLDR holds
 * (money, numbers, dates, measures, quotation marks, the week's first day) is asked of {@link
 * Conventions}. Shape: {@code {"country", "name", "sources": {KEY: {"title", "url", "licence"}},
 * "facts": {NAME: {"value", "source": KEY, "confirmed"}}}}; what is not confirmed yet was not
 * looked up at its source.
 */
public final class CountryPack {

  /** Countries that come with Dars. */
  public static final List<String> KNOWN = List.of("EG", "KE", "KZ");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JsonNode pack;

  private CountryPack(JsonNode pack) {
    this.pack = pack;
  }

  /**
   * The pack of a country that comes with Dars.
   *
   * @param country ISO 3166 code, in any case
   * @throws AdaptationException when there is none; the message names those there are
   */
  public static CountryPack of(String country) throws IOException {
    String code = country.toUpperCase(Locale.ROOT);
    if (!KNOWN.contains(code)) {
      throw new AdaptationException(
          "there is no country pack for \"%s\"; there are: %s (ISO 3166 codes)"
              .formatted(country, String.join(", ", KNOWN)));
    }
    try (InputStream in = CountryPack.class.getResourceAsStream(code + ".json")) {
      if (in == null) {
        throw new IOException("the country pack " + code + ".json is missing: build Dars again");
      }
      return checked(JSON.readTree(in), code + ".json");
    }
  }

  /**
   * A pack in a file of one's own.
   *
   * @throws AdaptationException when it is not of that shape; the message names the fact
   */
  public static CountryPack read(Path file) throws IOException {
    try {
      return checked(JSON.readTree(Files.readAllBytes(file)), file.toString());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AdaptationException(file + ": is not JSON (" + e.getOriginalMessage() + ")", e);
    }
  }

  private static CountryPack checked(JsonNode pack, String file) throws AdaptationException {
    if (!pack.path("country").asText("").matches("[A-Z]{2}")) {
      throw new AdaptationException(file + ": \"country\" must be an ISO 3166 code such as KE");
    }
    for (var fact : pack.path("facts").properties()) {
      JsonNode source = pack.path("sources").path(fact.getValue().path("source").asText(""));
      JsonNode value = fact.getValue().path("value");
      boolean empty = value.isEmpty() && value.asText("").isEmpty();
      if (empty || source.path("licence").asText("").isEmpty()) {
        throw new AdaptationException(
            "%s: the fact \"%s\" lacks a value, or a source with a licence under \"sources\""
                .formatted(file, fact.getKey()));
      }
    }
    return new CountryPack(pack);
  }

  public String country() {
    return pack.path("country").asText();
  }

  /** Its English name. */
  public String name() {
    return pack.path("name").asText();
  }

  /** Names of the facts. */
  public List<String> facts() {
    return List.copyOf(
        pack.path("facts").propertyStream().map(java.util.Map.Entry::getKey).toList());
  }

  /** A fact that is a list of texts; empty when the pack lacks it. */
  public List<String> list(String fact) {
    List<String> values = new ArrayList<>();
    value(fact).forEach(v -> values.add(v.asText()));
    return values;
  }

  /**
   * A public holiday on the same day every year.
   *
   * @param date "12-12"
   */
  public record Holiday(String date, String name) {}

  /** Public holidays with fixed dates; empty when the pack lacks them. */
  public List<Holiday> holidays() {
    List<Holiday> holidays = new ArrayList<>();
    value("publicHolidays")
        .forEach(h -> holidays.add(new Holiday(h.path("date").asText(), h.path("name").asText())));
    return holidays;
  }

  /** A fact that is one text; empty when the pack lacks it. */
  public Optional<String> text(String fact) {
    String text = value(fact).asText("");
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private JsonNode value(String fact) {
    return pack.path("facts").path(fact).path("value");
  }

  /** "KE givenNames.female" and where that is from. */
  public Evidence evidence(String rule, String fact) {
    JsonNode entry = pack.path("facts").path(fact);
    JsonNode source = pack.path("sources").path(entry.path("source").asText());
    return new Evidence(
        rule,
        country() + " " + fact,
        source.path("title").asText()
            + ", "
            + source.path("url").asText()
            + (entry.path("confirmed").asBoolean() ? "" : " (not confirmed yet)"));
  }

  /**
   * How many units of the country's money one unit of another was worth.
   *
   * @param date ISO 8601 date of the rate
   */
  public record Rate(java.math.BigDecimal rate, String date) {}

  /**
   * A dated rate, where the pack gives one: the fact {@code rate.USD} with the value {@code
   * {"rate": "129.2", "date": "2026-01-05"}}. The packs that come with Dars give none.
   */
  public Optional<Rate> rate(String currency) {
    JsonNode value = value("rate." + currency);
    String rate = value.path("rate").asText("");
    String date = value.path("date").asText("");
    return rate.matches("\\d+(\\.\\d+)?") && date.matches("\\d{4}-\\d{2}-\\d{2}")
        ? Optional.of(new Rate(new java.math.BigDecimal(rate), date))
        : Optional.empty();
  }
}
