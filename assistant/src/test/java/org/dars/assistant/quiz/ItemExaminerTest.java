package org.dars.assistant.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemExaminerTest {

  private static final SourceDocument DOCUMENT =
      CourseText.document(
          "d",
          "Doc",
          """
          ## Key Terms

          **engram**: physical trace of memory in the brain

          **schema**: cluster of related concepts; also known as a mental frame

          **algorithm**: set of instructions for solving a problem

          **heuristic**: shortcut that saves time when deciding

          **mental frame**: group of ideas that belong together
          """);
  private static final List<KeyTerm> TERMS = new QuizMaker().keyTerms(List.of(DOCUMENT), "en");
  private static final ItemExaminer EXAMINER = new ItemExaminer(List.of(DOCUMENT), TERMS);

  private static QuizItem item(String stem, int key, String quote, String... options) {
    return item(ItemType.MULTIPLE_CHOICE, stem, key, quote, options);
  }

  private static QuizItem item(
      ItemType type, String stem, int key, String quote, String... options) {
    List<QuizItem.Option> list = new ArrayList<>();
    for (String option : options) {
      list.add(new QuizItem.Option(option, ""));
    }
    SourceQuote source = new SourceQuote("d", "Doc", "b2", "Key Terms", quote);
    return new QuizItem("q", type, stem, list, key, "why", List.of(source), "s", "", "en", "test");
  }

  private static List<Check> failed(QuizItem item) {
    return EXAMINER.examine(item).stream().filter(v -> !v.passed()).map(Verdict::check).toList();
  }

  private static final String QUOTE = "engram: physical trace of memory in the brain";

  @Test
  void aSoundItemPassesEveryCheck() {
    QuizItem item =
        item(
            "Which term means “physical trace of memory”?",
            0,
            QUOTE,
            "engram",
            "algorithm",
            "heuristic",
            "schema");
    assertThat(failed(item)).isEmpty();
    assertThat(EXAMINER.examine(item).stream().map(Verdict::check)).containsExactly(Check.values());
  }

  @Test
  void aQuoteThatIsNotInTheBlockFails() {
    assertThat(
            failed(
                item(
                    "Which term?",
                    0,
                    "engram: trace of memory",
                    "engram",
                    "algorithm",
                    "heuristic")))
        .containsExactly(Check.QUOTE_IN_BLOCK);
  }

  @Test
  void aKeyThatTheQuoteDoesNotHoldFails() {
    assertThat(failed(item("Which term?", 1, QUOTE, "engram", "algorithm", "heuristic")))
        .containsExactly(Check.KEY_PROVEN);
  }

  @Test
  void aDistractorThatTheQuoteProvesAsWellFails() {
    assertThat(
            failed(item("Where does it lie?", 0, QUOTE, "in the brain", "in memory", "in bones")))
        .containsExactly(Check.KEY_PROVEN);
  }

  @Test
  void anotherNameOfTheKeyIsNoDistractor() {
    QuizItem item =
        new QuizItem(
            "q",
            ItemType.MULTIPLE_CHOICE,
            "Which term means “cluster of related concepts”?",
            List.of(
                new QuizItem.Option("schema", ""),
                new QuizItem.Option("mental frame", ""),
                new QuizItem.Option("engram", "")),
            0,
            "why",
            List.of(new SourceQuote("d", "Doc", "b3", "", "schema: cluster of related concepts")),
            "s",
            "schema",
            "en",
            "test");
    assertThat(failed(item)).containsExactly(Check.ONE_KEY);
  }

  @Test
  void aKeyOutsideTheOptionsFails() {
    assertThat(failed(item("Which?", 7, QUOTE, "engram", "algorithm", "heuristic")))
        .containsExactly(Check.ONE_KEY);
  }

  @Test
  void theSameOptionInThePluralFails() {
    assertThat(failed(item("Which term?", 0, QUOTE, "engram", "algorithm", "Algorithms")))
        .containsExactly(Check.OPTIONS_DISTINCT);
  }

  @Test
  void aStemThatHoldsTheKeyFails() {
    assertThat(
            failed(
                item("What do we call the engram?", 0, QUOTE, "engram", "algorithm", "heuristic")))
        .contains(Check.NOT_GIVEN_AWAY);
  }

  @Test
  void aWordOfTheStemThatOnlyTheKeyRepeatsFails() {
    assertThat(
            failed(
                item("What trace is meant?", 0, QUOTE, "physical trace", "algorithm", "heuristic")))
        .containsExactly(Check.NO_WORD_CUE);
  }

  @Test
  void aKeyFarLongerThanTheRestFails() {
    assertThat(
            failed(
                item(
                    "What is it?",
                    0,
                    QUOTE,
                    "physical trace of memory in the brain",
                    "shortcut",
                    "instruction")))
        .containsExactly(Check.NO_LENGTH_CUE);
  }

  @Test
  void anArticleBeforeTheBlankThatFitsSomeOptionsFails() {
    assertThat(
            failed(
                item(
                    ItemType.CLOZE,
                    "We call it an _____.",
                    0,
                    QUOTE,
                    "engram",
                    "schema",
                    "heuristic")))
        .containsExactly(Check.NO_GRAMMAR_CUE);
    assertThat(
            failed(
                item(
                    ItemType.CLOZE,
                    "We call it a(n) _____.",
                    0,
                    QUOTE,
                    "engram",
                    "schema",
                    "heuristic")))
        .isEmpty();
  }

  @Test
  void catchAllsAndLeftoverMarkupFail() {
    assertThat(failed(item("Which term?", 0, QUOTE, "engram", "algorithm", "all of the above")))
        .containsExactly(Check.NO_CATCH_ALL);
    assertThat(failed(item("Which term?", 0, QUOTE, "engram", "<b>algorithm</b>", "heuristic")))
        .containsExactly(Check.TEXT_SOUND);
    assertThat(failed(item(" ", 0, QUOTE, "engram", "algorithm", "heuristic")))
        .containsExactly(Check.TEXT_SOUND);
  }
}
