package org.dars.assistant.quiz.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.RichText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkingTest {

  static RichText t(String text) {
    return RichText.plain(text);
  }

  static Body.Option option(String text, String weight) {
    return new Body.Option(t(text), new BigDecimal(weight), t("about " + text));
  }

  private static @Nullable Double score(Body body, String... values) {
    return Marking.mark(body, Response.of(values)).score();
  }

  @Test
  void aSingleChoiceGivesItsWeightAndOnePickCounts() {
    Body.Choice one =
        new Body.Choice(
            List.of(option("a", "0"), option("b", "1"), option("c", "0.5"), option("d", "-0.5")),
            true,
            true);
    assertThat(score(one, "1")).isEqualTo(1);
    assertThat(score(one, "2")).isEqualTo(0.5);
    assertThat(score(one, "3")).as("never below nothing").isZero();
    assertThat(score(one, "0", "1")).as("a forged second pick").isZero();
    assertThat(score(one)).isZero();
    assertThat(score(one, "9")).isZero();
    assertThat(score(one, "-1")).isZero();
    assertThat(Marking.mark(one, Response.of("2")).feedback()).containsExactly(t("about c"));
    assertThat(Marking.mark(one, Response.of("2")).picked()).containsExactly(2);
  }

  @Test
  void aMultipleChoiceAddsWeightsAndWrongPicksTakeAway() {
    Body.Choice many =
        new Body.Choice(
            List.of(
                option("a", "0.33333"),
                option("b", "0.33333"),
                option("c", "0.33333"),
                option("d", "-0.5")),
            false,
            true);
    assertThat(score(many, "0", "1", "2")).as("three thirds of a file are all").isEqualTo(1);
    assertThat(score(many, "0", "1")).isCloseTo(0.66666, within(1e-9));
    assertThat(score(many, "0", "3")).isZero();
    assertThat(score(many, "0", "0", "0")).as("twice is once").isCloseTo(0.33333, within(1e-9));
  }

  @Test
  void trueOrFalseIsByItsKey() {
    Body.TrueFalse truth = new Body.TrueFalse(false, t("no"), t("yes"));
    assertThat(score(truth, "false")).isEqualTo(1);
    assertThat(score(truth, "true")).isZero();
    assertThat(score(truth, "")).isZero();
    assertThat(Marking.mark(truth, Response.of("true")).feedback()).containsExactly(t("no"));
  }

  @Test
  void gapsOfEveryKindCountByTheirWeight() {
    Body.Cloze cloze =
        new Body.Cloze(
            List.of(
                new Body.Words(t("Water boils at ")),
                new Body.Gap(
                    2,
                    new Body.Numeric(
                        List.of(
                            new Body.NumericKey(
                                new BigDecimal("100"),
                                BigDecimal.ONE,
                                BigDecimal.ONE,
                                RichText.EMPTY)),
                        "°C")),
                new Body.Gap(
                    1,
                    new Body.Choice(
                        List.of(option("low", "0"), option("normal", "1")), true, false)),
                new Body.Gap(
                    1,
                    new Body.ShortAnswer(
                        List.of(new Body.Accepted("pressure", BigDecimal.ONE, RichText.EMPTY)),
                        false))));
    assertThat(score(cloze, "99.5 °C", "1", "Pressure")).isEqualTo(1);
    assertThat(score(cloze, "100", "0", "")).isEqualTo(0.5);
    assertThat(score(cloze, "100", "1", "pressure", "more")).isEqualTo(1);
    List<Marked.Part> parts = Marking.mark(cloze, Response.of("7", "1", "heat")).parts();
    assertThat(parts).extracting(Marked.Part::right).containsExactly(false, true, false);
    assertThat(parts.getFirst().key()).isEqualTo(t("100 ± 1 °C"));
    assertThat(parts.getLast().given()).isEqualTo(t("heat"));
  }

  @Test
  void matchingIsTheShareOfPairsAndSamePartnersAreOne() {
    Body.Matching matching =
        new Body.Matching(
            List.of(
                new Body.Pair(t("cat"), t("mammal")),
                new Body.Pair(t("eagle"), t("bird")),
                new Body.Pair(t("dog"), t("mammal"))),
            List.of(t("fish")),
            true);
    assertThat(Marking.partners(matching)).containsExactly(t("mammal"), t("bird"), t("fish"));
    assertThat(score(matching, "0", "1", "0")).isEqualTo(1);
    assertThat(score(matching, "0", "2", "1")).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(score(matching, "", "", "")).isZero();
  }

  @Test
  void orderingIsKendallsTauWithoutNegativeMarks() {
    Body.Ordering steps =
        new Body.Ordering(Stream.of("a", "b", "c", "d").map(MarkingTest::t).toList());
    assertThat(score(steps, "0", "1", "2", "3")).isEqualTo(1);
    assertThat(score(steps, "1", "0", "2", "3"))
        .as("one of six pairs")
        .isCloseTo(4 / 6.0, within(1e-9));
    assertThat(score(steps, "3", "2", "1", "0")).isZero();
    assertThat(score(steps, "0", "0", "2", "3")).as("a step twice").isZero();
    assertThat(score(steps, "0", "1")).isZero();
  }

  @Test
  void aRandomOrderIsWorthLittle() {
    Random random = new Random(7);
    double sum = 0;
    for (int i = 0; i < 2_000; i++) {
      List<Integer> order = new java.util.ArrayList<>(IntStream.range(0, 6).boxed().toList());
      java.util.Collections.shuffle(order, random);
      sum += Marking.tau(order.stream().mapToInt(Integer::intValue).toArray());
    }
    assertThat(sum / 2_000).isCloseTo(0, within(0.05));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3.14 | 1",
        "3,14 | 1",
        "٣٫١٤ | 1",
        "۳٫۱۴ | 1",
        "३.१४ | 1",
        "+3.14 | 1",
        "3.14 m | 1",
        "3,14m | 1",
        "314e-2 | 1",
        "0.314×10^1 | 1",
        "3.2 | 1",
        "3.30 | 0",
        "-3.14 | 0",
        "−3.14 | 0",
        "3.14 s | 0",
        "3.1.4 | 0",
        "pi | 0",
        "'' | 0",
        ". | 0",
        "0.314 | 0",
        "3.14e999 | 0"
      })
  void aNumberIsReadInAnyScriptAndWithItsUnit(String typed, double share) {
    Body.Numeric pi =
        new Body.Numeric(
            List.of(
                new Body.NumericKey(
                    new BigDecimal("3.14"), new BigDecimal("0.1"), BigDecimal.ONE, t("well"))),
            "m");
    assertThat(score(pi, typed)).isEqualTo(share);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234567 | 1",
        "1,234,567 | 1",
        "1.234.567 | 1",
        "1 234 567 | 1",
        "1’234’567 | 1",
        "١٬٢٣٤٬٥٦٧ | 1",
        "1.234.567,0 | 1",
        "1,234,567.0 | 1",
        "12,34,567 | 0",
        "1,234.567 | 0"
      })
  void thousandsAreWrittenInManyWays(String typed, double share) {
    Body.Numeric many =
        new Body.Numeric(
            List.of(
                new Body.NumericKey(
                    new BigDecimal("1234567"), BigDecimal.ZERO, BigDecimal.ONE, RichText.EMPTY)),
            "");
    assertThat(score(many, typed)).isEqualTo(share);
  }

  @Test
  void aNumberThatReadsTwoWaysIsRightInEither() {
    for (String key : List.of("1234", "1.234")) {
      Body.Numeric body =
          new Body.Numeric(
              List.of(
                  new Body.NumericKey(
                      new BigDecimal(key), BigDecimal.ZERO, BigDecimal.ONE, RichText.EMPTY)),
              "");
      assertThat(score(body, "1,234")).isEqualTo(1);
      assertThat(score(body, "1.234")).isEqualTo(1);
    }
  }

  @Test
  void aWiderKeyGivesLessAndAnyOtherNumberItsOwnFeedback() {
    Body.Numeric body =
        new Body.Numeric(
            List.of(
                new Body.NumericKey(BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.ONE, t("exact")),
                new Body.NumericKey(
                    BigDecimal.TEN, BigDecimal.ONE, new BigDecimal("0.5"), t("near")),
                new Body.NumericKey(null, BigDecimal.ZERO, BigDecimal.ZERO, t("far"))),
            "");
    assertThat(score(body, "10")).isEqualTo(1);
    assertThat(score(body, "10.5")).isEqualTo(0.5);
    assertThat(Marking.mark(body, Response.of("20")).feedback()).containsExactly(t("far"));
    assertThat(Marking.mark(body, Response.of("x")).feedback()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "café | Cafe | 1",
        "café | CAFÉ. | 1",
        "cafe | café | 1",
        "قَلْب | قلب | 1",
        "علی | علي | 1",
        "й | и | 0",
        "ёлка | елка | 1",
        "ﬁsh | fish | 1",
        "don't | don’t | 1",
        "photo*synthesis | photosynthesis | 1",
        "* ribosome * | the ribosome makes it | 1",
        "ribosome* | ribosomes | 1",
        "ribosome* | a ribosome | 0",
        "a*b*c | a b c b c | 1",
        "a*b | ab | 1",
        "ab*ba | aba | 0",
        "5 \\* 3 | 5 * 3 | 1",
        "5 \\* 3 | 5 x 3 | 0",
        "U.S.A. | u.s.a | 1",
        "two  words | two words | 1"
      })
  void wordsAreTakenAsPeopleTypeThem(String accepted, String typed, double share) {
    Body.ShortAnswer body =
        new Body.ShortAnswer(
            List.of(new Body.Accepted(accepted, BigDecimal.ONE, RichText.EMPTY)), false);
    assertThat(score(body, typed)).isEqualTo(share);
  }

  @Test
  void whereLettersCountCapitalsAndAccentsDo() {
    Body.ShortAnswer body =
        new Body.ShortAnswer(
            List.of(new Body.Accepted("Él", BigDecimal.ONE, RichText.EMPTY)), true);
    assertThat(score(body, "Él")).isEqualTo(1);
    assertThat(score(body, "él")).isZero();
    assertThat(score(body, "El")).isZero();
  }

  @Test
  void theBestAnswerThatAcceptsCounts() {
    Body.ShortAnswer body =
        new Body.ShortAnswer(
            List.of(
                new Body.Accepted("*", BigDecimal.ZERO, t("no")),
                new Body.Accepted("cell*", new BigDecimal("0.5"), t("closer")),
                new Body.Accepted("cell wall", BigDecimal.ONE, t("yes"))),
            false);
    assertThat(score(body, "cell wall")).isEqualTo(1);
    assertThat(score(body, "cells")).isEqualTo(0.5);
    assertThat(Marking.mark(body, Response.of("leaf")).feedback()).containsExactly(t("no"));
    assertThat(score(body, " ")).isZero();
  }

  @Test
  void anEssayWaitsForAPerson() {
    assertThat(score(new Body.Essay(t("rubric"), RichText.EMPTY), "words")).isNull();
  }

  @Test
  void anAnswerIsReadAsItWasWritten() {
    Response response = new Response(Arrays.asList("0", "", "\"é\n"));
    assertThat(Response.read(response.write())).isEqualTo(response);
    assertThat(response.isEmpty()).isFalse();
    assertThat(Response.of("", " ").isEmpty()).isTrue();
  }
}
