package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dars.assistant.web.Run.Style;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formulas and code, in a real browser under the real policy. */
class TypesettingTest extends BrowserTest {
  private static final String QUESTION = "What is the energy of a body at rest?";

  @BeforeAll
  void addACourseOfFormulas(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("energy.md"),
        """
        # Energy

        The energy of a body at rest is $E = m c^2$, where $m$ is its mass. It costs $5 and $6.

        $$
        \\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt{\\pi}}{2}
        $$

        This formula is broken on purpose: $\\frac{1}{$ and this one asks for much: $\\href{javascript:alert(1)}{x}$.

        ## Computing

        The function `energy` computes the energy of a body in motion.

        ```python
        def energy(mass, speed):
            # kinetic energy in joules
            return 0.5 * mass * speed ** 2
        ```
        """);
    web().add(folder, "energy", "Energy");
  }

  @Test
  void formulasAreSetInTheSourceAndCodeIsColoured() {
    Page page = open("courses/energy/documents/energy");
    page.locator("div.set .katex-display").waitFor();
    page.locator(".hljs-keyword").first().waitFor();
    assertThat(page.locator("p .set .katex").count()).isGreaterThanOrEqualTo(2);
    assertThat(page.locator("code.math.unset").first().textContent()).contains("\\frac{1}{");
    assertThat(page.locator("a[href^=javascript]").count()).isZero();
    assertThat(page.locator("div.text").textContent()).contains("It costs $5 and $6.");
    assertThat(requests)
        .allMatch(url -> url.startsWith(address()))
        .anyMatch(url -> url.contains("KaTeX_Math-Italic.woff2"))
        .noneMatch(url -> url.endsWith(".ttf") || url.endsWith(".woff"));
    assertThat(complaints).noneMatch(c -> c.contains("Content Security Policy"));
    // The fraction's bar stands between numerator and denominator: styles were applied.
    assertThat(
            (Boolean)
                page.evaluate(
                    "document.querySelector('.mfrac').getBoundingClientRect().height > 20"))
        .isTrue();
    assertThat(page.evaluate("document.fonts.check('16px KaTeX_Math')")).isEqualTo(true);
  }

  @Test
  void aFormulaInAnAnswerIsSet() {
    Page page = open("courses/energy");
    page.locator("#question").fill(QUESTION);
    page.locator("#ask button").click();
    page.locator(".exchange .nearest").waitFor();
    page.locator(".said .set .katex").first().waitFor();
    assertThat(page.locator(".said .set").first().getAttribute("data-tex"))
        .isEqualTo("$E = m c^2$");
    assertThat(complaints).isEmpty();
  }

  @Test
  void withoutJavaScriptAFormulaIsReadableTex() {
    Page page = openWithoutJavaScript("courses/energy");
    page.locator("#question").fill(QUESTION);
    page.locator("#ask button").click();
    assertThat(page.locator(".said code.math").first().textContent()).isEqualTo("E = m c^2");
  }

  @Test
  void aPageWithoutFormulasAndCodeLoadsNothingForThem() {
    Page page = open("courses/teaching");
    page.locator("#question").fill("What is a context window?");
    page.locator("#ask button").click();
    page.locator(".exchange .nearest").waitFor();
    assertThat(requests).noneMatch(url -> url.contains("katex") || url.contains("highlight"));
  }

  @Test
  void inWrittenSentencesTheMarksTell() {
    assertThat(Typesetting.byMarks("Since $a^2$ and \\(b\\), `x = 1` costs $5 and $6."))
        .containsExactly(
            new Run("Since ", Style.PLAIN, false),
            new Run("a^2", Style.MATH, false),
            new Run(" and ", Style.PLAIN, false),
            new Run("b", Style.MATH, false),
            new Run(", ", Style.PLAIN, false),
            new Run("x = 1", Style.CODE, false),
            new Run(" costs $5 and $6.", Style.PLAIN, false));
  }
}
