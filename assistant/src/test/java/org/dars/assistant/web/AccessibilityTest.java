package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of questions and answers under axe-core's rules for WCAG 2.2 A and AA. */
class AccessibilityTest extends BrowserTest {

  @ParameterizedTest
  @CsvSource({"1280, en, LIGHT", "390, ar, DARK"})
  void noRuleIsBroken(int width, String language, ColorScheme scheme) {
    Page page =
        open(
            "courses/teaching",
            new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(scheme)
                .setViewportSize(width, 844));
    check(page);
    page.locator("#question").fill("What is a context window?");
    page.locator("#ask button").click();
    page.locator(".exchange .nearest").waitFor();
    page.locator(".feedback summary").click();
    check(page);
    page.navigate(address() + "courses/teaching/conversations");
    page.locator(".talks summary").first().click();
    check(page);
    page.navigate(address() + "courses/teaching/insights");
    check(page);
  }

  /** Fails where a page breaks a rule. */
  static void check(Page page) {
    List<Rule> broken =
        new AxeBuilder(page)
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
            .analyze()
            .getViolations();
    assertThat(broken)
        .as(page.url())
        .extracting(
            rule -> rule.getId() + ": " + rule.getNodes().stream().map(n -> n.getHtml()).toList())
        .isEmpty();
  }
}
