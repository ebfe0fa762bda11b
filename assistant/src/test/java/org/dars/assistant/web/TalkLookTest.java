package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dars.assistant.insight.Visits;
import org.dars.assistant.store.ConversationStore.Reason;
import org.dars.assistant.tutor.Answer.Outcome;
import org.dars.assistant.tutor.SectionLink;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conversations, feedback, formulas and insights on a phone and on a desk. */
class TalkLookTest extends BrowserTest {
  private static final Path PICTURES = Path.of("target/screenshots");
  private static final List<String> ASKED =
      List.of(
          "Which model should our university buy?",
          "Which model is best for our university to buy?",
          "Should the university buy a model?");

  @BeforeAll
  void fill(@TempDir Path folder) throws Exception {
    Files.createDirectories(PICTURES);
    Files.writeString(
        folder.resolve("energy.md"),
        """
        # Energy

        The energy of a body at rest is $E = m c^2$, where $m$ is its mass and $c$ the speed of light.

        $$
        \\int_{-\\infty}^{\\infty} e^{-x^2}\\,dx = \\sqrt{\\pi} \\qquad \\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}^{-1} = \\frac{1}{ad - bc} \\begin{pmatrix} d & -b \\\\ -c & a \\end{pmatrix}
        $$

        ```python
        def energy(mass, speed):
            # kinetic energy in joules
            return 0.5 * mass * speed ** 2
        ```
        """);
    web().add(folder, "energy", "Energy");
    SectionLink models = new SectionLink("unit-1", "What generative AI is", "1", "Language models");
    SectionLink prompts = new SectionLink("unit-2", "Prompting", "1", "Anatomy of a prompt");
    for (int i = 0; i < 24; i++) {
      Visits.asked(
          web().conversations(),
          WebFixture.ZONE,
          WebFixture.COURSE,
          i,
          i < 12 ? ASKED.get(i % 3) : "How long should a prompt be?",
          i < 12 ? Outcome.NOT_COVERED : Outcome.COVERED,
          i < 12 ? models : prompts,
          i > 17 ? Reason.INCOMPLETE : null);
    }
  }

  @ParameterizedTest
  @CsvSource({"390, en, LIGHT", "390, ar, DARK", "1280, en, LIGHT"})
  void noPageIsWiderThanItsWindow(int width, String language, ColorScheme scheme) {
    Page page =
        open(
            "courses/teaching",
            new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(scheme)
                .setViewportSize(width, width < 600 ? 844 : 860));
    String suffix = "-" + width + "-" + language + (scheme == ColorScheme.DARK ? "-dark" : "");
    ask(page, "What is a context window?");
    ask(page, "How large is it?");
    check(page, "talk" + suffix);
    page.locator(".feedback summary").first().click();
    check(page, "feedback" + suffix);
    page.navigate(address() + "courses/teaching?conversation=new");
    ask(page, "What is a hallucination?");
    page.navigate(address() + "courses/teaching/conversations");
    page.locator(".talks summary").first().click();
    check(page, "talks" + suffix);
    page.navigate(address() + "courses/teaching/insights");
    check(page, "insights" + suffix);
    page.navigate(address() + "courses/ai-ar/insights");
    check(page, "insights-few" + suffix);
    page.navigate(address() + "courses/energy/documents/energy");
    page.locator(".katex-display").waitFor();
    page.locator(".hljs-keyword").first().waitFor();
    check(page, "formulas" + suffix);
    page.navigate(address() + "courses/energy");
    ask(page, "What is the energy of a body at rest?");
    page.locator(".said .katex").first().waitFor();
    check(page, "formula-in-answer" + suffix);
  }

  private static void ask(Page page, String question) {
    page.locator("#question").fill(question);
    page.locator("#ask button").click();
    page.locator(".exchange:not([aria-busy])", new Page.LocatorOptions().setHasText(question))
        .first()
        .locator(".nearest")
        .waitFor();
  }

  private static void check(Page page, String name) {
    page.evaluate("document.fonts.ready");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as(name + " scrolls sideways by")
        .isEqualTo(0);
  }
}
