package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.localise.ReviewDesk;
import org.dars.assistant.localise.Reviews.Pair;
import org.dars.assistant.store.BatchStore.NewBatch;
import org.dars.assistant.store.SegmentEvent;
import org.dars.translator.ReviewPolicy;
import org.dars.translator.SegmentState;
import org.dars.translator.StoredSegment;
import org.dars.translator.terms.Concept;
import org.dars.translator.terms.Term;
import org.dars.translator.terms.Termbase;
import org.dars.translator.terms.TermbaseStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finished work after the team's terms changed. */
class RecheckTest extends BrowserTest {

  private static final String WALLS = "Las plantas tienen 4 paredes.";
  private static final String ROOTS = "Las raíces crecen.";

  @TempDir Path folder;

  @BeforeAll
  void start() {
    web().batches().start(1);
  }

  /** A course whose two sentences a person translated and approved. */
  private Pair approved(String course) throws Exception {
    Path source = Files.createDirectories(folder.resolve(course));
    Files.writeString(source.resolve("one.md"), "Plants have 4 walls.\n\nRoots grow.\n");
    web()
        .library()
        .add(WebFixture.ZONE, new AddRequest(source, course, "Biology"), AddListener.SILENT);
    Pair pair = new Pair(WebFixture.ZONE, course, "en", "es");
    localise(course);
    for (StoredSegment s : web().reviews().desk(pair).rows().of("one.md").values()) {
      decide(pair, s, s.source().startsWith("Plants") ? WALLS : ROOTS);
    }
    return pair;
  }

  private void localise(String course) throws Exception {
    NewBatch batch =
        new NewBatch(course, "en", List.of("es"), "pseudo", new ReviewPolicy(1, true), 1);
    String id = web().batches().submit(WebFixture.ZONE, batch);
    assertThat(web().batches().await(WebFixture.ZONE, id, Duration.ofSeconds(60))).isTrue();
  }

  private void decide(Pair pair, StoredSegment s, String text) throws Exception {
    ReviewDesk desk = web().reviews().desk(pair);
    assertThat(
            desk.decide(
                "one.md", s.id(), ReviewDesk.mark(s), ReviewDesk.Act.APPROVE, text, "Amina"))
        .isInstanceOf(ReviewDesk.Decision.Kept.class);
  }

  private void terms(String course) throws Exception {
    TermbaseStore store = web().reviews().termbases(WebFixture.ZONE);
    Termbase walls =
        Termbase.of(
            List.of(
                new Concept(
                    "wall",
                    "",
                    "",
                    false,
                    Map.of(),
                    List.of(Term.preferred("en", "wall"), Term.preferred("es", "muro")))));
    store.write("walls-" + course, walls);
    store.choose(course, List.of("walls-" + course));
  }

  private StoredSegment walls(Pair pair) throws Exception {
    return web().reviews().desk(pair).rows().of("one.md").values().stream()
        .filter(s -> s.source().startsWith("Plants"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatANewTermContradictsWaitsAgainAndKeepsItsText() throws Exception {
    Pair pair = approved("again");
    Page page = openWithoutJavaScript("courses/again/localisation");
    page.locator("#recheck-es").click();
    assertThat(page.locator("main").textContent()).contains("Looked at: 2", "Fail now: 0");
    assertThat(page.locator("main form button").count()).isZero();

    terms("again");
    page.reload();
    assertThat(page.locator("main").textContent())
        .contains("Fail now: 1", "Had been approved: 1", "Not the agreed term: 1", "muro");
    assertThat(walls(pair).state()).as("a look changes nothing").isEqualTo(SegmentState.APPROVED);
    page.locator("main form button").click();
    assertThat(page.locator("main").textContent()).contains("Wait now: 1");
    StoredSegment reopened = walls(pair);
    assertThat(reopened.state()).isEqualTo(SegmentState.WAITING);
    assertThat(reopened.target()).isEqualTo(WALLS);
    assertThat(reopened.by()).isEqualTo("Amina");
    assertThat(reopened.notes()).anyMatch(n -> n.startsWith("terminology: “walls”"));
    assertThat(web().reviews().desk(pair).records().events("one.md", reopened.id()).getLast().act())
        .isEqualTo(SegmentEvent.Act.REOPENED);

    localise("again");
    assertThat(walls(pair).target()).as("no engine replaces it").isEqualTo(WALLS);
    assertThat(walls(pair).state()).isEqualTo(SegmentState.WAITING);

    decide(pair, walls(pair), WALLS);
    page.navigate(address() + "courses/again/localisation/es/recheck");
    assertThat(page.locator("main").textContent())
        .as("a person saw the remark and approved the text all the same")
        .contains("Fail now: 0");
  }

  @Test
  void aRunLooksAgainAtFinishedFilesWhenTheTermsChange() throws Exception {
    Pair pair = approved("files");
    StoredSegment s = walls(pair);
    ReviewDesk desk = web().reviews().desk(pair);
    desk.decide("one.md", s.id(), ReviewDesk.mark(s), ReviewDesk.Act.SAVE, WALLS, "Amina");
    localise("files");
    assertThat(walls(pair).notes()).noneMatch(n -> n.startsWith("terminology"));
    terms("files");
    localise("files");
    assertThat(walls(pair).notes()).anyMatch(n -> n.startsWith("terminology"));
    assertThat(walls(pair).target()).isEqualTo(WALLS);
  }

  @ParameterizedTest
  @CsvSource({"360, ar", "1280, en"})
  void thePageFitsItsWindowAndBreaksNoRule(int width, String language) throws Exception {
    String course = "look-" + width + "-" + language;
    approved(course);
    terms(course);
    Page page =
        open(
            "courses/" + course + "/localisation/es/recheck",
            new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 860));
    PageCheck.look(page, "recheck-" + width + "-" + language);
    assertThat(complaints).isEmpty();
  }
}
