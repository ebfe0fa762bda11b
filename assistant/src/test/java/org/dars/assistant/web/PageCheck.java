package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;

/** What every page has to pass: it fits its window, and breaks no rule of WCAG 2.2 AA. */
final class PageCheck {
  private static final Path PICTURES = Path.of("target/screenshots");
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private PageCheck() {}

  /** Looks at a page as it stands, and leaves a picture of it in {@code target/screenshots}. */
  static void look(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as(name + " scrolls sideways by")
        .isEqualTo(0);
    List<Rule> broken = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
    assertThat(broken)
        .as(name)
        .extracting(
            rule -> rule.getId() + ": " + rule.getNodes().stream().map(n -> n.getHtml()).toList())
        .isEmpty();
  }
}
