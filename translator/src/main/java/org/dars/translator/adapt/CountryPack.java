package org.dars.translator.adapt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Facts about a country that CLDR does not hold, each with its source and licence; what CLDR holds
 * (money, numbers, dates, measures, quotation marks, the week's first day) is asked of {@link
 * Conventions}. Shape: {@code {"country", "name", "sources": {KEY: {"title", "url", "licence"}},
 * "facts": {NAME: {"value", "source": KEY, "confirmed"}}}}; what is not confirmed yet was not
 * looked up at its source.
 */
public final class CountryPack {

  /** Countries of which Dars has facts that CLDR lacks. */
  public static final List<String> KNOWN = List.of("EG", "KE", "KZ");

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonNode pack;

  CountryPack(JsonNode pack) {
    this.pack = pack;
  }

  /**
   * The pack of a country that comes with Dars; for a country without one, a pack without facts:
   * the rules then go by CLDR alone, and leave names and places.
   *
   * @param country ISO 3166 code, in any case
   * @throws AdaptationException when it is no such code
   */
  public static CountryPack of(String country) throws IOException {
    String code = code(country);
    if (!KNOWN.contains(code)) {
      ObjectNode empty = JSON.createObjectNode().put("country", code).put("name", name(code));
      empty.putObject("sources");
      empty.putObject("facts");
      return new CountryPack(empty);
    }
    try (InputStream in = CountryPack.class.getResourceAsStream(code + ".json")) {
      if (in == null) {
        throw new IOException("the country pack " + code + ".json is missing: build Dars again");
      }
      return CountryPackCheck.checked(JSON.readTree(in), code + ".json");
    }
  }

  /**
   * A country's ISO 3166 code in capitals.
   *
   * @throws AdaptationException when it is none
   */
  static String code(String country) throws AdaptationException {
    String code = country.toUpperCase(Locale.ROOT);
    if (!COUNTRIES.contains(code)) {
      throw new AdaptationException(
          "\"%s\" is no country: give its ISO 3166 code of two letters, such as KZ"
              .formatted(country));
    }
    return code;
  }

  private static String name(String code) {
    return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
  }

  /**
   * A pack in a file of one's own.
   *
   * @throws AdaptationException when it is not of that shape; the message names the fact and says
   *     what it should be
   */
  public static CountryPack read(Path file) throws IOException {
    try {
      return CountryPackCheck.checked(JSON.readTree(Files.readAllBytes(file)), file.toString());
    } catch (JsonProcessingException e) {
      throw new AdaptationException(
          "%s: line %d is not JSON (%s)"
              .formatted(
                  file,
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage()),
          e);
    }
  }

  /** The pack as the JSON that {@link #read} takes: a beginning for one's own. */
  public String toJson() {
    return pack.toPrettyString();
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

  /** Whether a fact was looked up at its source. */
  public boolean confirmed(String fact) {
    return pack.path("facts").path(fact).path("confirmed").asBoolean();
  }

  /** A fact in one line: "Astana", "Astana, Almaty"; "" when the pack lacks it. */
  public String shown(String fact) {
    JsonNode value = value(fact);
    return value.isValueNode()
        ? value.asText()
        : value
            .valueStream()
            .map(v ->
                v.isObject() ? v.path("date").asText() + " " + v.path("name").asText() : v.asText())
            .collect(Collectors.joining(", "));
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
        source.path("title").asText() + ", " + source.path("url").asText(),
        confirmed(fact));
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
