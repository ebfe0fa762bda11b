package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.dars.assistant.tutor.Citation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a citation leads to: a slide's notes, a page of a PDF, a minute of a lecture. */
class AnchorsTest extends BrowserTest {
  private static final Path PICTURES = Path.of("target/screenshots");

  /** The label over a mark, "" when it is out of sight. */
  private static final String LABEL_OF =
      """
      mark => {
        const label = [...document.querySelectorAll('.place')]
          .filter(p => p.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING)
          .at(-1);
        const at = label.getBoundingClientRect();
        return at.top >= 0 && at.bottom <= mark.getBoundingClientRect().top
          ? label.textContent : '';
      }\
      """;

  private static final String IN_SIGHT =
      "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; }";

  @ParameterizedTest
  @CsvSource({
    "360, Feedback and tutoring, added 18 dollars instead of 18 percent, Slide 7 (notes), Slide 7",
    "1280, Feedback and tutoring, added 18 dollars instead of 18 percent, Slide 7 (notes), Slide 7",
    "360, Planning and localizing, the match that people really watch, Page 2, Page 2",
    "1280, Planning and localizing, the match that people really watch, Page 2, Page 2",
    "360, How a model writes, Give me a checking routine, 03:07, 03:00",
    "1280, How a model writes, Give me a checking routine, 03:07, 03:00"
  })
  void aCitationOpensAtItsWordsAndSaysWhereTheyStand(
      int width, String document, String quote, String where, String place) {
    Page page = open("courses/teaching", english().setViewportSize(width, 800));
    String address = address(page, document);
    page.navigate(address() + address);
    Locator block = page.locator(".text p[id]", new Page.LocatorOptions().setHasText(quote));
    String id = block.first().getAttribute("id");

    String[] parts = address.split("/");
    Citation citation = new Citation(1, parts[parts.length - 1], document, id, where, quote);
    page.navigate(address() + Links.citation("teaching", citation).substring(1));

    assertThat(page.locator(".where").textContent()).startsWith(where);
    Locator mark = page.locator("mark").first();
    assertThat(mark.textContent()).isEqualTo(quote);
    assertThat((Boolean) mark.evaluate(IN_SIGHT)).isTrue();
    assertThat(mark.evaluate(LABEL_OF)).isEqualTo(place);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(
                PICTURES.resolve("cited-" + place.replaceAll("\\W", "") + "-" + width + ".png")));
    page.evaluate("scrollTo(0, 0)");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(
                PICTURES.resolve(
                    "cited-top-" + place.replaceAll("\\W", "") + "-" + width + ".png")));
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Feedback and tutoring, 7, Slide 7",
    "Planning and localizing, 3, Page 3",
    "How a model writes, 03:00, 03:00"
  })
  void everyPlaceIsOneStepAway(String document, String mark, String place) {
    Page page = open("courses/teaching", new Browser.NewContextOptions().setLocale("en"));
    page.navigate(address() + address(page, document));
    page.locator(".jumps a", new Page.LocatorOptions().setHasText(mark)).first().click();
    Locator opening = page.locator("h2.place:target");
    assertThat(opening.textContent()).isEqualTo(place);
    assertThat((Boolean) opening.evaluate(IN_SIGHT)).isTrue();
  }

  @Test
  void aPageOfAPdfIsOfferedAsItWasPrinted() {
    Page page = open("courses/teaching");
    page.navigate(address() + address(page, "Planning and localizing"));
    String id =
        page.locator(".text p[id]", new Page.LocatorOptions().setHasText("Examples: names, foods"))
            .first()
            .getAttribute("id");
    page.navigate(page.url() + "?at=" + id + "&quote=Examples");
    assertThat(page.locator(".cited a[download]").getAttribute("href"))
        .endsWith("/original#page=2");
  }

  @Test
  void theContentsOfACourseNameSlidesAndMinutes() {
    Page page = open("courses/teaching");
    Locator slide =
        page.locator(
            ".contents details a", new Page.LocatorOptions().setHasText("the tip at the diner"));
    assertThat(slide.locator(".mark-of").textContent()).isEqualTo("7");
    assertThat(page.locator(".contents .mark-of").allTextContents()).contains("03:00");
  }

  /** The address of a document, as the page of its course links to it. */
  private static String address(Page page, String title) {
    return page.locator(".contents > li > a", new Page.LocatorOptions().setHasText(title))
        .first()
        .getAttribute("href")
        .substring(1);
  }
}
