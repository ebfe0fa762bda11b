package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page at the width of a phone and of a desk, in both writing directions. */
class LookTest extends BrowserTest {
  private static final Path PICTURES = Path.of("target/screenshots");

  @ParameterizedTest
  @CsvSource({
    "360, en, LIGHT",
    "360, ar, DARK",
    "1280, en, LIGHT",
    "1280, ar, LIGHT",
    "1280, en, DARK"
  })
  void noPageIsWiderThanItsWindowOrLeavesThisHost(int width, String language, ColorScheme scheme)
      throws Exception {
    Files.createDirectories(PICTURES);
    Page page =
        open(
            "",
            new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(scheme)
                .setViewportSize(width, width < 600 ? 740 : 860));
    String suffix = "-" + width + "-" + language + (scheme == ColorScheme.DARK ? "-dark" : "");
    for (Map.Entry<String, String> entry : pages().entrySet()) {
      page.navigate(address() + entry.getValue());
      check(page, entry.getKey() + suffix);
    }
    askAndLook(page, suffix);
    localiseAndLook(page, suffix);
    assertThat(requests).allMatch(url -> url.startsWith(address()));
  }

  private static Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("courses", "");
    pages.put("course", "courses/teaching");
    pages.put("course-arabic", "courses/ai-ar");
    pages.put("missing", "courses/nothing");
    pages.put("practice", "courses/teaching/practice");
    pages.put("localise", "localise");
    return pages;
  }

  private void askAndLook(Page page, String suffix) {
    page.navigate(address() + "courses/teaching");
    for (String question :
        new String[] {"Who won the football world cup?", "What is a language model?"}) {
      page.locator("#question").fill(question);
      page.locator("#ask button").click();
      page.locator(".exchange:not([aria-busy]) h2", new Page.LocatorOptions().setHasText(question))
          .waitFor();
    }
    check(page, "answer" + suffix);
    page.locator(".proofs a").first().click();
    page.locator("mark").first().waitFor();
    check(page, "source" + suffix);
  }

  private void localiseAndLook(Page page, String suffix) {
    page.navigate(address() + "localise");
    page.locator("#files")
        .setInputFiles(
            Path.of(
                "src/main/resources/org/dars/assistant/sample-course/unit-1-what-generative-ai-is/01-what-generative-ai-is.md"));
    page.locator("#to").selectOption("es");
    page.locator("#engine").selectOption("pseudo");
    page.locator("main button").click();
    page.locator("a[href$=result]").waitFor();
    check(page, "job" + suffix);
  }

  private static void check(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as(name + " scrolls sideways by")
        .isEqualTo(0);
  }
}
