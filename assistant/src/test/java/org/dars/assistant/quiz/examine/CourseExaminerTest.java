package org.dars.assistant.quiz.examine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dars.assistant.quiz.examine.ExamineFixture.choice;
import static org.dars.assistant.quiz.examine.ExamineFixture.course;
import static org.dars.assistant.quiz.examine.ExamineFixture.item;
import static org.dars.assistant.quiz.examine.ExamineFixture.matching;
import static org.dars.assistant.quiz.examine.ExamineFixture.number;
import static org.dars.assistant.quiz.examine.ExamineFixture.ordering;
import static org.dars.assistant.quiz.examine.ExamineFixture.quote;
import static org.dars.assistant.quiz.examine.ExamineFixture.quoting;
import static org.dars.assistant.quiz.examine.ExamineFixture.shortAnswer;
import static org.dars.assistant.quiz.examine.ExamineFixture.trueFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.examine.Finding.Outcome;
import org.dars.assistant.quiz.item.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an item says against what the course says. */
class CourseExaminerTest {

  private static final CourseExaminer EXAMINER = new CourseExaminer(course(), "en");

  private static final Item SOUND =
      choice(
          "Which tide comes at half moon and has a small range?",
          "neap tide",
          "spring tide",
          "flood tide",
          "ebb tide");

  private static Finding finding(Item item, ItemCheck check) {
    return EXAMINER.examine(item).findings().stream()
        .filter(f -> f.check() == check)
        .findFirst()
        .orElseThrow();
  }

  private static Outcome outcome(Item item, ItemCheck check) {
    return finding(item, check).outcome();
  }

  @Test
  void aSoundItemPasses() {
    Examination alone = EXAMINER.examine(SOUND);
    assertThat(alone.sound()).as("%s", alone).isTrue();
    Examination quoting = EXAMINER.examine(quoting(SOUND, 3));
    assertThat(quoting.failed()).isEmpty();
    assertThat(quoting.with(Outcome.PASSED))
        .extracting(Finding::check)
        .contains(
            ItemCheck.QUOTE_IN_BLOCK,
            ItemCheck.KEY_PROVEN,
            ItemCheck.SOLVED_WITH_PASSAGE,
            ItemCheck.ONE_KEY);
  }

  @Test
  void findingsComeInTheOrderOfTheChecksEachOnce() {
    assertThat(EXAMINER.examine(List.of(SOUND)).getFirst().findings())
        .extracting(Finding::check)
        .containsExactly(ItemCheck.values());
  }

  @Test
  void anItemWithoutASourceIsShownTheWordsThatProveIt() {
    assertThat(finding(SOUND, ItemCheck.KEY_PROVEN).reason())
        .isEqualTo(
            "found: “A neap tide has a small range and comes at half moon, when sun and moon pull"
                + " at right angles.” (The sea, Water)");
    SourceQuote evidence = EXAMINER.evidence(SOUND).orElseThrow();
    assertThat(evidence.block()).isEqualTo("b3");
    assertThat(outcome(quoting(SOUND, 3), ItemCheck.KEY_PROVEN)).isEqualTo(Outcome.PASSED);
  }

  @Test
  void aKeyThatNoSentenceHoldsIsWarnedOf() {
    Item item = choice("Who built the first submarine?", "Drebbel", "Fulton", "Holland");
    assertThat(finding(item, ItemCheck.KEY_PROVEN))
        .isEqualTo(new Finding(ItemCheck.KEY_PROVEN, Outcome.WARNED, Reason.of(Why.NOT_FOUND)));
    assertThat(EXAMINER.evidence(item)).isEmpty();
  }

  @Test
  void aQuoteHasToStandInItsBlock() {
    SourceQuote wrong = new SourceQuote("sea", "The sea", "b3", "", "A neap tide is pink.");
    assertThat(finding(item("Which?", SOUND.body(), wrong), ItemCheck.QUOTE_IN_BLOCK).reason())
        .isEqualTo("block b3 does not say \"A neap tide is pink.\"");
    SourceQuote nowhere = new SourceQuote("sea", "The sea", "b99", "", "A neap tide");
    assertThat(finding(item("Which?", SOUND.body(), nowhere), ItemCheck.QUOTE_IN_BLOCK).reason())
        .isEqualTo("there is no block b99 in sea");
  }

  @Test
  void aQuoteThatHoldsAnotherOptionFails() {
    assertThat(finding(quoting(SOUND, 1), ItemCheck.KEY_PROVEN).outcome())
        .isNotEqualTo(Outcome.PASSED);
    Item swapped = choice("Which tide has a small range?", "king wave", "neap tide", "ebb");
    assertThat(finding(quoting(swapped, 3), ItemCheck.KEY_PROVEN).reason())
        .isEqualTo("the quote does not hold \"king wave\"");
  }

  @Test
  void theCourseThatLeadsToAnotherOptionFailsTheKey() {
    Item swapped =
        choice(
            "Which tide comes at half moon, when sun and moon pull at right angles?",
            "an ocean current driven by wind",
            "neap tide",
            "plankton",
            "coast");
    assertThat(finding(swapped, ItemCheck.SOLVED_WITH_PASSAGE).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(finding(swapped, ItemCheck.SOLVED_WITH_PASSAGE).reason())
        .contains("the passage leads to \"neap tide\"");
  }

  @Test
  void whatTheCourseDefinesAsTheKeyIsRightAsWell() {
    Item item =
        choice(
            "What shelters fish?",
            "kelp forest",
            "stand of large brown algae that shelters fish",
            "coast",
            "wind");
    assertThat(finding(item, ItemCheck.ONE_KEY).reason())
        .isEqualTo(
            "\"stand of large brown algae that shelters fish\" may be right as well: the course"
                + " defines one as the other");
    Item named = choice("What brings cold water?", "an upwelling", "a rising current", "ice");
    assertThat(finding(named, ItemCheck.ONE_KEY).reason())
        .contains("\"a rising current\" may be right as well", "also known as");
  }

  @Test
  void questionsOfTheCourseItselfProveNothing() {
    Item item = choice("Which algae are pink?", "pink", "green", "red");
    assertThat(EXAMINER.evidence(item)).isEmpty();
  }

  @Test
  void aStatementIsTrueOnlyIfTheQuoteSaysIt() {
    ItemCheck proven = ItemCheck.KEY_PROVEN;
    String said = "A spring tide comes at new moon and at full moon.";
    assertThat(outcome(item(said, trueFalse(true), quote(2)), proven)).isEqualTo(Outcome.PASSED);
    assertThat(finding(item(said, trueFalse(false), quote(2)), proven).reason())
        .isEqualTo("the quote says just this, and the key is false");
    String not = "A spring tide comes at half moon.";
    assertThat(outcome(item(not, trueFalse(false), quote(2)), proven)).isEqualTo(Outcome.PASSED);
    String other = "Submarines were built by Drebbel for the king.";
    assertThat(finding(item(other, trueFalse(true), quote(2)), proven).reason())
        .isEqualTo("the quote does not say it");
    String denied = "Sea water freezes at 0 degrees.";
    assertThat(outcome(item(denied, trueFalse(true), quote(8)), proven)).isEqualTo(Outcome.WARNED);
    assertThat(outcome(item(denied, trueFalse(false), quote(8)), proven)).isEqualTo(Outcome.PASSED);
  }

  @Test
  void aNumberHasToStandInTheQuote() {
    ItemCheck proven = ItemCheck.KEY_PROVEN;
    String stem = "How many minutes more than 24 hours?";
    assertThat(outcome(item(stem, number("50", "0"), quote(6)), proven)).isEqualTo(Outcome.PASSED);
    assertThat(outcome(item(stem, number("52", "3"), quote(6)), proven)).isEqualTo(Outcome.PASSED);
    assertThat(finding(item(stem, number("70", "3"), quote(6)), proven).reason())
        .isEqualTo("the quote does not hold the number 70");
    assertThat(outcome(item(stem, number("2", "0"), quote(6)), proven)).isEqualTo(Outcome.PASSED);
    assertThat(outcome(item(stem, number("9", "0"), quote(1)), proven)).isEqualTo(Outcome.WARNED);
  }

  @Test
  void oneAcceptedAnswerHasToStandInTheQuote() {
    ItemCheck proven = ItemCheck.KEY_PROVEN;
    assertThat(outcome(item("What drifts?", shortAnswer("algae", "plankton"), quote(6)), proven))
        .isEqualTo(Outcome.PASSED);
    assertThat(finding(item("What drifts?", shortAnswer("algae"), quote(6)), proven).reason())
        .isEqualTo("the quote does not hold \"algae\"");
  }

  @Test
  void eachPairHasToStandInAQuote() {
    ItemCheck proven = ItemCheck.KEY_PROVEN;
    Item right =
        item(
            "Match",
            matching("spring tide", "great range", "neap tide", "small range"),
            quote(2),
            quote(3));
    assertThat(outcome(right, proven)).isEqualTo(Outcome.PASSED);
    Item wrong =
        item(
            "Match",
            matching("spring tide", "full moon", "neap tide", "polar ice"),
            quote(2),
            quote(3));
    assertThat(finding(wrong, proven).reason())
        .isEqualTo("no quote holds \"neap tide\" with \"polar ice\"");
  }

  @Test
  void stepsHaveToStandInTheCoursesOrder() {
    ItemCheck proven = ItemCheck.KEY_PROVEN;
    String wind = "Wind moves the surface water away";
    String cold = "Cold water rises from the deep";
    String grows = "Plankton grows in the light";
    assertThat(outcome(item("Order", ordering(wind, cold, grows), quote(7)), proven))
        .isEqualTo(Outcome.PASSED);
    assertThat(finding(item("Order", ordering(cold, wind, grows), quote(7)), proven).reason())
        .isEqualTo(
            "in the course \"Wind moves the surface water away\" does not come after the step"
                + " before");
  }

  @Test
  void anItemInAnotherLanguageIsNotComparedWithTheCourse() {
    Item spanish =
        ExamineFixture.inLanguage(
            choice("¿Qué marea tiene poca amplitud?", "muerta", "viva", "alta"), "es");
    for (ItemCheck check :
        List.of(ItemCheck.KEY_PROVEN, ItemCheck.SOLVED_WITH_PASSAGE, ItemCheck.ONE_KEY)) {
      assertThat(finding(spanish, check).reason())
          .isEqualTo("it is in \"es\", the course in \"en\"");
    }
    assertThat(EXAMINER.examine(spanish).sound()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "es,El corazón bombea la sangre por el cuerpo.,¿Qué órgano bombea la sangre?,el corazón,"
        + "el hígado,El hígado produce la bilis.",
    "ru,Сердце качает кровь по телу.,Какой орган качает кровь?,сердце,печень,"
        + "Печень вырабатывает желчь.",
    "kk,Жүрек қанды денеге айдайды.,Қай мүше қанды айдайды?,жүрек,бауыр,Бауыр өт бөледі.",
    "ar,القلب يضخ الدم في الجسم.,أي عضو يضخ الدم؟,القلب,الكبد,الكبد يفرز الصفراء.",
    "km,បេះដូងបូមឈាមទៅរាងកាយ។,សរីរាង្គណាបូមឈាម?,បេះដូង,ថ្លើម,ថ្លើមផលិតទឹកប្រមាត់។",
    "sw,Moyo husukuma damu mwilini.,Kiungo gani husukuma damu?,moyo,ini,Ini hutengeneza nyongo."
  })
  void inAnyLanguageTheCourseLeadsToTheKey(
      String language, String sentence, String stem, String key, String other, String second) {
    CourseExaminer examiner = new CourseExaminer(ExamineFixture.course(sentence, second), language);
    Examination sound = examiner.examine(choice(stem, key, other, "x"));
    assertThat(sound.failed()).isEmpty();
    assertThat(sound.findings())
        .contains(new Finding(ItemCheck.SOLVED_WITH_PASSAGE, Outcome.PASSED, ""));
    Examination swapped = examiner.examine(choice(stem, other, key, "x"));
    assertThat(swapped.findings())
        .anyMatch(f -> f.check() == ItemCheck.SOLVED_WITH_PASSAGE && f.outcome() != Outcome.PASSED);
  }

  @Test
  void withoutACourseTheOtherChecksStillApply() {
    Examination alone = new CourseExaminer(List.of(), "und").examine(quoting(SOUND, 3));
    assertThat(alone.sound()).isTrue();
    assertThat(alone.with(Outcome.NOT_APPLIED))
        .extracting(Finding::check)
        .contains(ItemCheck.QUOTE_IN_BLOCK, ItemCheck.SOLVED_WITH_PASSAGE, ItemCheck.READABLE);
  }

  @Test
  void severalThreadsSayTheSameAsOne() throws InterruptedException, ExecutionException {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      items.add(i % 2 == 0 ? SOUND : choice("What drifts?", "plankton", "coast", "wind " + i));
    }
    List<Examination> expected = items.stream().map(EXAMINER::examine).toList();
    CourseExaminer fresh = new CourseExaminer(course(), "en");
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Examination>> said =
          items.stream().map(i -> threads.submit(() -> fresh.examine(i))).toList();
      for (int i = 0; i < items.size(); i++) {
        assertThat(said.get(i).get()).isEqualTo(expected.get(i));
      }
    }
  }
}
