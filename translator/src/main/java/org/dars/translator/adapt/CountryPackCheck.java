package org.dars.translator.adapt;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a country pack is one; each complaint names the file, the fact and what it should be. */
final class CountryPackCheck {

  private static final Pattern RATE = Pattern.compile("rate\\.[A-Z]{3}");
  private static final Pattern PHONE = Pattern.compile("\\+\\d{1,4}(?:[ -]?\\d{1,4})?");
  private static final Pattern MONTH = Pattern.compile("0[1-9]|1[0-2]");
  private static final Pattern EMERGENCY = Pattern.compile("\\d{2,6}");
  private static final Pattern AMOUNT = Pattern.compile("\\d+(?:\\.\\d+)?");
  private static final Pattern ANY = Pattern.compile("(?s).*\\S.*");

  private static final Set<String> FACTS =
      Set.of(
          "capital",
          "cities",
          "phoneCode",
          "emergencyNumber",
          "schoolYear",
          "publicHolidays",
          "dishes",
          "givenNames.female",
          "givenNames.male");

  private final JsonNode pack;
  private final String file;

  private CountryPackCheck(JsonNode pack, String file) {
    this.pack = pack;
    this.file = file;
  }

  static CountryPack checked(JsonNode pack, String file) throws AdaptationException {
    new CountryPackCheck(pack, file).all();
    return new CountryPack(pack);
  }

  private void all() throws AdaptationException {
    String country = pack.path("country").asText("");
    if (!country.matches("[A-Z]{2}")) {
      throw wrong("\"country\" must be an ISO 3166 code such as KE");
    }
    try {
      CountryPack.code(country);
    } catch (AdaptationException e) {
      throw wrong("\"country\": " + e.getMessage());
    }
    if (!pack.path("facts").isObject()) {
      throw wrong("\"facts\" must be an object, {} for none");
    }
    for (Map.Entry<String, JsonNode> fact : pack.path("facts").properties()) {
      fact(fact.getKey(), fact.getValue());
    }
    Set<String> women = new HashSet<>();
    pack.at("/facts/givenNames.female/value").forEach(n -> women.add(n.asText()));
    for (JsonNode name : pack.at("/facts/givenNames.male/value")) {
      if (women.contains(name.asText())) {
        throw wrong(
            "\"" + name.asText() + "\" is a name of both genders: leave it out of both lists");
      }
    }
  }

  private void fact(String name, JsonNode fact) throws AdaptationException {
    JsonNode source = pack.path("sources").path(fact.path("source").asText(""));
    JsonNode value = fact.path("value");
    boolean empty = value.isEmpty() && value.asText("").isEmpty();
    if (empty || source.path("licence").asText("").isEmpty()) {
      throw wrong(
          "the fact \"%s\" lacks a value, or a source with a licence under \"sources\""
              .formatted(name));
    }
    if (fact.has("confirmed") && !fact.path("confirmed").isBoolean()) {
      throw wrong("the fact \"" + name + "\": \"confirmed\" must be true or false");
    }
    switch (name) {
      case "capital" -> text(name, value, ANY, "the name of a town");
      case "phoneCode" -> text(name, value, PHONE, "a code such as +254");
      case "cities", "dishes", "givenNames.female", "givenNames.male" ->
          texts(name, value, ANY, "a list of different names");
      case "emergencyNumber" -> texts(name, value, EMERGENCY, "a list such as [\"112\"]");
      case "schoolYear" -> texts(name, value, MONTH, "the first and last month, [\"09\", \"05\"]");
      case "publicHolidays" -> holidays(value);
      default -> {
        if (!RATE.matcher(name).matches()) {
          throw wrong(
              "there is no fact \"%s\"; there are %s and rates such as rate.USD"
                  .formatted(name, String.join(", ", FACTS.stream().sorted().toList())));
        }
        rate(name, value);
      }
    }
  }

  private void text(String name, JsonNode value, Pattern shape, String what)
      throws AdaptationException {
    if (!value.isTextual() || !shape.matcher(value.asText()).matches()) {
      throw wrong("the fact \"%s\" must be %s, not %s".formatted(name, what, value));
    }
  }

  private void texts(String name, JsonNode value, Pattern shape, String what)
      throws AdaptationException {
    Set<String> seen = new HashSet<>();
    boolean list = value.isArray();
    for (JsonNode one : value) {
      list &= one.isTextual() && shape.matcher(one.asText()).matches();
      if (list && !seen.add(one.asText()) && !name.equals("schoolYear")) {
        throw wrong("the fact \"%s\" has \"%s\" twice".formatted(name, one.asText()));
      }
    }
    if (!list || (name.equals("schoolYear") && value.size() != 2)) {
      throw wrong("the fact \"%s\" must be %s, not %s".formatted(name, what, value));
    }
  }

  private void holidays(JsonNode value) throws AdaptationException {
    for (JsonNode day : value) {
      String date = day.path("date").asText("");
      boolean good = !day.path("name").asText("").isBlank();
      try {
        MonthDay.parse("--" + date);
      } catch (DateTimeException e) {
        good = false;
      }
      if (!good) {
        throw wrong(
            "the fact \"publicHolidays\" must be a list of {\"date\": \"12-16\", \"name\": …}, not "
                + day);
      }
    }
  }

  private void rate(String name, JsonNode value) throws AdaptationException {
    boolean good = AMOUNT.matcher(value.path("rate").asText("")).matches();
    try {
      LocalDate.parse(value.path("date").asText(""));
    } catch (DateTimeException e) {
      good = false;
    }
    if (!good) {
      throw wrong(
          "the fact \"%s\" must be {\"rate\": \"129.2\", \"date\": \"2026-01-05\"}, not %s"
              .formatted(name, value));
    }
  }

  private AdaptationException wrong(String what) {
    return new AdaptationException(file + ": " + what);
  }
}
