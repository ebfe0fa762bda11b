package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dars.assistant.localise.ReviewDesk;
import org.dars.assistant.localise.Reviews.Pair;
import org.dars.assistant.store.SegmentRows;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.translator.SegmentState;
import org.dars.translator.StoredSegment;
import org.dars.translator.memory.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of a localisation's segments, in a browser. */
class SegmentPagesTest extends LocalisationFixture {

  @Test
  void aSegmentIsMendedRefusedApprovedReopenedAndWrittenWithoutJavaScript(@TempDir Path folder)
      throws Exception {
    Pair pair = localised("bio-review", "es", folder);
    Page page = openWithoutJavaScript(review(pair) + "?q=cell%20is");
    assertThat(page.locator(".segment").count()).isZero();
    page.navigate(address() + review(pair) + "?q=small");
    assertThat(page.locator(".original").textContent()).isEqualTo("A ⟦1⟧cell⟦/1⟧ is small.");
    page.locator("textarea").fill("Una célula es pequeña.");
    page.locator("button[value=approve]").click();
    assertThat(page.locator(".segment [role=alert]").textContent())
        .contains("not saved", "⟦1⟧", "missing");
    assertThat(page.locator("textarea").inputValue()).isEqualTo("Una célula es pequeña.");
    assertThat(page.locator("textarea").getAttribute("aria-invalid")).isEqualTo("true");

    page.locator("textarea").fill("Una ⟦1⟧célula⟦/1⟧ es pequeña.");
    page.locator("button[value=approve]").click();
    assertThat(page.locator(".segment").count()).isZero();
    StoredSegment kept = segment(pair, "one.md", "small");
    assertThat(kept.state()).isEqualTo(SegmentState.APPROVED);
    assertThat(kept.quality()).isEqualTo(Quality.PERSON);
    assertThat(web().memory().lookup(kept.source(), "en", "es"))
        .hasValueSatisfying(e -> {
          assertThat(e.target()).isEqualTo("Una ⟦1⟧célula⟦/1⟧ es pequeña.");
          assertThat(e.quality()).isEqualTo(Quality.PERSON);
          assertThat(e.details().approved()).isTrue();
        });

    page.navigate(address() + "courses/bio-review/localisation");
    assertThat(page.locator(".note").textContent()).contains("In 1 file");
    page.locator("button[value=write]").click();
    String newest = web().batches().ofCourse(WebFixture.ZONE, "bio-review").getFirst().id();
    await(newest);
    APIResponse files = page.request().get(address() + "courses/bio-review/localisation/es/files");
    assertThat(unzipped(files.body(), "one.md")).contains("Una **célula** es pequeña.");
    page.navigate(address() + "courses/bio-review/localisation");
    assertThat(page.locator(".note").count()).isZero();

    page.navigate(address() + review(pair) + "?state=approved");
    page.locator("button[value=reopen]").click();
    assertThat(segment(pair, "one.md", "small").state()).isEqualTo(SegmentState.WAITING);
  }

  private static String unzipped(byte[] zip, String name) throws Exception {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    return "";
  }

  @Test
  void aSegmentThatSomebodyChangedMeanwhileIsNotOverwrittenUnseen(@TempDir Path folder)
      throws Exception {
    Pair pair = localised("bio-race", "es", folder);
    Page page = open(review(pair) + "?q=drinks");
    StoredSegment s = segment(pair, "two.md", "drinks");
    web()
        .reviews()
        .segments(pair)
        .decide(Map.of("two.md", List.of(with(s, "Otra persona.", SegmentState.WAITING))));
    page.locator("textarea").fill("Yo.");
    page.locator("button[value=approve]").click();
    assertThat(page.locator(".segment [role=alert]").textContent()).contains("“Otra persona.”");
    assertThat(page.locator("textarea").inputValue()).isEqualTo("Yo.");
    assertThat(segment(pair, "two.md", "drinks").target()).isEqualTo("Otra persona.");
    page.locator("button[value=approve]").click();
    assertThat(segment(pair, "two.md", "drinks").target()).isEqualTo("Yo.");
  }

  @Test
  void whatAChecksFindingIsAboutStandsInThePagesWords(@TempDir Path folder) throws Exception {
    Pair pair = localised("bio-findings", "es", folder);
    SegmentRows rows = web().reviews().segments(pair);
    StoredSegment s = segment(pair, "two.md", "drinks");
    List<String> notes =
        List.of(
            "numbers: the number 5 is missing",
            "numbers are odd: see me",
            "markup: as a team's own check says it");
    rows.decide(Map.of("two.md", List.of(with(s, "Bebe.", SegmentState.WAITING, notes))));
    Page page = open(review(pair) + "?q=drinks");
    assertThat(page.locator(".findings li").allInnerTexts())
        .containsExactly(
            "Numbers differ: the number 5 is missing",
            "numbers are odd: see me",
            "Formatting marks differ: as a team's own check says it");
    assertThat(page.locator(".findings bdi").first().getAttribute("lang")).isNull();
    assertThat(page.locator(".findings bdi").last().getAttribute("lang")).isEqualTo("en");
    Page spanish =
        open(review(pair) + "?q=drinks", new Browser.NewContextOptions().setLocale("es"));
    assertThat(spanish.locator(".findings li").first().innerText()).endsWith("falta el número 5");
  }

  @Test
  void hostileTextIsShownAsText(@TempDir Path folder) throws Exception {
    Pair pair = localised("bio-hostile", "ar", folder);
    SegmentRows rows = web().reviews().segments(pair);
    StoredSegment s = segment(pair, "two.md", "drinks");
    rows.decide(Map.of("two.md", List.of(with(s, HOSTILE, SegmentState.WAITING))));
    Page page = open(review(pair) + "?q=drinks");
    assertThat(page.locator("textarea").inputValue()).isEqualTo(HOSTILE);
    assertThat(page.locator("main script, main img").count()).isZero();
    assertThat(complaints).isEmpty();
    page.navigate(address() + review(pair) + "?q=%22%3E%3Cimg%20src=x%3E&document=%3Cb%3E");
    assertThat(page.locator("main img, main b").count()).isZero();
    assertThat(page.locator("#q").inputValue()).isEqualTo("\"><img src=x>");
  }

  @Test
  void whatIsSureIsApprovedInOneGoAfterAQuestionAndWhatIsNotIsLeft(@TempDir Path folder)
      throws Exception {
    Pair pair = localised("bio-sure", "es", folder);
    SegmentRows rows = web().reviews().segments(pair);
    StoredSegment sure = segment(pair, "two.md", "drinks");
    StoredSegment broken = segment(pair, "one.md", "small");
    rows.decide(
        Map.of(
            "two.md", List.of(with(sure, "Una raíz bebe agua.", SegmentState.WAITING)),
            "one.md", List.of(with(broken, "sin marcas", SegmentState.WAITING))));
    int approved = rows.count(ReviewDesk.above(null, 0.9)) - 1; // all but the broken one
    Page page = openWithoutJavaScript(review(pair));
    page.locator("details.feedback summary").click();
    page.locator("details.feedback button").click();
    assertThat(page.locator("[role=status]").textContent())
        .isEqualTo("Approved: " + approved + ".");
    assertThat(segment(pair, "two.md", "drinks").state()).isEqualTo(SegmentState.APPROVED);
    assertThat(segment(pair, "one.md", "small").state()).isEqualTo(SegmentState.WAITING);
    assertThat(rows.counts()).containsEntry(SegmentState.APPROVED, approved);
  }

  @Test
  void aSearchFindsSourceAndTargetWhateverTheCaseAndPercentSignsAreText(@TempDir Path folder)
      throws Exception {
    Pair pair = localised("bio-search", "es", folder);
    SegmentRows rows = web().reviews().segments(pair);
    StoredSegment s = segment(pair, "two.md", "drinks");
    rows.decide(Map.of("two.md", List.of(with(s, "Ёлка 100 % зелёная_", SegmentState.WAITING))));
    for (String found : List.of("ёлка", "ЗЕЛЁНАЯ", "100 %", "_", "DRINKS", "root dri")) {
      assertThat(rows.list(new SegmentRows.Filter(Set.of(), null, found, 0), 0, 9))
          .as(found)
          .extracting(p -> p.segment().id())
          .containsExactly(s.id());
    }
    assertThat(rows.list(new SegmentRows.Filter(Set.of(), null, "1%0", 0), 0, 9)).isEmpty();
    List<Placed> ofOne = rows.list(new SegmentRows.Filter(Set.of(), "one.md", "", 0), 0, 99);
    assertThat(ofOne).isNotEmpty().allMatch(p -> p.document().equals("one.md"));
  }
}
