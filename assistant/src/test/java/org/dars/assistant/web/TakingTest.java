package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.Test;

/** A test as a learner takes it, and what is kept back meanwhile. */
class TakingTest extends LearnerTest {

  @Test
  void aTestIsTakenPassedAndLockedMeanwhile() {
    Page page = phone("courses/teaching/practice/tests/limits");
    assertThat(page.locator(".rules").textContent()).contains("2 questions", "60 %", "30 minutes");
    look(page, "test");
    page.locator("main form button").click();
    look(page, "test-item");
    assertThat(page.locator("main").textContent()).doesNotContain("Right answer").contains("left");
    String first = page.url();
    pick(page, "A password");
    page.locator("form .actions button").first().click();
    Page tutor = page.context().newPage();
    ask(tutor, "What is a token?");
    assertThat(tutor.locator(".said").first().textContent())
        .contains("You have a test open")
        .doesNotContain("smallest piece");
    look(tutor, "lock");
    answer(page);
    assertThat(page.locator(".lead").textContent()).startsWith("2 of 2 answered");
    look(page, "test-review");
    // A change of mind before handing in.
    page.navigate(first);
    assertThat(page.locator("input:checked").count()).isEqualTo(1);
    answer(page);
    page.locator(".actions a", new Page.LocatorOptions().setHasText("hand in")).click();
    page.locator("form[action$=end] button").click();
    assertThat(page.locator(".score").textContent()).isEqualTo("Passed");
    assertThat(page.locator("main").textContent()).contains("100 % of the marks; 60 % pass.");
    look(page, "test-result");
    ask(tutor, "What is a token?");
    assertThat(tutor.locator(".said").first().textContent()).contains("smallest piece");
    page.locator(".steps a").first().click();
    assertThat(page.locator(".verdict").textContent()).isEqualTo("Right");
  }

  private void ask(Page page, String question) {
    page.navigate(address() + "courses/teaching");
    page.locator("#question").fill(question);
    page.locator("#ask button").click();
  }

  @Test
  void practiceKeepsBackWhatAnOpenTestAsks() throws Exception {
    Page page = phone("courses/teaching/practice");
    practise(page, "Tokens", 5);
    String round = page.url();
    while (!stem(page).equals("What is a token?")) {
      answer(page);
      page.locator(".actions a").first().click();
      round = page.url();
    }
    answer(page);
    page.navigate(address() + "courses/teaching/practice/tests/limits");
    page.locator("main form button").click();
    page.navigate(round);
    assertThat(page.locator(".item").textContent())
        .contains("A test that you have open asks this too")
        .doesNotContain("smallest");
    assertThat(page.locator("form .actions").count()).as("a form to try answers with").isZero();
    page.request().post(round, RequestOptions.create().setForm(FormData.create().set("pick", "1")));
    for (JsonNode item : data(page).path("sittings").findValues("items").getLast()) {
      if (item.path("item").asText().equals("token")) {
        assertThat(item.path("response")).isNotEmpty();
        assertThat(item.path("score").isNull()).as("its mark is kept back").isTrue();
      }
    }
    page.navigate(address() + "courses/teaching/practice");
    assertThat(page.locator(".note").textContent())
        .isEqualTo("2 questions are left out while your test is open.");
    page.locator("#count").selectOption("20");
    page.locator("button[value=all]").click();
    assertThat(page.locator("main").textContent()).contains("Question 1 of 8");
  }
}
