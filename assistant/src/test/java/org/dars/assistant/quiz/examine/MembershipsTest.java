package org.dars.assistant.quiz.examine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dars.assistant.quiz.examine.ExamineFixture.choice;

import org.dars.assistant.quiz.examine.Finding.Outcome;
import org.dars.assistant.quiz.item.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembershipsTest {

  private static Finding oneKey(Item item, String language, String... course) {
    return new CourseExaminer(ExamineFixture.course(course), language)
        .examine(item).findings().stream()
            .filter(f -> f.check() == ItemCheck.ONE_KEY)
            .findFirst()
            .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Which of these is a treatment modality? | Couples therapy (CT) is a treatment modality in which two people meet. | couples therapy",
        "en | Which is an example of a reef fish? | Reef fish such as wrasses, damselfish and couples hide by night. | damselfish",
        "en | Which of the following is a mineral? | Quartz, mica and other minerals make up granite. | mica",
        "en | Which of these are minerals? | Minerals include quartz and mica. | mica",
        "es | ¿Cuál de los siguientes es un mineral? | La mica es un mineral que se parte en hojas. | mica",
        "es | ¿Cuál es un ejemplo de mineral? | Hay minerales como el cuarzo y la mica. | mica",
        "fr | Laquelle est une roche ? | Le basalte est une roche sombre. | basalte",
        "ru | Что из этих является птицей? | Страус — птица, которая не летает. | страус",
      })
  void aDistractorThatTheCoursePutsInTheClassIsWarnedOf(
      String language, String stem, String sentence, String member) {
    Item item = choice(stem, "talc", member, "rain");
    Finding finding = oneKey(item, language, sentence, "Talc is soft.");
    assertThat(finding.outcome()).isEqualTo(Outcome.WARNED);
    assertThat(finding.because().why()).isEqualTo(Why.SAME_CLASS);
    assertThat(finding.because().words()).contains(member, sentence);
  }

  @Test
  void aStemThatAsksForMoreThanTheClassIsLeftAlone() {
    String course = "Mica is a mineral that splits into sheets.";
    Item item = choice("Which mineral is used in baby powder?", "talc", "mica", "salt");
    assertThat(oneKey(item, "en", course).because().why()).isNotEqualTo(Why.SAME_CLASS);
  }

  @Test
  void whatIsNotInTheClassIsLeftAlone() {
    String course = "Mica is no rock. Rocks hold mica, and a mineral is not a rock.";
    Item item = choice("Which of these is a rock?", "granite", "mica", "rain");
    assertThat(oneKey(item, "en", course).because().why()).isNotEqualTo(Why.SAME_CLASS);
  }

  @Test
  void whereTheStemAsksForNoMemberTheKeyIsLookedAt() {
    String course = "Minerals such as mica and talc split into sheets.";
    Item item = choice("Which of these is NOT a mineral?", "mica", "talc", "quartz");
    Finding finding = oneKey(item, "en", course);
    assertThat(finding.because().why()).isEqualTo(Why.SAME_CLASS);
    assertThat(finding.because().words().getFirst()).isEqualTo("mica");
  }
}
