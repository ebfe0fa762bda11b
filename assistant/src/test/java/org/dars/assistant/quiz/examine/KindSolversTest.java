package org.dars.assistant.quiz.examine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dars.assistant.quiz.examine.ExamineFixture.item;
import static org.dars.assistant.quiz.examine.ExamineFixture.matching;
import static org.dars.assistant.quiz.examine.ExamineFixture.number;
import static org.dars.assistant.quiz.examine.ExamineFixture.ordering;
import static org.dars.assistant.quiz.examine.ExamineFixture.shortAnswer;
import static org.dars.assistant.quiz.examine.ExamineFixture.trueFalse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.examine.Finding.Outcome;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Definition;
import org.dars.index.courseware.Inline;
import org.junit.jupiter.api.Test;

/** Items of every kind without a quote, with right keys and with wrong ones. */
class KindSolversTest {

  private static final String[][] TERMS = {
    {
      "frontal lobe",
      "part of the cortex at the front of the brain, used for reasoning and planning"
    },
    {"occipital lobe", "part of the cortex at the back of the brain, used for vision"},
    {"temporal lobe", "part of the cortex at the side of the head, used for hearing"},
    {"synapse", "small gap between two neurons across which signals pass"},
    {"axon", "long fibre that carries signals away from the cell body"},
    {"dendrite", "branching extension that receives signals from others"},
    {"myelin", "fatty cover of a fibre that speeds signals up"},
  };

  private static final String[] TEXTS = {
    "Among the parts of a neuron are the axon, the dendrite and the cell body.",
    "The pancreas releases insulin when blood sugar rises.",
    "Human body cells hold 46 chromosomes, half of them from each parent.",
    "Chromosomes come in pairs: human body cells have 23 pairs of chromosomes.",
    "Sleep deprivation increases the level of cortisol in the blood.",
    "First the stimulus excites the receptor cell. Then the sensory nerve carries the message to the"
        + " spinal cord. Finally the motor nerve contracts the muscle.",
  };

  private static final CourseExaminer EXAMINER = new CourseExaminer(course(TERMS), "en");

  private static List<SourceDocument> course(String[][] terms) {
    List<Block> blocks = new ArrayList<>();
    for (String[] term : terms) {
      blocks.add(block(BlockKind.TERM, Definition.content(term[0], term[1]), blocks.size()));
    }
    for (String text : TEXTS) {
      blocks.add(block(BlockKind.PARAGRAPH, List.of(new Inline.Text(text)), blocks.size()));
    }
    return List.of(new SourceDocument("brain", "The brain", blocks));
  }

  private static Block block(BlockKind kind, List<Inline> content, int before) {
    return new Block(
        "b" + (before + 1), kind, 0, content, new Anchor.Section(List.of("Brain")), null);
  }

  private static Finding finding(Item item, ItemCheck check) {
    return EXAMINER.examine(item).findings().stream()
        .filter(f -> f.check() == check)
        .findFirst()
        .orElseThrow();
  }

  private static Outcome solved(String stem, Body body) {
    return finding(item(stem, body), ItemCheck.SOLVED_WITH_PASSAGE).outcome();
  }

  private static Outcome guessed(String stem, Body body) {
    return finding(item(stem, body), ItemCheck.NOT_GUESSED).outcome();
  }

  private static Outcome oneKey(String stem, Body body) {
    return finding(item(stem, body), ItemCheck.ONE_KEY).outcome();
  }

  @Test
  void partnersThatTheCourseGivesToOthersFail() {
    Body wrong =
        matching(
            "frontal lobe", "hearing", "occipital lobe", "vision", "temporal lobe", "reasoning");
    Finding said = finding(item("Match.", wrong), ItemCheck.SOLVED_WITH_PASSAGE);
    assertThat(said.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(said.reason())
        .startsWith(
            "the course puts \"frontal lobe\" with \"reasoning\" rather than with \"hearing\"");
    Body right =
        matching(
            "frontal lobe", "reasoning", "occipital lobe", "vision", "temporal lobe", "hearing");
    assertThat(solved("Match.", right)).isEqualTo(Outcome.PASSED);
    assertThat(oneKey("Match.", right)).isEqualTo(Outcome.PASSED);
    assertThat(guessed("Match.", right)).isEqualTo(Outcome.PASSED);
  }

  @Test
  void termsOfOtherLanguagesStandAgainstEachOther() {
    String[][] russian = {
      {"синапс", "место контакта двух нейронов, где передается сигнал"},
      {"аксон", "длинный отросток, который проводит сигнал от тела клетки"},
      {"миелин", "жировая оболочка отростка, которая ускоряет проведение"},
    };
    CourseExaminer examiner = new CourseExaminer(course(russian), "ru");
    String stem = "Как называется место контакта двух нейронов?";
    for (String answer : new String[] {"аксон", "синапс"}) {
      assertThat(
              examiner.examine(item(stem, shortAnswer(answer))).findings().stream()
                  .filter(f -> f.check() == ItemCheck.SOLVED_WITH_PASSAGE)
                  .map(Finding::outcome))
          .as(answer)
          .containsExactly(answer.equals("аксон") ? Outcome.FAILED : Outcome.PASSED);
    }
  }

  @Test
  void partnersThatLookLikeTheirPromptsAreGuessed() {
    Body alike =
        matching("motor nerve", "moves the motor units", "sensory cell", "a sensory receptor");
    assertThat(guessed("Match.", alike)).isEqualTo(Outcome.WARNED);
  }

  @Test
  void anotherTermOfTheCourseIsTheAnswer() {
    String stem = "What is the gap between two neurons called?";
    Finding said = finding(item(stem, shortAnswer("axon")), ItemCheck.SOLVED_WITH_PASSAGE);
    assertThat(said.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(said.reason()).startsWith("\"synapse\" fits better than \"axon\"");
    assertThat(solved(stem, shortAnswer("synapse"))).isEqualTo(Outcome.PASSED);
    assertThat(oneKey(stem, shortAnswer("synapse"))).isEqualTo(Outcome.PASSED);
  }

  @Test
  void aGapToTypeIsAShortAnswer() {
    Body.Words before = new Body.Words(RichText.plain("The "));
    Body.Words after = new Body.Words(RichText.plain(" is the small gap between two neurons."));
    for (String filling : new String[] {"synapse", "axon"}) {
      Body cloze = new Body.Cloze(List.of(before, new Body.Gap(1, shortAnswer(filling)), after));
      assertThat(solved("Fill in.", cloze))
          .as(filling)
          .isEqualTo(filling.equals("axon") ? Outcome.FAILED : Outcome.PASSED);
    }
  }

  @Test
  void anAnswerOfTheFamilyOfTheQuestionsWordsIsGuessed() {
    assertThat(guessed("Which hormonal substance is meant?", shortAnswer("hormone")))
        .isEqualTo(Outcome.WARNED);
    assertThat(guessed("Which substance is meant?", shortAnswer("hormone")))
        .isEqualTo(Outcome.PASSED);
  }

  @Test
  void aNumberOfSomethingElseIsNoticed() {
    String stem = "How many pairs of chromosomes do human body cells have?";
    assertThat(solved(stem, number("23", "0"))).isEqualTo(Outcome.PASSED);
    assertThat(solved(stem, shortAnswer("23"))).isEqualTo(Outcome.PASSED);
    assertThat(solved(stem, number("46", "0"))).isEqualTo(Outcome.WARNED);
    assertThat(solved(stem, shortAnswer("46"))).isEqualTo(Outcome.WARNED);
    assertThat(solved(stem, number("12", "0"))).isEqualTo(Outcome.FAILED);
    assertThat(guessed("Are 23 pairs many? How many are there?", number("23", "0")))
        .isEqualTo(Outcome.WARNED);
  }

  private static Body choice(String... rightThenWrong) {
    List<Body.Option> options = new ArrayList<>();
    for (int i = 0; i < rightThenWrong.length; i++) {
      boolean right = i < 2;
      options.add(
          new Body.Option(
              RichText.plain(rightThenWrong[i]),
              new BigDecimal(right ? "0.5" : "-0.5"),
              RichText.EMPTY));
    }
    return new Body.Choice(options, false, true);
  }

  @Test
  void aWrongOptionThatTheCourseSpeaksForBeforeARightOneFails() {
    String stem = "Which are parts of a neuron?";
    Finding said =
        finding(
            item(stem, choice("axon", "pancreas", "dendrite", "insulin")),
            ItemCheck.SOLVED_WITH_PASSAGE);
    assertThat(said.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(said.reason())
        .isEqualTo(
            "the course speaks for \"dendrite\", which is wrong, more than for \"pancreas\", which is right");
    Body sound = choice("axon", "dendrite", "pancreas", "insulin");
    assertThat(solved(stem, sound)).isEqualTo(Outcome.PASSED);
    assertThat(oneKey(stem, sound)).isEqualTo(Outcome.PASSED);
    assertThat(oneKey(stem, choice("axon", "cell body", "dendrite", "insulin")))
        .isEqualTo(Outcome.WARNED);
  }

  @Test
  void whatTheCourseSaysOfAnotherIsFalse() {
    String claim = "The frontal lobe is at the back of the brain and used for vision.";
    Finding said = finding(item(claim, trueFalse(true)), ItemCheck.SOLVED_WITH_PASSAGE);
    assertThat(said.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(said.reason()).startsWith("the course says");
    assertThat(solved(claim, trueFalse(false))).isEqualTo(Outcome.PASSED);
    String told = "The occipital lobe is at the back of the brain and used for vision.";
    assertThat(solved(told, trueFalse(true))).isEqualTo(Outcome.PASSED);
    assertThat(solved(told, trueFalse(false))).isIn(Outcome.WARNED, Outcome.FAILED);
  }

  @Test
  void theOppositeAndAnotherNumberAreFalse() {
    String turned = "Sleep deprivation decreases the level of cortisol in the blood.";
    assertThat(solved(turned, trueFalse(true))).isEqualTo(Outcome.FAILED);
    assertThat(solved(turned, trueFalse(false))).isEqualTo(Outcome.PASSED);
    String counted = "True or false? Human body cells have 24 pairs of chromosomes.";
    assertThat(solved(counted, trueFalse(true))).isEqualTo(Outcome.FAILED);
    String told = "Sleep deprivation increases the level of cortisol in the blood.";
    assertThat(solved(told, trueFalse(true))).isEqualTo(Outcome.PASSED);
    assertThat(solved(told, trueFalse(false))).isEqualTo(Outcome.FAILED);
  }

  @Test
  void absoluteWordsGiveAFalseStatementAway() {
    assertThat(guessed("Neurons never rest.", trueFalse(false))).isEqualTo(Outcome.WARNED);
    assertThat(guessed("Neurons rest.", trueFalse(false))).isEqualTo(Outcome.PASSED);
    assertThat(guessed("Neurons never rest.", trueFalse(true))).isEqualTo(Outcome.PASSED);
  }

  @Test
  void stepsStandInTheCoursesOrder() {
    String one = "the stimulus excites the receptor cell";
    String two = "the sensory nerve carries the message to the spinal cord";
    String three = "the motor nerve contracts the muscle";
    assertThat(solved("Order.", ordering(one, two, three))).isEqualTo(Outcome.PASSED);
    assertThat(solved("Order.", ordering(two, one, three))).isEqualTo(Outcome.FAILED);
    assertThat(guessed("Order.", ordering(one, two, three))).isEqualTo(Outcome.PASSED);
    assertThat(guessed("Order.", ordering("First " + one, two, "finally " + three)))
        .isEqualTo(Outcome.WARNED);
  }

  @Test
  void aRubricAsksForWhatTheCourseTells() {
    String stem = "Explain: parts of a neuron";
    Body told =
        new Body.Essay(
            RichText.plain("Points:\n– the axon, the dendrite and the cell body of a neuron"),
            RichText.EMPTY);
    assertThat(solved(stem, told)).isEqualTo(Outcome.PASSED);
    Body more =
        new Body.Essay(
            RichText.plain(
                "– the axon, the dendrite and the cell body of a neuron\n– medieval harbour tariffs and guilds"),
            RichText.EMPTY);
    assertThat(solved(stem, more)).isEqualTo(Outcome.WARNED);
    Body elsewhere =
        new Body.Essay(
            RichText.plain("– the pancreas releases insulin when blood sugar rises"),
            RichText.EMPTY);
    assertThat(solved("Explain: dreams and nightmares", elsewhere)).isEqualTo(Outcome.WARNED);
  }

  @Test
  void nothingFailsForWhatTheCourseDoesNotSpeakOf() {
    String stem = "Which harbour levied medieval tariffs on herring?";
    List<Body> bodies =
        List.of(
            shortAnswer("Skanör"),
            number("1370", "0"),
            trueFalse(true),
            matching("Skanör", "herring", "Lübeck", "tariffs"),
            ordering("salt the herring", "levy tariffs", "sail home"),
            choice("Skanör", "Falsterbo", "Malmö", "Ystad"));
    for (Body body : bodies) {
      for (Finding f : EXAMINER.examine(item(stem, body)).findings()) {
        if (f.check() == ItemCheck.SOLVED_WITH_PASSAGE || f.check() == ItemCheck.ONE_KEY) {
          assertThat(f.outcome())
              .as("%s of %s: %s", f.check(), body.kind(), f.reason())
              .isIn(Outcome.NOT_APPLIED, Outcome.PASSED);
        }
      }
    }
  }
}
