package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Quizzes, as a learner takes them. */
class QuizTest extends BrowserTest {

  private Page quiz() {
    Page page = openWithoutJavaScript("courses/teaching/quiz");
    page.locator("#count").selectOption("5");
    page.locator("main button").click();
    assertThat(page.locator("fieldset").count()).isEqualTo(5);
    return page;
  }

  @Test
  void aQuizIsTakenAndMarkedWithoutJavaScript() {
    Page page = quiz();
    page.locator("fieldset").first().locator("input").first().check();
    page.locator("main button").click();
    assertThat(page.locator(".score").textContent()).matches("Right: [01] of 5");
    assertThat(page.locator(".verdict").allTextContents().subList(1, 5))
        .containsOnly("Not answered");
    assertThat(page.locator(".choice.key").count()).isEqualTo(5);
  }

  @Test
  void theReasonLeadsToTheWordsInTheCourse() {
    Page page = quiz();
    page.locator("main button").click();
    page.locator(".why a").first().click();
    page.locator("mark").first().waitFor();
  }

  @Test
  void aQuizIsDownloadedForMoodle() throws Exception {
    Page page = open(quiz().url().substring(address().length()));
    Download download = page.waitForDownload(() -> page.locator("a[href$=gift]").click());
    assertThat(download.suggestedFilename()).isEqualTo("teaching.gift.txt");
    assertThat(Files.readString(download.path())).contains("{").contains("=").contains("~");
  }

  @Test
  void aQuizAboutOneDocumentAsksAboutNoOther() {
    Page page = openWithoutJavaScript("courses/teaching/quiz");
    page.locator("#section")
        .selectOption(
            new com.microsoft.playwright.options.SelectOption()
                .setLabel("Tokens, sampling, and limits"));
    page.locator("main button").click();
    page.locator("main button").click();
    assertThat(page.locator(".why a").allTextContents())
        .isNotEmpty()
        .allMatch(t -> t.startsWith("Tokens, sampling, and limits"));
  }
}
