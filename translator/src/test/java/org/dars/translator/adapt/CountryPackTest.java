package org.dars.translator.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryPackTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"KZ, Astana, KZT", "EG, Cairo, EGP", "ke, Nairobi, KES"})
  void packsHoldSourcedFactsAndCldrTheRest(String country, String capital, String money)
      throws Exception {
    CountryPack pack = CountryPack.of(country);

    assertThat(pack.text("capital")).contains(capital);
    assertThat(pack.list("cities")).contains(capital).doesNotHaveDuplicates();
    for (String gender : new String[] {"givenNames.female", "givenNames.male"}) {
      assertThat(pack.list(gender)).hasSizeGreaterThan(12).doesNotHaveDuplicates();
    }
    assertThat(pack.list("givenNames.female"))
        .doesNotContainAnyElementsOf(pack.list("givenNames.male"));
    assertThat(pack.facts()).contains("phoneCode", "emergencyNumber", "schoolYear", "dishes");
    for (String fact : pack.facts()) {
      assertThat(pack.evidence("x", fact).source()).as(fact).contains("http");
    }
    assertThat(pack.holidays()).isNotEmpty().allSatisfy(h -> MonthDay.parse("--" + h.date()));
    Conventions conventions = Conventions.of("en", pack.country(), false);
    assertThat(conventions.currency()).isEqualTo(money);
    assertThat(conventions.metric()).isTrue();
    assertThat(conventions.longDate(2020, 3, 4)).isEqualTo("4 March 2020");
  }

  @Test
  void whatIsNoCountryIsRefused() {
    assertThatThrownBy(() -> CountryPack.of("XX"))
        .hasMessage("\"XX\" is no country: give its ISO 3166 code of two letters, such as KZ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MN | mn | Mongolia | MNT | metric | A4 | 24",
        "UZ | uz | Uzbekistan | UZS | metric | A4 | 24",
        "TZ | sw | Tanzania | TZS | metric | A4 | 24",
        "KH | km | Cambodia | KHR | metric | A4 | 12",
        "ID | id | Indonesia | IDR | metric | A4 | 24",
        "PK | ur | Pakistan | PKR | metric | A4 | 12",
        "MA | ar | Morocco | MAD | metric | A4 | 24",
        "SN | wo | Senegal | XOF | metric | A4 | 24",
        "MX | es | Mexico | MXN | metric | US Letter | 12",
        "US | en | United States | USD | US | US Letter | 12"
      })
  void aCountryWithoutAPackIsWhatCldrKnowsAndNothingElse(
      String country,
      String language,
      String name,
      String money,
      String measures,
      String paper,
      String hours)
      throws Exception {
    CountryPack pack = CountryPack.of(country);

    assertThat(pack.name()).isEqualTo(name);
    assertThat(pack.facts()).isEmpty();
    assertThat(CountryFacts.language(country)).isEqualTo(language);
    List<CountryFacts.Fact> all = CountryFacts.of(language, country);
    Map<String, String> facts =
        all.stream().collect(Collectors.toMap(CountryFacts.Fact::name, CountryFacts.Fact::value));
    assertThat(facts.get("currency")).startsWith(money + " (");
    assertThat(facts.get("measures")).isEqualTo(measures);
    assertThat(facts.get("paper")).isEqualTo(paper);
    assertThat(facts.get("hours")).isEqualTo(hours);
    assertThat(all).allMatch(f -> f.source().startsWith("CLDR " + CountryFacts.version()));
  }

  @Test
  void aTeamsOwnPackTakesThePlaceOfTheOneThatComesWithDars() throws Exception {
    CountryPacks packs = new CountryPacks(folder);
    assertThat(packs.of("kz").list("cities")).contains("Almaty");
    assertThat(packs.named()).containsExactly("EG", "KE", "KZ");

    Files.writeString(
        folder.resolve("MN.json"),
        CountryPack.of("MN")
            .toJson()
            .replace("\"sources\" : { }", "\"sources\" : {\"us\": {\"licence\": \"CC0\"}}")
            .replace(
                "\"facts\" : { }",
                "\"facts\" : {\"capital\": {\"value\": \"Ulaanbaatar\", \"source\": \"us\","
                    + " \"confirmed\": true}}"));
    assertThat(packs.named()).containsExactly("EG", "KE", "KZ", "MN");
    assertThat(packs.of("MN").text("capital")).contains("Ulaanbaatar");
    assertThat(packs.of("MN").confirmed("capital")).isTrue();

    Files.copy(folder.resolve("MN.json"), folder.resolve("KZ.json"));
    assertThatThrownBy(() -> packs.of("KZ"))
        .hasMessage(
            folder.resolve("KZ.json")
                + ": it is the pack of MN: name the file MN.json, or mend its \"country\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"country\":\"kz\",\"facts\":{}} | \"country\" must be an ISO 3166 code such as KE",
        "{\"country\":\"XX\",\"facts\":{}} | \"XX\" is no country",
        "{\"country\":\"KZ\"} | \"facts\" must be an object",
        "PACK \"cities\":{\"source\":\"s\",\"value\":\"Almaty\"} | must be a list of different names, not \"Almaty\"",
        "PACK \"cities\":{\"source\":\"s\",\"value\":[\"A\",\"A\"]} | has \"A\" twice",
        "PACK \"city\":{\"source\":\"s\",\"value\":[\"A\"]} | there is no fact \"city\"; there are capital, cities",
        "PACK \"phoneCode\":{\"source\":\"s\",\"value\":\"7\"} | must be a code such as +254, not \"7\"",
        "PACK \"publicHolidays\":{\"source\":\"s\",\"value\":[{\"date\":\"13-01\",\"name\":\"N\"}]} | must be a list of {\"date\": \"12-16\"",
        "PACK \"schoolYear\":{\"source\":\"s\",\"value\":[\"September\"]} | the first and last month",
        "PACK \"rate.USD\":{\"source\":\"s\",\"value\":{\"rate\":\"x\"}} | must be {\"rate\": \"129.2\"",
        "PACK \"capital\":{\"source\":\"s\",\"value\":\"A\",\"confirmed\":\"yes\"} | \"confirmed\" must be true or false",
        "PACK \"givenNames.male\":{\"source\":\"s\",\"value\":[\"A\"]},\"givenNames.female\":{\"source\":\"s\",\"value\":[\"A\"]} | \"A\" is a name of both genders",
        "{\"country\":\"KZ\", | line 1 is not JSON"
      })
  void whatIsWrongWithAPackIsNamed(String json, String complaint) throws Exception {
    String whole =
        json.startsWith("PACK")
            ? "{\"country\":\"KZ\",\"sources\":{\"s\":{\"licence\":\"CC0\"}},\"facts\":{"
                + json.substring(5)
                + "}}"
            : json;
    Path file = Files.writeString(folder.resolve("KZ.json"), whole);

    assertThatThrownBy(() -> CountryPack.read(file))
        .isInstanceOf(AdaptationException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(complaint);
  }

  @Test
  void aFactWithoutASourceIsRefused() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("p.json"),
            "{\"country\":\"KE\",\"sources\":{},\"facts\":{\"capital\":{\"value\":\"Nairobi\"}}}");

    assertThatThrownBy(() -> CountryPack.read(file))
        .hasMessage(
            file
                + ": the fact \"capital\" lacks a value, or a source with a licence under \"sources\"");
  }
}
