package org.dars.translator.adapt.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dars.translator.adapt.Adaptation;
import org.dars.translator.adapt.Category;
import org.dars.translator.adapt.CountryPack;
import org.dars.translator.adapt.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryRulesTest {

  @TempDir Path folder;

  private List<String> changes(String country, String language, String text) {
    return Texts.changes(Texts.find(folder, country, language, text + "\n"));
  }

  private List<String> flags(String country, String language, String text) {
    return Texts.flags(Texts.find(folder, country, language, text + "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KE|en|It is about 5 miles away.|5 miles → 8 kilometres",
        "KE|en|A fever is above 98.6 °F here.|98.6 °F → 37 °C",
        "KE|en|It weighs 1.4 pounds.|1.4 pounds → 640 grams",
        "KE|en|It weighs 155 lb.|155 lb → 70 kg",
        "KE|en|They grow 2–3 inches a year.|2–3 inches → 5–7.6 centimetres",
        "KE|en|between 5 and 10 pounds|5 and 10 pounds → 2.3 and 4.5 kilograms",
        "KE|en|A 25-foot rope.|25-foot → 7.6-metre",
        "KE|en|The sun is 93 million miles away.|93 million miles → 150 million kilometres",
        "KE|en|It goes 1,600 miles.|1,600 miles → 2,600 kilometres",
        "KE|en|less than 12 ounces of soda|12 ounces → 350 millilitres",
        "KE|en|She is 5’11” tall.|5’11” → 180 cm",
        "KE|en|It is 5 miles (8 km) away.|5 miles (8 km) → 8 km",
        "KE|en|He drove at 60 mph.|60 mph → 97 km/h",
        "KZ|ru|Это около 5 миль отсюда.|5 миль → 8 км",
        "KZ|ru|Вес 2,5 фунта.|2,5 фунта → 1,1 кг",
        "KZ|kk|Ол 5 миль жерде.|5 миль → 8 км",
        "EG|ar|المسافة 5 أميال تقريبًا.|5 أميال → 8 كيلومترات",
        "EG|ar|المسافة ٥ أميال تقريبًا.|٥ أميال → ٨ كيلومترات",
        "EG|fr|C’est à 5 miles d’ici.|5 miles → 8 kilomètres",
        "KE|sw|Ni maili 5 kutoka hapa.|maili 5 → kilomita 8",
      })
  void quantitiesBecomeMetric(String country, String language, String text, String change) {
    assertThat(spaced(changes(country, language, text))).containsExactly(change);
  }

  /** CLDR's no-break spaces as plain ones. */
  private static List<String> spaced(List<String> changes) {
    return changes.stream().map(c -> c.replaceAll("[\\u00a0\\u202f]", " ")).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It is 8 km (5 miles) away.",
        "About 40 million people and 15 minutes.",
        "The code `5 miles` and https://example.org/5-miles stay.",
        "He came 5 times in 1990.",
        "Miles Davis played 5 Miles Ahead.",
      })
  void otherTextIsLeftWithoutAWord(String text) {
    assertThat(Texts.find(folder, "KE", "en", text + "\n").proposals()).isEmpty();
    assertThat(flags("KE", "en", text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|It cost 5 pounds sterling.|5 pounds: these pounds may be money",
        "en|It warmed by 5 °F.|5 °F: it may be a difference of temperatures, not a temperature",
        "en|3 and 6 inches, respectively|3 and 6 inches: the unit may belong to one number or to both",
        "en|It is ten miles away.|ten miles: its number is written in words: convert it by hand if it is meant as a measure",
        "en|She wrote “I can lift 30 pounds now” to him.|30 pounds: it stands in a quotation or title",
        "en|It is **5** miles away.|5 miles: markup stands in it: change it by hand",
        "fr|Il a lu 3 livres hier.|3 livres: \"livres\" may be books, money or pounds",
        "fr|C’est à 1,234 miles.|1,234 miles: its number can be read in two ways",
        "kk|Ол 5 мильге барды.|5 мильге: the unit is declined: convert it by hand",
      })
  void whatIsDoubtfulIsFlaggedAndLeft(String language, String text, String flag) {
    assertThat(changes("KE", language, text)).isEmpty();
    assertThat(flags("KE", language, text)).containsExactly(flag);
  }

  @Test
  void theOriginalMayBeKeptInBrackets() throws IOException {
    CountryRules rules = new CountryRules(CountryPack.of("KE"), "en", false, true);
    Findings found =
        rules.find(
            List.of(Texts.read(Texts.file(folder, "a.md", "It is 5 miles away.\n"))),
            Map.of(),
            Texts.TIME);

    assertThat(Texts.changes(found)).containsExactly("5 miles → 8 kilometres (5 miles)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KE|en|It cost $1,600 then.|$1,600 → US$1,600",
        "KE|en|over $40 million in all|$40 million → US$40 million",
        "KE|en|It costs KES 500 now.|KES 500 → Ksh 500",
        "KZ|ru|Цена $1600 сейчас.|$1600 → 1600 $",
        "KE|en|On March 4, 2020, it began.|March 4, 2020 → 4 March 2020",
        "KE|en|It ended on 12/31/2020.|12/31/2020 → 31/12/2020",
        "KZ|ru|До 31/12/2020 включительно.|31/12/2020 → 31.12.2020",
        "KZ|ru|Всего 1,234.5 тонны.|1,234.5 → 1 234,5",
        "KZ|ru|Доля 12.5 процента.|12.5 → 12,5",
        "EG|fr|Soit 1,234,567 personnes.|1,234,567 → 1 234 567",
      })
  void moneyDatesAndNumbersFollowTheCountry(
      String country, String language, String text, String change) {
    assertThat(spaced(changes(country, language, text))).containsExactly(change);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KE|en|It began on 03/04/2020.|03/04/2020: day and month can be read in two ways: write the month as a word",
        "KZ|ru|Всего 1,234 тонны.|1,234: its separator may set apart thousands or decimals",
      })
  void whatCanBeReadInTwoWaysIsNeverChanged(
      String country, String language, String text, String flag) {
    assertThat(changes(country, language, text)).isEmpty();
    assertThat(flags(country, language, text)).containsExactly(flag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"см. рис. 2.3 и главу 1.2", "Версия 1.2.3 вышла", "# 2.3 Урок"})
  void labelsAreNoAmounts(String text) {
    assertThat(changes("KZ", "ru", text)).isEmpty();
  }

  @Test
  void digitsOfTheCountryComeOnlyOnRequest() throws IOException {
    var document = Texts.read(Texts.file(folder, "a.md", "في عام 2020 كان العدد 1,234.5 هنا.\n"));

    assertThat(Texts.changes(Texts.find("EG", "ar", List.of(document)))).isEmpty();
    Findings found =
        new CountryRules(CountryPack.of("EG"), "ar", true, false)
            .find(List.of(document), Map.of(), Texts.TIME);
    assertThat(Texts.changes(found)).containsExactly("2020 → ٢٠٢٠", "1,234.5 → ١٬٢٣٤٫٥");
  }

  @Test
  void noRateIsInventedAndADatedOneIsSaid() throws IOException {
    var document = Texts.read(Texts.file(folder, "a.md", "It cost $10 then.\n"));
    assertThat(Texts.changes(Texts.find("KE", "en", List.of(document))))
        .containsExactly("$10 → US$10");

    Path pack =
        Files.writeString(
            folder.resolve("pack.json"),
            """
            {"country": "KE", "name": "Kenya",
             "sources": {"bank": {"title": "A bank", "url": "https://bank.example", "licence": "facts"}},
             "facts": {"rate.USD": {"value": {"rate": "129.24", "date": "2026-01-05"}, "source": "bank"}}}
            """);
    Adaptation a =
        new CountryRules(CountryPack.read(pack), "en", false, false)
            .find(List.of(document), Map.of(), Texts.TIME)
            .proposals()
            .getFirst();
    assertThat(a.after().replace('\u00a0', ' ')).isEqualTo("US$10 (≈ Ksh 1,290)");
    assertThat(a.rationale()).startsWith("at the rate of 2026-01-05");
    assertThat(a.evidence().source()).contains("https://bank.example");
  }

  @Test
  void bothMarksOfAQuotationChangeTogether() {
    Findings found = Texts.find(folder, "KZ", "ru", "Он сказал “да” и ушёл.\n");

    assertThat(Texts.changes(found)).containsExactly("“ → «", "” → »");
    List<Adaptation> pair = found.proposals();
    assertThat(pair.get(0).dependsOn()).containsExactly(pair.get(1).id());
    assertThat(pair.get(1).dependsOn()).containsExactly(pair.get(0).id());
    assertThat(changes("KE", "en", "He said \"yes\" and “no”.")).isEmpty();
    assertThat(changes("EG", "fr", "Il a dit “oui” hier."))
        .containsExactly("“ → «\u00a0", "” → \u00a0»");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# Unit\n\n## Exercises\n\nA car drives 60 miles in 2 hours.",
        "# Exercise 3: Speed\n\nA car drives 60 miles in 2 hours.",
        "Problem 3. A car drives 60 miles in 2 hours.",
        "# Review Questions\n\nA car drives 60 miles in 2 hours.",
      })
  void aNumberInAnExerciseIsLeftAndFlagged(String text) {
    assertThat(changes("KE", "en", text)).isEmpty();
    assertThat(flags("KE", "en", text))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("60 miles: it stands in an exercise");
  }

  @Test
  void aHeadingThatOnlySoundsLikeAnExerciseIsNone() {
    assertThat(changes("KE", "en", "# 7.3 Problem Solving\n\nIt is 60 miles away."))
        .containsExactly("60 miles → 97 kilometres");
  }

  @Test
  void optionsThatAllConvertAlikeChangeTogether() {
    var quiz =
        Texts.read(
            Texts.file(
                folder,
                "q.gift",
                """
                ::Road:: How far is the town? {=5 miles ~10 miles ~20 miles}

                ::Speed:: A car takes 2 hours. How far? {=60 miles ~90 miles}
                """));

    Findings found = Texts.find("KE", "en", List.of(quiz));

    assertThat(Texts.changes(found))
        .containsExactly(
            "5 miles → 8 kilometres", "10 miles → 16 kilometres", "20 miles → 32 kilometres");
    assertThat(found.proposals()).allMatch(a -> a.dependsOn().size() == 2);
    assertThat(Texts.flags(found)).hasSize(2).allMatch(f -> f.contains("exercise or quiz"));
  }

  @Test
  void oneMadeUpPersonHasOneNameOfTheirGenderThroughTheCourse() {
    var first =
        Texts.read(
            Texts.file(
                folder,
                "u/1.md",
                "# A\n\nImagine that Mary has three apples. Mary gives Tom one of her apples.\n"));
    var second = Texts.read(Texts.file(folder, "u/2.md", "# B\n\nMary’s apples were red.\n"));

    Findings found = Texts.find("KE", "en", List.of(first, second));

    assertThat(Texts.changes(found))
        .containsExactly("Mary → Wanjiku", "Mary → Wanjiku", "Mary → Wanjiku", "Tom → Kamau");
    assertThat(found.proposals().get(1).dependsOn())
        .containsExactly(found.proposals().getFirst().id());
    assertThat(found.proposals().get(2).confidence()).isLessThan(0.7);
    assertThat(found.proposals()).allMatch(a -> a.category() == Category.NAMES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "For example, Mary Ainsworth has three apples.",
        "For example, Mary (1978) has three apples.",
        "Imagine that Mary has three apples (Simpson, Mary, & Bracy, 1982).",
        "Imagine that Mary has three apples.\n\nMary Whiton Calkins was elected.",
        "Mary had three apples in 1905 and went home.",
        "Dr. Mary has three apples. Suppose Mary is right.",
        "*Mary Has Three Apples* is a book.",
        "Mary was a queen.",
      })
  void realPersonsKeepTheirNames(String text) {
    assertThat(changes("KE", "en", text)).isEmpty();
  }

  @Test
  void pronounsOfTheOtherGenderKeepANameAndFlagIt() {
    assertThat(changes("KE", "en", "Imagine that Mary has his apples.")).isEmpty();
    assertThat(flags("KE", "en", "Imagine that Mary has his apples."))
        .containsExactly("Mary: the pronouns around it are of the other gender");
  }

  @Test
  void aPlaceFollowsOnlyItsMadeUpPerson() {
    Findings found =
        Texts.find(
            folder, "KE", "en", "Imagine that Mary lives in Chicago.\n\nTom lives in Boston.\n");

    assertThat(Texts.changes(found)).contains("Mary → Wanjiku", "Chicago → Nairobi");
    Adaptation place =
        found.proposals().stream()
            .filter(a -> a.category() == Category.PLACES)
            .findFirst()
            .orElseThrow();
    assertThat(place.dependsOn()).containsExactly(found.proposals().getFirst().id());
    assertThat(changes("KE", "en", "The fire of Chicago. He lives in Chicago.")).isEmpty();
  }

  @Test
  void referencesStayAsTheyAre() {
    assertThat(changes("KE", "en", "# References\n\nMiller, G. A. (1956). March 4, 2020. 5 miles."))
        .isEmpty();
  }
}
