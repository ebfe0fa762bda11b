package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Practice pages under the rules of accessibility, and from right to left. */
class PracticeLookTest extends LearnerTest {

  @Test
  void noPageBreaksARuleOfAccessibility() {
    Page page =
        open(
            "courses/teaching/practice",
            new Browser.NewContextOptions().setLocale("en").setViewportSize(360, 740));
    AccessibilityTest.check(page);
    page.locator("#count").selectOption("10");
    page.locator("button[value=all]").click();
    for (int i = 1; i <= 10; i++) {
      AccessibilityTest.check(page);
      answer(page);
      AccessibilityTest.check(page);
      page.locator(".actions a").last().click();
    }
    AccessibilityTest.check(page);
    page.navigate(address() + "courses/teaching/practice");
    AccessibilityTest.check(page);
    page.navigate(address() + "courses/teaching/practice/tests/limits");
    AccessibilityTest.check(page);
    assertThat(complaints).isEmpty();
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
