package org.dars.assistant.quiz.examine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dars.assistant.quiz.examine.ExamineFixture.choice;
import static org.dars.assistant.quiz.examine.ExamineFixture.inLanguage;
import static org.dars.assistant.quiz.examine.ExamineFixture.item;
import static org.dars.assistant.quiz.examine.ExamineFixture.matching;
import static org.dars.assistant.quiz.examine.ExamineFixture.number;
import static org.dars.assistant.quiz.examine.ExamineFixture.ordering;
import static org.dars.assistant.quiz.examine.ExamineFixture.shortAnswer;

import java.math.BigDecimal;
import java.util.List;
import org.dars.assistant.quiz.examine.Finding.Outcome;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with an item by itself, without its course. */
class ItemFlawsTest {

  private static final CourseExaminer EXAMINER = new CourseExaminer(List.of(), "en");

  private static Finding finding(Item item, ItemCheck check) {
    return EXAMINER.examine(item).findings().stream()
        .filter(f -> f.check() == check)
        .findFirst()
        .orElseThrow();
  }

  private static String failure(Item item, ItemCheck check) {
    Finding finding = finding(item, check);
    assertThat(finding.outcome()).as(finding.reason()).isEqualTo(Outcome.FAILED);
    return finding.reason();
  }

  private static String warning(Item item, ItemCheck check) {
    Finding finding = finding(item, check);
    assertThat(finding.outcome()).as(finding.reason()).isEqualTo(Outcome.WARNED);
    return finding.reason();
  }

  private static void passes(Item item, ItemCheck check) {
    assertThat(finding(item, check)).isEqualTo(new Finding(check, Outcome.PASSED, ""));
  }

  private static final String WHICH = "Which organ pumps blood?";

  @Test
  void twoOptionsThatAreTheSameFail() {
    ItemCheck distinct = ItemCheck.OPTIONS_DISTINCT;
    assertThat(failure(choice(WHICH, "heart", "kidney", "Kidneys."), distinct))
        .isEqualTo("\"kidney\" and \"Kidneys.\" are the same");
    assertThat(failure(choice("How many?", "7", "5", "5.0"), distinct))
        .isEqualTo("\"5\" and \"5.0\" are the same");
    passes(choice(WHICH, "costs; benefits", "benefits; costs", "it is", "it is not"), distinct);
    passes(choice("Which sign?", "+", "-", "="), distinct);
    passes(choice("Which formula?", "x^2", "x_2", "x"), distinct);
    assertThat(warning(choice(WHICH, "heart", "liver"), distinct))
        .isEqualTo("it has only two options");
    assertThat(failure(item("Order", ordering("a b", "c", "A b!")), distinct))
        .isEqualTo("\"a b\" and \"A b!\" are the same");
  }

  @Test
  void aStemThatSaysTheAnswerFails() {
    ItemCheck given = ItemCheck.NOT_GIVEN_AWAY;
    assertThat(failure(choice("What does the heart do?", "heart", "liver", "lung"), given))
        .isEqualTo("the stem holds the key \"heart\"");
    passes(choice("Is it the heart or the liver?", "heart", "liver", "lung"), given);
    assertThat(failure(item("The heart is an organ: which?", shortAnswer("heart")), given))
        .isEqualTo("the stem holds the answer \"heart\"");
  }

  @Test
  void whatOnlyTheKeyRepeatsIsACue() {
    ItemCheck cue = ItemCheck.NO_WORD_CUE;
    assertThat(
            warning(
                choice("Which valve guards the aorta?", "aortic valve", "muscle", "atrium"), cue))
        .isEqualTo("only the key repeats \"valve\" of the stem");
    passes(choice("Which valve guards it?", "aortic valve", "mitral valve", "atrium"), cue);
  }

  @Test
  void aKeyFarLongerThanTheRestIsACue() {
    ItemCheck cue = ItemCheck.NO_LENGTH_CUE;
    String longer = "the muscular organ that pumps blood through all vessels of the body";
    assertThat(failure(choice(WHICH, longer, "liver", "lung"), cue))
        .isEqualTo("the key is by far the longest option");
    assertThat(warning(choice(WHICH, "the muscle behind the breastbone", "liver", "lung"), cue))
        .isEqualTo("the key is much longer than the other options");
    passes(choice(WHICH, "heart", longer, "lung"), cue);
  }

  @Test
  void distractorsThatAreVariationsOfTheKeyPointAtIt() {
    assertThat(
            warning(
                choice("Which?", "slow wave", "slow tide", "fast wave", "slow wind"),
                ItemCheck.NO_CONVERGENCE))
        .isEqualTo("the other options are variations of the key");
    passes(
        choice("Which?", "slow wave", "slow tide", "fast wave", "fast tide"),
        ItemCheck.NO_CONVERGENCE);
  }

  @Test
  void anArticleThatFitsOnlyTheKeyFails() {
    ItemCheck cue = ItemCheck.NO_GRAMMAR_CUE;
    assertThat(failure(choice("It is an ____.", "atrium", "valve", "vessel"), cue))
        .isEqualTo("\"an\" before the gap fits 1 of 3 options");
    assertThat(warning(choice("It is an ____.", "atrium", "artery", "vessel"), cue))
        .isEqualTo("\"an\" before the gap fits 2 of 3 options");
    passes(choice("It is a(n) ____.", "atrium", "valve", "vessel"), cue);
    passes(choice("It is an ____.", "hour", "MRI", "x-ray"), cue);
    passes(choice("It is a ____.", "unit", "European", "valve"), cue);
    Item spanish = inLanguage(choice("Es la ____.", "aorta", "pulmón", "riñón"), "es");
    assertThat(warning(spanish, cue))
        .isEqualTo("\"la\" before the gap tells the gender or number of what fits");
  }

  @ParameterizedTest
  @CsvSource({
    "en,always late,never",
    "es,siempre tarde,",
    "fr,toujours en retard,",
    "ru,всегда поздно,",
    "ar,متأخر دائما,",
    "kk,әрқашан кеш,",
    "mn,үргэлж орой,",
    "uz,doimo kech,",
    "ur,ہمیشہ دیر سے,",
    "id,selalu terlambat,",
    "sw,daima kuchelewa,",
    "km,យឺតជានិច្ច,",
    "pt,sempre tarde,",
    "de,immer spät,"
  })
  void anAbsoluteWordInADistractorIsACue(String language, String option) {
    Item bad = inLanguage(choice("Q", "x", option, "y"), language);
    assertThat(warning(bad, ItemCheck.NO_ABSOLUTE_WORDS)).contains("gives it away as wrong");
    passes(inLanguage(choice("Q", "x", "y", "z"), language), ItemCheck.NO_ABSOLUTE_WORDS);
  }

  @ParameterizedTest
  @CsvSource({
    "en,All of the above",
    "en,both a and b",
    "en,none of these.",
    "es,Todas las anteriores",
    "es,Ninguna de las anteriores",
    "fr,Toutes ces réponses",
    "ru,Все перечисленное",
    "ru,Ни один из вариантов",
    "ar,جميع ما سبق",
    "ur,ان میں سے کوئی نہیں",
    "kk,Барлығы дұрыс",
    "mn,Дээрх бүгд",
    "uz,Barchasi to'g'ri",
    "id,Semua benar",
    "sw,Yote hapo juu",
    "km,ទាំងអស់ខាងលើ",
    "pt,Todas as anteriores",
    "de,Alle genannten"
  })
  void aCatchAllAmongShuffledOptionsFails(String language, String option) {
    Item bad = inLanguage(choice("Q", "x", "y", option), language);
    assertThat(failure(bad, ItemCheck.NO_CATCH_ALL)).contains("is a catch-all");
    passes(inLanguage(choice("Q", "x", "y", "both hands"), language), ItemCheck.NO_CATCH_ALL);
    passes(choice("Q", "x", "none of the items are positive"), ItemCheck.NO_CATCH_ALL);
  }

  @Test
  void aHiddenNegationIsWarnedOf() {
    ItemCheck hidden = ItemCheck.NO_HIDDEN_NEGATION;
    assertThat(warning(choice("Which is not an organ?", "blood", "heart", "lung"), hidden))
        .isEqualTo("\"not\" does not stand out: write it in capitals or bold");
    passes(choice("Which is NOT an organ?", "blood", "heart", "lung"), hidden);
    RichText bold = RichText.html("Which is <b>not</b> an organ?");
    passes(item("i", bold, ExamineFixture.body("blood", "heart", "lung")), hidden);
    assertThat(
            warning(choice("Which is NOT so?", "it is not red", "it beats", "it bleeds"), hidden))
        .isEqualTo("the stem asks for what is not so, and \"it is not red\" denies as well");
    passes(choice("Birds do not sweat. How do they cool?", "panting", "rain", "ice"), hidden);
    passes(choice("Which means “not alive”?", "dead", "red", "old"), hidden);
  }

  @Test
  void emptyAndLeftoverTextFails() {
    ItemCheck sound = ItemCheck.TEXT_SOUND;
    assertThat(failure(choice(" ", "a", "b"), sound)).isEqualTo("the stem: it is empty");
    assertThat(failure(choice(WHICH, "a", " "), sound)).isEqualTo("option 2: it is empty");
    assertThat(failure(choice(WHICH, "a", "<b>b</b>"), sound))
        .isEqualTo("option 2: it holds the tag <b> as text");
    assertThat(failure(choice("What is {0}?", "a", "b"), sound))
        .isEqualTo("the stem: it holds \"{0}\"");
    assertThat(failure(choice("Which ( )?", "a", "b"), sound))
        .isEqualTo("the stem: it holds \"( )\"");
    passes(choice("What does \\(f(x) = {0}\\) or `print()` do?", "a", "b"), sound);
    passes(choice("Is a < b and c > d?", "yes", "no"), sound);
    passes(item("i", RichText.html("<p>Which?</p>"), ExamineFixture.body("a", "b")), sound);
  }

  @Test
  void formulasAndCodeHaveToBeClosed() {
    ItemCheck intact = ItemCheck.MARKUP_INTACT;
    assertThat(failure(choice("What is \\(x?", "a", "b"), intact))
        .isEqualTo("the stem: it opens or closes \\( … \\) without the other");
    assertThat(failure(choice("What is $$x?", "a", "b"), intact))
        .isEqualTo("the stem: it opens a formula or code and does not close it");
    passes(choice("What is \\(x\\), for $5?", "a", "b"), intact);
  }

  @Test
  void aBodyThatCannotBeMarkedFails() {
    ItemCheck sound = ItemCheck.BODY_SOUND;
    Body.Option wrong = PublishedItems.option("b", false);
    Body none = new Body.Choice(List.of(wrong, PublishedItems.option("c", false)), true, true);
    assertThat(failure(item("Q", none), sound)).isEqualTo("no option is right");
    Body.Option right = PublishedItems.option("a", true);
    Body both = new Body.Choice(List.of(right, PublishedItems.option("c", true)), true, true);
    assertThat(failure(item("Q", both), sound))
        .isEqualTo("more than one option gives the whole mark: 2");
    Body half = new Body.Choice(List.of(weighing("0.5"), wrong), false, true);
    assertThat(failure(item("Q", half), sound))
        .isEqualTo("the right options together give 0.5 of the mark");
    assertThat(failure(item("Q", ordering("only")), sound))
        .isEqualTo("there is nothing to put in order");
    assertThat(failure(item("Q", matching("a", "b")), sound))
        .isEqualTo("two pairs are needed; it has 1");
    assertThat(warning(item("Q", number("5", "9")), sound))
        .isEqualTo("5 ± 9 lets nearly any number pass");
    assertThat(failure(item("Q", shortAnswer("*")), sound)).isEqualTo("\"*\" lets any answer pass");
    assertThat(failure(item("Q", new Body.Cloze(List.of())), sound)).isEqualTo("it has no gap");
    passes(
        item(
            "Q",
            new Body.Choice(
                List.of(weighing("0.5"), weighing("0.5"), weighing("-1")), false, true)),
        sound);
  }

  private static Body.Option weighing(String weight) {
    return new Body.Option(RichText.plain("w" + weight), new BigDecimal(weight), RichText.EMPTY);
  }

  @Test
  void aFlawOfAGapIsNamedWithItsGap() {
    Body cloze =
        new Body.Cloze(
            List.of(
                new Body.Words(RichText.plain("It has ")),
                new Body.Gap(1, ExamineFixture.body("four", "two", "six")),
                new Body.Words(RichText.plain(" rooms and an ")),
                new Body.Gap(1, ExamineFixture.body("aorta", "vein", "valve"))));
    assertThat(failure(item("Fill in.", cloze), ItemCheck.NO_GRAMMAR_CUE))
        .isEqualTo("gap 2: \"an\" before the gap fits 1 of 3 options");
  }

  @Test
  void aLanguageWithoutWordListsIsNotJudgedByThem() {
    Item somali = inLanguage(choice("Waa maxay?", "wadne", "beer", "sambab"), "so");
    assertThat(EXAMINER.examine(somali).failed()).isEmpty();
    assertThat(finding(somali, ItemCheck.NO_CATCH_ALL).outcome()).isEqualTo(Outcome.NOT_APPLIED);
    assertThat(finding(somali, ItemCheck.NO_ABSOLUTE_WORDS).outcome())
        .isEqualTo(Outcome.NOT_APPLIED);
  }
}
