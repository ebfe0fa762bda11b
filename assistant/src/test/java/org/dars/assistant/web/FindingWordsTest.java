package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dars.assistant.quiz.bank.ExaminationJson;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.examine.Finding;
import org.dars.assistant.quiz.examine.ItemCheck;
import org.dars.assistant.quiz.examine.Reason;
import org.dars.assistant.quiz.examine.Spot;
import org.dars.assistant.quiz.examine.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingWordsTest {

  private static final List<String> OTHERS = List.of("ar", "es", "fr", "ru");

  private static Finding finding(Why why, String... words) {
    return new Finding(
        ItemCheck.BODY_SOUND, Finding.Outcome.FAILED, new Reason(List.of(), why, List.of(words)));
  }

  private static Finding at(Finding finding, Spot... spots) {
    Reason because = finding.because();
    Reason there = new Reason(List.of(spots), because.why(), because.words());
    return new Finding(finding.check(), finding.outcome(), there);
  }

  private static String bare(String text) {
    return text.replaceAll("[\u2068\u2069]", "").replaceAll("[“”]", "\"").replace('’', '\'');
  }

  @ParameterizedTest
  @EnumSource(Why.class)
  void everyReasonIsSaidInEveryLanguageWithAllItsWords(Why why) {
    Finding finding =
        switch (why) {
          case GAP_KIND -> finding(why, "essay");
          case OTHER_LANGUAGE -> finding(why, "kk", "uz");
          default -> finding(why, "K1", "K2", "K3", "K4", "K5");
        };
    String english = FindingWords.of(Messages.of("en"), finding);
    if (why != Why.GAP_KIND && why != Why.OTHER_LANGUAGE) {
      assertThat(bare(english)).isEqualTo(bare(finding.reason()));
    }
    for (String language : OTHERS) {
      String said = FindingWords.of(Messages.of(language), finding);
      assertThat(said).as(language).isNotBlank().doesNotContain("{");
      if (why != Why.SAID) {
        assertThat(said).as(language).isNotEqualTo(english);
      }
      for (String other : List.of("K1", "K2", "K3", "K4", "K5")) {
        if (english.contains(other)) {
          assertThat(said).as(language).contains(other);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Spot.Part.class)
  void everyPartHasItsNameInEveryLanguage(Spot.Part part) {
    Finding finding = at(finding(Why.EMPTY), new Spot(Spot.Part.GAP, 3), new Spot(part, 7));
    for (String language : OTHERS) {
      assertThat(FindingWords.of(Messages.of(language), finding)).contains("3").doesNotContain("{");
    }
  }

  @Test
  void itIsSaidWhereInTheReadersWay() {
    Finding finding = at(finding(Why.LEFTOVER, "<b>"), new Spot(Spot.Part.OPTION, 2));
    assertThat(bare(FindingWords.of(Messages.of("fr"), finding)))
        .isEqualTo("option 2 : contient « <b> »");
    assertThat(finding.reason()).isEqualTo("option 2: it holds \"<b>\"");
    Finding other = finding(Why.OTHER_LANGUAGE, "kk", "en");
    assertThat(FindingWords.of(Messages.of("es"), other)).contains("kazajo", "inglés");
  }

  @Test
  void nothingToSayIsNothing() {
    Finding passed = new Finding(ItemCheck.BODY_SOUND, Finding.Outcome.PASSED, Reason.NONE);
    assertThat(FindingWords.of(Messages.of("ar"), passed)).isEmpty();
  }

  @Test
  void theStoreKeepsReasonsApartFromTheirLanguageAndReadsThoseOfOlderRows() {
    Finding finding =
        at(
            finding(Why.QUOTED_MORE, "a \"b\""),
            new Spot(Spot.Part.GAP, 2),
            new Spot(Spot.Part.OPTION, 1));
    Examination kept = new Examination(List.of(finding));
    assertThat(ExaminationJson.read(ExaminationJson.write(kept))).isEqualTo(kept);
    Examination old =
        ExaminationJson.read(
            "[{\"check\":\"TEXT_SOUND\",\"outcome\":\"FAILED\",\"reason\":\"option 1 is empty\"},"
                + "{\"check\":\"READABLE\",\"outcome\":\"PASSED\",\"reason\":\"\"}]");
    assertThat(old.findings().getFirst().reason()).isEqualTo("option 1 is empty");
    assertThat(bare(FindingWords.of(Messages.of("ru"), old.findings().getFirst())))
        .isEqualTo("option 1 is empty");
    assertThat(old.findings().getLast().reason()).isEmpty();
  }
}
