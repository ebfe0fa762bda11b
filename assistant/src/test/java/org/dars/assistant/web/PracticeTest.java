package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
}
