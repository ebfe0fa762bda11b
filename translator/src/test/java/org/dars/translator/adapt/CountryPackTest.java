package org.dars.translator.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.MonthDay;
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
  void anUnknownCountryIsNamedWithThoseThereAre() {
    assertThatThrownBy(() -> CountryPack.of("XX"))
        .hasMessage("there is no country pack for \"XX\"; there are: EG, KE, KZ (ISO 3166 codes)");
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
