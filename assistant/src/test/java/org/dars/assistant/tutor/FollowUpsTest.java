package org.dars.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what is temperature",
        "What is temperature?",
        "why do models hallucinate?",
        "Give an example of overfitting in practice",
        "Что такое токен?",
        "how many stages of training",
        "Почему модели ошибаются в числах?"
      })
  void aQuestionThatNamesItsSubjectIsLeftAloneHoweverShort(String question) {
    assertThat(FollowUps.standAlone(question, EARLIER)).isEqualTo(question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What are the drawbacks?",
        "what is the main difference",
        "drawbacks?",
        "Examples"
      })
  void whatIsAlwaysOfSomethingCarriesIt(String question) {
    assertThat(FollowUps.standAlone(question, EARLIER))
        .isEqualTo(question + " (retrieval-augmented generation)");
  }

  @Test
  void smallTalkHasNoSubject() {
    List<Turn> earlier =
        List.of(new Turn("What is a hallucination?", "…"), new Turn("Thank you!", "…"));
    assertThat(FollowUps.standAlone("Why?", earlier)).isEqualTo("Why? (hallucination)");
    assertThat(FollowUps.standAlone("Why?", List.of(new Turn("hello", "…")))).isEqualTo("Why?");
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

  @ParameterizedTest
  @CsvSource({
    "Токен дегеніміз не?, Оның мысалы қандай?",
    "Токен гэж юу вэ?, Яагаад?",
    "Token nima?, Uning kamchiliklari qanday?",
    "Tokeni ni nini?, Faida yake ni gani?",
    "ٹوکن کیا ہے؟, اس کی مثال؟",
    "Apa itu token?, Apa kelemahan itu?",
    "តូខឹនជាអ្វី?, ហេតុអ្វីវាសំខាន់?",
    "ما هو الرمز؟, ولماذا؟"
  })
  void followUpsCarryTheirSubjectInTheLanguagesOfOurCourses(String first, String second) {
    assertThat(FollowUps.standAlone(second, List.of(new Turn(first, "…"))))
        .startsWith(second + " (")
        .hasSizeGreaterThan(second.length() + 6);
  }

  @Test
  void whatIsAskedOfTheSameThingLeavesTheEarlierAspectBehind() {
    List<Turn> earlier = List.of(new Turn("What is the capacity of short-term memory?", "…"));
    assertThat(FollowUps.standAlone("and its duration?", earlier))
        .isEqualTo("and its duration? (short-term memory)");
    List<Turn> compared =
        List.of(
            new Turn("What is the difference between classical and operant conditioning?", "…"));
    assertThat(FollowUps.standAlone("what about extinction?", compared))
        .isEqualTo("what about extinction? (classical and operant conditioning)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Is it safe to give student data to a model?",
        "ما هو الاكتئاب؟",
        "Was it hard to do research then?"
      })
  void aPronounThatPointsNowhereCarriesNothing(String question) {
    assertThat(FollowUps.standAlone(question, EARLIER)).isEqualTo(question);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "give me an example | give me an example (retrieval-augmented generation)",
        "Can you explain that again? | Can you explain that again? (retrieval-augmented generation)",
        "kumbukumbu ni nini? | kumbukumbu ni nini?",
        "whats chunking | whats chunking",
        "¿quién fue Piaget? | ¿quién fue Piaget?"
      })
  void whatNamesNothingGoesOnAndWhatNamesItsSubjectDoesNot(String question, String alone) {
    assertThat(FollowUps.standAlone(question, EARLIER)).isEqualTo(alone);
  }

  @Test
  void theSubjectIsCarriedPastAQuestionThatNamesNothing() {
    List<Turn> earlier =
        List.of(
            new Turn("What is classical conditioning?", "…"), new Turn("give me an example", ""));
    assertThat(FollowUps.standAlone("and its limits?", earlier))
        .isEqualTo("and its limits? (classical conditioning)");
  }

  @Test
  void aSubjectIsNotTakenFromAQuestionThatPointsBackItself() {
    List<Turn> earlier =
        List.of(new Turn("What is working memory?", "…"), new Turn("how long does it last", "…"));
    assertThat(FollowUps.standAlone("and its size?", earlier))
        .isEqualTo("and its size? (working memory)");
    assertThat(FollowUps.standAlone("who wrote this course", earlier))
        .isEqualTo("who wrote this course");
    assertThat(FollowUps.standAlone("what causes amnesia?", earlier))
        .isEqualTo("what causes amnesia?");
  }

  @Test
  void aVeryShortQuestionSpeaksTheLanguageOfWhatItGoesOnFrom() {
    List<Turn> earlier = List.of(new Turn("¿Qué es la memoria de trabajo?", "…"));
    assertThat(FollowUps.spoken("¿y sus etapas?", earlier)).contains("memoria de trabajo");
    assertThat(FollowUps.spoken("What are the stages of sleep?", earlier))
        .isEqualTo("What are the stages of sleep?");
  }
}
