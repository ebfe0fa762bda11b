package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.Test;

/** Rounds of practice as a learner has them. */
class PracticeTest extends LearnerTest {

  @Test
  void everyKindIsAnsweredRightlyAndTheSourceIsOneTapAway() {
    Page page = phone("courses/teaching/practice");
    look(page, "start");
    page.locator("#count").selectOption("10");
    page.locator("button[value=all]").click();
    for (int i = 1; i <= 10; i++) {
      String asked = stem(page);
      look(page, "ask-" + i);
      answer(page);
      String verdict = page.locator(".verdict").textContent();
      if (asked.startsWith("Why does")) {
        assertThat(verdict).isEqualTo("Compare it with what counts");
        assertThat(page.locator(".why").textContent()).contains("The oldest part leaves");
        page.locator("button[value='1']").click();
        verdict = page.locator(".verdict").textContent();
      }
      assertThat(verdict).as(asked).isEqualTo("Right");
      assertThat(page.locator(".why").textContent()).contains("This is why.", "It comes again in");
      look(page, "told-" + i);
      page.locator(".actions a").first().click();
    }
    assertThat(page.locator(".score").textContent()).isEqualTo("Right: 10 of 10");
    look(page, "done");
    page.locator(".steps a").first().click();
    page.locator(".why a.where").first().click();
    assertThat(page.locator("mark").count()).isPositive();
  }

  @Test
  void aRoundGoesOnAfterTheBrowserWasClosedAndAnAnswerCountsOnce() {
    Page page = phone("courses/teaching/practice");
    practise(page, "Tokens", 5);
    String first = page.url();
    String asked = stem(page);
    page.locator("button[name=skip]").click();
    assertThat(page.locator(".verdict").textContent()).isEqualTo("Not answered");
    look(page, "wrong");
    // The same form sent again, with the right answer this time: what was kept stays.
    for (int place = 0; place < 4; place++) {
      page.request()
          .post(
              first,
              RequestOptions.create()
                  .setForm(FormData.create().set("pick", place).set("text", "2000")));
    }
    page.navigate(first);
    assertThat(stem(page)).isEqualTo(asked);
    assertThat(page.locator(".verdict").textContent()).isEqualTo("Not answered");
    page.navigate(address() + "courses/teaching/practice");
    assertThat(page.content()).contains("You stopped at 1 of 2.");
    page.locator(".panel a.button").click();
    assertThat(stem(page)).isNotEqualTo(asked);
    page.goBack();
    page.goForward();
    answer(page);
    assertThat(page.locator(".verdict").textContent()).isEqualTo("Right");
  }

  @Test
  void anotherVisitorFindsNothingOfARoundAndForgettingForgets() throws Exception {
    Page mine = phone("courses/teaching/practice");
    practise(mine, "Tokens", 5);
    String address = mine.url();
    answer(mine);
    Page other = phone(address.substring(address().length()));
    assertThat(other.locator("main").textContent()).contains("This round is not yours");
    JsonNode data = data(mine);
    assertThat(data.path("sittings")).hasSize(1);
    assertThat(data.path("memory")).hasSize(1);
    assertThat(data.path("sittings").path(0).path("items").path(0).path("score").asDouble())
        .isEqualTo(1);
    mine.navigate(address() + "courses/teaching/practice");
    mine.locator("summary").last().click();
    mine.locator("form[action$=forget] button").click();
    mine.navigate(address);
    assertThat(mine.locator("main").textContent()).contains("no longer kept");
  }

  @Test
  void aCourseWithoutApprovedItemsSaysWhatAnInstructorDoes() {
    Page page = phone("courses/ai-ar/quiz");
    assertThat(page.url()).endsWith("/courses/ai-ar/practice");
    assertThat(page.locator(".empty").textContent()).contains("no questions", "approve them");
    assertThat(page.locator(".empty a").getAttribute("href")).isEqualTo("/courses/ai-ar/bank");
    look(page, "empty");
  }

  @Test
  void aClozeShowsItsSentenceFilledAndAnOrderTheRightOne() {
    Page page = phone("courses/teaching/practice");
    practise(page, "The context window", 5);
    reach(page, "Fill the gaps.");
    page.locator("input[name=gap-0]").fill("600");
    page.locator("select[name=gap-1]")
        .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("words"));
    check(page);
    look(page, "told-cloze");
    assertThat(page.locator(".filled").textContent().replaceAll("\\s+", " ").strip())
        .isEqualTo(
            "A window of 8,000 tokens holds about Your answer 600 Right answer 6000 ± 10 English"
                + " Right words ✓");
    assertThat(page.locator(".filled del").allTextContents()).containsExactly("600");
    assertThat(page.locator(".filled ins").first().textContent()).isEqualTo("6000 ± 10");
    page.navigate(address() + "courses/teaching/practice");
    practise(page, "Sampling and temperature", 5);
    reach(page, "Put what");
    place(page, "Tokens get scores", 2);
    place(page, "Scores become", 1);
    place(page, "A token is drawn", 3);
    check(page);
    look(page, "told-order");
    assertThat(page.locator(".ordered li").allTextContents().stream().map(String::strip))
        .containsExactly(
            "Tokens get scores You gave it place 2",
            "Scores become probabilities You gave it place 1",
            "A token is drawn ✓");
  }

  @Test
  void wrongMatchesShowWhatIsRightAndAnEssayWhatCounts() {
    Page page = phone("courses/teaching/practice");
    practise(page, "Sampling and temperature", 5);
    reach(page, "Which temperature");
    choose(page, "Translation", "none");
    choose(page, "Brainstorming", "0.9 and above");
    check(page);
    look(page, "told-match");
    assertThat(page.locator(".given del").allTextContents()).containsExactly("none");
    assertThat(page.locator(".given ins").allTextContents()).containsExactly("0 to 0.3");
    page.navigate(address() + "courses/teaching/practice");
    practise(page, "The context window", 5);
    reach(page, "Why does");
    page.locator("textarea").fill("It is full.");
    check(page);
    look(page, "told-essay");
    assertThat(page.locator(".rubric").textContent()).contains("The oldest part leaves the window");
    assertThat(page.locator(".why q").textContent()).contains("maximum number of tokens");
    assertThat(page.locator(".given ins, .given del").count()).as("no empty key").isZero();
  }

  @Test
  void theFocusIsOnTheFeedbackAndWhatIsSaidIsSaidOnce() {
    Page page = phone("courses/teaching/practice");
    practise(page, "Tokens", 5);
    reach(page, "What is a token?");
    pick(page, "A password");
    check(page);
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("told");
    assertThat(page.locator("main [aria-live=polite] .verdict").textContent())
        .isEqualTo("Not right");
    assertThat(page.locator(".why > div").allTextContents())
        .containsExactly("No: that is something else.", "This is why.");
    assertThat(page.locator("h2.stem").textContent()).isEqualTo("What is a token?");
  }

  @Test
  void aRoundEndsWithWhatWasWrongAndGoesOnWithThatAlone() {
    Page page = phone("courses/teaching/practice");
    practise(page, "Tokens", 5);
    reach(page, "What is a token?");
    pick(page, "A password");
    check(page);
    page.locator(".actions a").first().click();
    if (page.locator("h2.stem").count() > 0) {
      answer(page);
      page.locator(".actions a").first().click();
    }
    look(page, "done-wrong");
    assertThat(page.locator("main h2").allTextContents())
        .containsExactly("To look at again", "The others");
    Locator wrong = page.locator(".steps").first().locator("li");
    assertThat(wrong.count()).isEqualTo(1);
    assertThat(wrong.textContent())
        .contains("What is a token?", "Not right", "It comes again today.");
    assertThat(page.locator(".steps").last().textContent()).contains("Right", "days");
    String result = page.url();
    page.locator("form[action$=again] button").click();
    assertThat(page.locator("main").textContent()).contains("Question 1 of 1");
    assertThat(stem(page)).isEqualTo("What is a token?");
    String again = page.url();
    page.navigate(result);
    page.locator("form[action$=again] button").click();
    assertThat(page.url()).as("a second tap").isEqualTo(again);
  }
}
