package org.dars.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FollowUpsTest {

  private static final List<Turn> EARLIER =
      List.of(new Turn("What is retrieval-augmented generation?", "…"));

  @Test
  void aFirstQuestionStandsAlone() {
    assertThat(FollowUps.standAlone("And its drawbacks?", List.of()))
        .isEqualTo("And its drawbacks?");
  }

  @Test
  void aPronounCarriesTheSubjectOfTheQuestionBefore() {
    assertThat(FollowUps.standAlone("How can teachers test it before term begins?", EARLIER))
        .isEqualTo("How can teachers test it before term begins? (retrieval-augmented generation)");
  }

  @Test
  void aVeryShortQuestionCarriesTheSubject() {
    assertThat(FollowUps.standAlone("why?", EARLIER))
        .isEqualTo("why? (retrieval-augmented generation)");
  }

  @Test
  void aSubjectKeepsItsFirstLetterWhenThatIsAnArticleToo() {
    List<Turn> earlier = List.of(new Turn("What is assessment for learning?", "…"));
    assertThat(FollowUps.standAlone("And why?", earlier))
        .isEqualTo("And why? (assessment for learning)");
  }

  @Test
  void aQuestionWithASubjectOfItsOwnIsLeftAlone() {
    String other = "Which laws protect the records of students?";
    assertThat(FollowUps.standAlone(other, EARLIER)).isEqualTo(other);
  }

  @Test
  void aChainOfFollowUpsKeepsTheFirstSubject() {
    List<Turn> earlier =
        List.of(new Turn("What is a hallucination?", "…"), new Turn("And why?", "…"));
    assertThat(FollowUps.standAlone("Give an example", earlier))
        .isEqualTo("Give an example (hallucination)");
  }

  @Test
  void russianFollowUpsCarryTheirSubject() {
    List<Turn> earlier = List.of(new Turn("Токен", "…"));
    assertThat(FollowUps.standAlone("А почему?", earlier)).isEqualTo("А почему? (Токен)");
  }
}
