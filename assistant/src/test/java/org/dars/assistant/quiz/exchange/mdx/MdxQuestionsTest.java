package org.dars.assistant.quiz.exchange.mdx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.dars.assistant.quiz.exchange.ItemFormat.Problem;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.junit.jupiter.api.Test;

class MdxQuestionsTest {

  private static final String CHOICES =
      """
      <Question
        choices={[
          { text: "One", explain: "No: see <a href=\\"x\\">here</a>." }, // first
          { text: 'The "<code>two</code>"', explain: "Yes.", correct: true, },
        ]}
      />
      """;

  private static Item one(String mdx) {
    Reading reading = MdxQuestions.read(mdx);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.items()).hasSize(1);
    return reading.items().getFirst();
  }

  @Test
  void aHeadingWithANumberIsTheQuestion() {
    Item item =
        one(
            "# Quiz[[quiz]]\n\nGo on.\n\n### 1. Which one?[[which]]\n\n```py\n# x = 1\n```\n\n"
                + CHOICES);
    assertThat(item.stem().value()).isEqualTo("Which one?\n\n```py\n# x = 1\n```");
    assertThat(item.about().category()).containsExactly("Quiz");
    assertThat(((Body.Choice) item.body()).options())
        .extracting(o -> o.text().value(), Body.Option::right, o -> o.feedback().value())
        .containsExactly(
            tuple("One", false, "No: see <a href=\"x\">here</a>."),
            tuple("The \"<code>two</code>\"", true, "Yes."));
  }

  @Test
  void aHeadingOverAQuestionInWordsIsItsCategory() {
    Reading reading =
        MdxQuestions.read(
            "## Test yourself\n\nWhat is it?\n\n" + CHOICES + "\nAnd that?\n\n" + CHOICES);
    assertThat(reading.items())
        .extracting(i -> i.stem().value(), i -> i.about().category().getLast())
        .containsExactly(
            tuple("What is it?", "Test yourself"), tuple("And that?", "Test yourself"));
  }

  @Test
  void bothHalvesOfABranchAskTheSame() {
    Reading reading =
        MdxQuestions.read(
            "### 5. Which?\n\n{#if fw === 'pt'}\n" + CHOICES + "{:else}\n" + CHOICES + "{/if}\n");
    assertThat(reading.items())
        .extracting(i -> i.stem().value())
        .containsExactly("Which?", "Which?");
    assertThat(reading.items().getFirst().id()).isNotEqualTo(reading.items().getLast().id());
  }

  @Test
  void severalRightOptionsAreAMultipleChoice() {
    Item item =
        one(
            "### ¿Cuál?\n<Question hydrate-props={{ choices: [{text: \"a\", correct: true}, {text: \"b\", correct: true}, {text: \"c\"}]}} />");
    Body.Choice choice = (Body.Choice) item.body();
    assertThat(choice.single()).isFalse();
    assertThat(choice.options())
        .extracting(o -> o.weight().toPlainString())
        .containsExactly("0.5", "0.5", "-1");
  }

  @Test
  void codeIsNoQuestionAndScriptsAreNotRun() {
    assertThat(MdxQuestions.read("```jsx\n" + CHOICES + "```\n").items()).isEmpty();
    Reading reading =
        MdxQuestions.read(
            """
            ### 1. A?
            <Question choices={load()} />

            ### 2. B?
            <Question choices={[{text: name + 1}]} />

            ### 3. C?
            <Question choices={[{explain: "x"}]} />

            <Question choices={[{text: "a"}]} />
            """);
    assertThat(reading.items()).isEmpty();
    assertThat(reading.problems())
        .containsExactly(
            new Problem("question in line 2", "it has no list \"choices\" with words in it"),
            new Problem(
                "question in line 5",
                "its choices are more than words in quotes; write them as [{text: \"…\", correct: true}]"),
            new Problem("question in line 8", "one of its choices has no text"),
            new Problem("question in line 10", "no words stand above it; say what is asked"));
  }

  @Test
  void brokenAndDeepChoicesAreNamed() {
    String deep = "### 1. A?\n<Question choices={" + "[".repeat(100_000) + "\n";
    assertThat(MdxQuestions.read(deep).problems()).hasSize(1);
    assertThat(MdxQuestions.read("### 1. A?\n<Question choices={[{text: \"a").problems())
        .hasSize(1);
  }
}
