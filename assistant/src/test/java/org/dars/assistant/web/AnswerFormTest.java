package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** An answer that is not taken comes back as it was entered, with what is to be said beside it. */
class AnswerFormTest extends LearnerTest {

  private Page at(String section, String stem) {
    Page page = phone("courses/teaching/practice");
    practise(page, section, 5);
    reach(page, stem);
    return page;
  }

  private static String focused(Page page) {
    return String.valueOf(
        page.evaluate("document.activeElement.name || document.activeElement.id"));
  }

  @Test
  void nothingChosenIsTold() {
    Page page = at("Tokens", "What is a token?");
    check(page);
    assertThat(page.locator("[role=alert]").textContent()).startsWith("Choose or write an answer");
    assertThat(page.locator(".beneath").count()).isZero();
    assertThat(page.locator(".choice").count()).as("still to be answered").isEqualTo(4);
  }

  @Test
  void aPlaceGivenTwiceKeepsEveryPlace() {
    Page page = at("Sampling and temperature", "Put what");
    place(page, "Tokens get scores", 2);
    place(page, "Scores become", 2);
    place(page, "A token is drawn", 3);
    check(page);
    look(page, "order-refused");
    assertThat(page.locator("[role=alert]").textContent()).contains("is still there");
    assertThat(page.locator(".places .beneath").allTextContents())
        .containsExactly(
            "Place 2 is given to more than one step. Still free: 1.",
            "Place 2 is given to more than one step. Still free: 1.");
    assertThat(
            page.locator(".places", new Page.LocatorOptions().setHasText("A token is drawn"))
                .locator("input:checked")
                .inputValue())
        .isEqualTo("3");
    assertThat(page.locator(".places input:checked").count()).isEqualTo(3);
    assertThat(focused(page)).startsWith("step-");
    place(page, "Tokens get scores", 1);
    check(page);
    assertThat(page.locator(".verdict").textContent()).isEqualTo("Right");
  }

  @Test
  void aStepWithoutAPlaceKeepsTheOthers() {
    Page page = at("Sampling and temperature", "Put what");
    place(page, "A token is drawn", 3);
    check(page);
    assertThat(page.locator(".places .beneath").allTextContents())
        .containsExactly("Nothing is here yet.", "Nothing is here yet.");
    assertThat(page.locator(".places input:checked").inputValue()).isEqualTo("3");
  }

  @Test
  void aPromptWithoutAPartnerKeepsTheOther() {
    Page page = at("Sampling and temperature", "Which temperature");
    choose(page, "Brainstorming", "0.9 and above");
    check(page);
    look(page, "match-refused");
    assertThat(page.locator(".beneath").allTextContents()).containsExactly("Nothing is here yet.");
    assertThat(page.locator("select[name=pair-1] option:checked").textContent())
        .isEqualTo("0.9 and above");
    assertThat(focused(page)).isEqualTo("pair-0");
    assertThat(page.locator("select[name=pair-0]").getAttribute("aria-describedby"))
        .isEqualTo(page.locator(".beneath").getAttribute("id"));
  }

  @Test
  void gapsKeepWhatWasTypedAndChosen() {
    Page page = at("The context window", "Fill the gaps.");
    page.locator("input[name=gap-0]").fill("many");
    page.locator("select[name=gap-1]").selectOption("1");
    check(page);
    look(page, "cloze-refused");
    assertThat(page.locator(".beneath").allTextContents())
        .containsExactly("This cannot be read as a number. Write digits, such as 1.5.");
    assertThat(page.locator("input[name=gap-0]").inputValue()).isEqualTo("many");
    assertThat(page.locator("select[name=gap-1]").inputValue()).isEqualTo("1");
    assertThat(focused(page)).isEqualTo("gap-0");
  }

  @Test
  void whatIsNoNumberStaysAndSaysHowToWriteOne() {
    Page page = at("Tokens", "How many tokens");
    page.locator("input[name=text]").fill("two thousand <b>");
    check(page);
    look(page, "number-refused");
    assertThat(page.locator("input[name=text]").inputValue()).isEqualTo("two thousand <b>");
    assertThat(page.locator(".beneath").textContent())
        .contains("cannot be read as a number", "1.5", "tokens");
    assertThat(page.locator("input[aria-invalid=true]").count()).isEqualTo(1);
    page.locator("button[name=skip]").click();
    assertThat(page.locator(".verdict").textContent())
        .as("who does not know")
        .isEqualTo("Not right");
  }

  @Test
  void anEssayThatIsTooLongStays() {
    Page page = at("The context window", "Why does");
    String long_ = "word ".repeat(2_100);
    page.evaluate(
        "t => { const a = document.querySelector('textarea'); a.removeAttribute("
            + "'maxlength'); a.value = t; }",
        long_);
    check(page);
    assertThat(page.locator(".beneath").textContent()).contains("10,499", "at most 10,000");
    assertThat(page.locator("textarea").inputValue()).isEqualTo(long_);
  }

  @Test
  void aTestKeepsWhatItDoesNotSave() {
    Page page = phone("courses/teaching/practice/tests/kinds");
    page.locator("main form button").click();
    place(page, "Tokens get scores", 1);
    place(page, "Scores become", 1);
    check(page);
    assertThat(page.locator("[role=alert]").textContent()).startsWith("Not saved yet");
    assertThat(page.locator(".places input:checked").count()).isEqualTo(2);
    place(page, "Scores become", 2);
    check(page);
    assertThat(page.url()).as("half of it is kept: it can be changed").endsWith("/2");
    page.locator(".actions a", new Page.LocatorOptions().setHasText("Back")).click();
    assertThat(page.locator(".places input:checked").count()).isEqualTo(2);
  }
}
