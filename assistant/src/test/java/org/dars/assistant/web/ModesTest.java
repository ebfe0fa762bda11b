package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dars.assistant.course.TutorProfile;
import org.dars.assistant.course.TutorProfile.Help;
import org.dars.assistant.course.TutorProfile.Tone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hints, questions to begin with, and the settings of a course's tutor, as people meet them. */
class ModesTest extends BrowserTest {
  private static final Path PICTURES = Path.of("target/screenshots");
  private static final String QUESTION = "What is a context window?";

  @BeforeEach
  void standardTutor() {
    web().tutor("teaching", TutorProfile.STANDARD);
  }

  private static void send(Page page, String question) {
    page.locator("#question").fill(question);
    page.locator("#ask button").click();
    page.locator(".exchange:not([aria-busy])", new Page.LocatorOptions().setHasText(question))
        .first()
        .waitFor();
  }

  private static Locator newest(Page page) {
    return page.locator(".exchange").first();
  }

  @Test
  void aLearnerChoosesHintsAndClimbsWithAButton() {
    for (Page page : List.of(open("courses/teaching"), openWithoutJavaScript("courses/teaching"))) {
      page.locator("#ask input[value=hint]").check();
      send(page, QUESTION);
      assertThat(newest(page).locator(".rung").textContent()).isEqualTo("Hint 1 of 3");
      assertThat(newest(page).locator(".nearest a").count()).isEqualTo(1);
      for (int rung = 2; rung <= 3; rung++) {
        newest(page).locator(".another button").click();
        page.locator(".rung", new Page.LocatorOptions().setHasText("Hint " + rung + " of 3"))
            .waitFor();
        assertThat(page.locator("#ask input[value=hint]").isChecked()).isTrue();
      }
      assertThat(newest(page).locator(".said").textContent()).contains("____");
      assertThat(newest(page).locator(".another").count()).isZero();
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void whereOnlyHintsAreGivenThereIsNoSwitchAndNoAnswer() {
    web()
        .tutor(
            "teaching", new TutorProfile("Ada", Tone.PLAIN, "", Help.HINT, 2, List.of(), "", ""));
    Page page = openWithoutJavaScript("courses/teaching");
    assertThat(page.locator("#ask input[name=mode]").count()).isZero();
    send(page, QUESTION);
    assertThat(newest(page).locator(".rung").textContent()).isEqualTo("Hint 1 of 2");
  }

  @Test
  void questionsToBeginWithAreAskedByAClickAndGoAway() {
    for (Page page : List.of(open("courses/teaching"), openWithoutJavaScript("courses/teaching"))) {
      Locator starter = page.locator(".starters button").first();
      String question = starter.textContent();
      starter.click();
      page.locator(".exchange:not([aria-busy]) h2", new Page.LocatorOptions().setHasText(question))
          .waitFor();
      assertThat(page.locator(".starters").count()).isZero();
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void theOpenPageIsSummarisedAndAQuizOnItIsLedTo() {
    Page page = open("courses/teaching");
    page.locator(".contents a", new Page.LocatorOptions().setHasText("Prompt patterns"))
        .first()
        .click();
    page.locator(".shelf a[href*='page=']").click();
    send(page, "Summarise this page");
    assertThat(newest(page).locator(".chip").count()).isPositive();
    assertThat(newest(page).locator(".said").textContent()).contains("in the course’s own words");
    send(page, "Quiz me on this page");
    newest(page).locator(".actions a").click();
    assertThat(page.url()).contains("/practice?document=").contains("prompt-patterns");
  }

  @Test
  void settingsAreCheckedTriedSavedAndTakenBack() {
    Page page = openWithoutJavaScript("courses/teaching/tutor");
    page.locator("#name").fill("Ada <b>");
    page.locator("#mode").selectOption("hint");
    page.locator("#starters").fill("What is a token?\nWhat is a prompt?");
    page.locator("#trial").fill(QUESTION);
    page.locator("button[value=preview]").click();
    assertThat(page.locator("section .exchange").first().textContent()).contains("Ada <b>");
    assertThat(page.locator("section .rung").textContent()).isEqualTo("Hint 1 of 3");
    page.navigate(address() + "courses/teaching/tutor");
    assertThat(page.locator("#name").inputValue()).isEqualTo("Dars");

    page.locator("#name").fill("Ada");
    page.locator("#starters").fill("1\n2\n3\n4\n5\n6\n7");
    page.locator("button[value=save]").click();
    assertThat(page.locator("[role=alert]").textContent())
        .isEqualTo("Give at most 6 questions to begin with, each of at most 160 characters.");
    assertThat(page.locator("#starters").getAttribute("aria-invalid")).isEqualTo("true");

    page.locator("#starters").fill("What is a token?");
    page.locator("button[value=save]").click();
    page.locator("[role=status] a").click();
    assertThat(page.locator(".starters button").allTextContents())
        .containsExactly("What is a token?");
    page.navigate(address() + "courses/teaching/tutor");
    page.locator("button[value=reset]").click();
    assertThat(page.locator("#name").inputValue()).isEqualTo("Dars");
  }

  @ParameterizedTest
  @CsvSource({"360, en", "360, ar", "1280, en"})
  void settingsAndHintsFitTheirWindow(int width, String language) throws Exception {
    Files.createDirectories(PICTURES);
    Page page =
        open(
            "courses/teaching/tutor",
            new Browser.NewContextOptions()
                .setLocale(language)
                .setViewportSize(width, width < 600 ? 740 : 860));
    check(page, "tutor-" + width + "-" + language);
    page.navigate(address() + "courses/teaching");
    check(page, "starters-" + width + "-" + language);
    page.locator("#ask input[value=hint]").check();
    send(page, QUESTION);
    newest(page).locator(".another button").click();
    page.locator(".exchange:not([aria-busy])").nth(1).waitFor();
    check(page, "hint-" + width + "-" + language);
  }

  private static void check(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as(name + " scrolls sideways by")
        .isEqualTo(0);
  }
}
