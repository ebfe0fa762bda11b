package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Practice pages under the rules of accessibility, and from right to left. */
class PracticeLookTest extends LearnerTest {

  @ParameterizedTest
  @CsvSource({"360, en, LIGHT", "360, ar, DARK", "1280, en, DARK"})
  void noPageBreaksARuleOfAccessibility(int width, String language, ColorScheme scheme) {
    Page page =
        open(
            "courses/teaching/practice",
            new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(scheme)
                .setViewportSize(width, 740));
    String suffix = "-" + width + "-" + language;
    PageCheck.look(page, "practice-start" + suffix);
    page.locator("#count").selectOption("10");
    page.locator("button[value=all]").click();
    for (int i = 1; i <= 10; i++) {
      PageCheck.look(page, "practice-ask-" + i + suffix);
      page.locator("form .actions button").first().click();
      page.locator("[role=alert]").waitFor();
      PageCheck.look(page, "practice-refused-" + i + suffix);
      page.locator("button[name=skip]").click();
      page.locator(".verdict").waitFor();
      PageCheck.look(page, "practice-told-" + i + suffix);
      page.locator(".actions a").last().click();
    }
    PageCheck.look(page, "practice-done" + suffix);
    page.navigate(address() + "courses/teaching/practice");
    PageCheck.look(page, "practice-back" + suffix);
    page.navigate(address() + "courses/teaching/practice/objectives");
    PageCheck.look(page, "practice-objectives" + suffix);
    page.navigate(address() + "courses/teaching/practice/tests/limits");
    PageCheck.look(page, "practice-test" + suffix);
    // A refused answer is a reply with a status that browsers note in their console.
    assertThat(complaints).allMatch(c -> c.contains("422"));
  }

  @Test
  void pagesAreReadFromTheRightInArabicAndFitThere() {
    Page page =
        open(
            "courses/teaching/practice",
            new Browser.NewContextOptions()
                .setLocale("ar")
                .setViewportSize(360, 740)
                .setJavaScriptEnabled(false));
    look(page, "start-ar");
    practise(page, "Tokens", 5);
    look(page, "ask-ar");
    answer(page);
    look(page, "told-ar");
    Locator html = page.locator("html");
    assertThat(html.getAttribute("dir")).isEqualTo("rtl");
    assertThat(page.locator(".stem").getAttribute("dir")).isEqualTo("auto");
  }
}
