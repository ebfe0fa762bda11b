package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.dars.assistant.localise.ReviewDesk;
import org.dars.assistant.localise.ReviewMarks;
import org.dars.assistant.localise.Reviews.Pair;
import org.dars.assistant.localise.TeamChecks;
import org.dars.assistant.store.BatchStore.NewBatch;
import org.dars.assistant.store.SegmentEvent;
import org.dars.assistant.store.SegmentMark;
import org.dars.translator.ReviewPolicy;
import org.dars.translator.SegmentState;
import org.dars.translator.StoredSegment;
import org.dars.translator.check.CheckSettingsFile;
import org.dars.translator.check.MqmCategory;
import org.dars.translator.check.MqmMark;
import org.dars.translator.memory.EntryDetails;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.Quality;
import org.dars.translator.memory.SegmentContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A localiser's workbench, as a browser shows it. */
class ReviewPagesTest extends ReviewFixture {

  @Test
  void anErrorIsMarkedListedScoredAndTakenAwayWithoutJavaScript() throws Exception {
    Pair pair = localised("mark", "es");
    Page page = openWithoutJavaScript(review(pair));
    page.locator("#name").fill("Amina");
    page.locator(".reviewer button").click();
    page.navigate(address() + review(pair) + "?q=small&document=one.md");
    page.locator("textarea").fill("Una ⟦1⟧celda⟦/1⟧ es pequeña.");
    page.locator("button[value=approve]").click();

    page.navigate(address() + review(pair) + "?state=approved");
    page.locator(".beside summary").click();
    page.locator(".beside a").click();
    page.locator("select[name=category]").selectOption("wrong-term");
    page.locator("select[name=severity]").selectOption("major");
    page.locator("input[name=words]").fill("prisión");
    page.locator(".mark button").click();
    assertThat(page.locator(".segment [role=alert]").textContent()).contains("“prisión”");
    page.navigate(address() + review(pair) + "?state=approved");
    page.locator(".beside summary").click();
    page.locator(".beside a").click();
    page.locator("select[name=category]").selectOption("wrong-term");
    page.locator("input[name=words]").fill("celda");
    page.locator("input[name=note]").fill("Es «célula». <b>x</b>");
    page.locator(".mark button").click();
    assertThat(page.locator(".marks").textContent())
        .contains("Wrong term", "Major", "celda", "<b>x</b>", "Amina");
    assertThat(page.locator(".history").textContent()).contains("approved by", "Amina", "pseudo");

    SegmentMark mark = desk(pair).records().marks().getFirst();
    assertThat(mark.marked()).isEqualTo("celda");
    assertThat(mark.mark().category()).isEqualTo(MqmCategory.WRONG_TERM);
    page.navigate(address() + review(pair) + "?state=all&sign=marked");
    assertThat(page.locator(".segment").count()).isEqualTo(1);
    page.navigate(address() + review(pair) + "/scores");
    // 4 words, 5 points: 100 - 5 * 100 / 4
    assertThat(page.locator("tbody tr").first().locator("td").allTextContents())
        .containsExactly("1", "4", "1", "0", "1,250.0", "-25.0");
    String csv = page.request().get(address() + review(pair) + "/export/marks").text();
    assertThat(csv).contains("one.md", "wrong-term", "major", "celda", "Amina");
    assertThat(page.request().get(address() + review(pair) + "/export/xliff?state=all").text())
        .contains("MQM major wrong-term “celda”");

    page.navigate(address() + review(pair) + "?state=approved");
    page.locator(".beside summary").click();
    page.locator(".beside a").click();
    page.locator(".marks button").click();
    assertThat(desk(pair).records().marks()).isEmpty();
  }

  @Test
  void scoresKeepEnginesAndPeopleApart() throws Exception {
    Pair pair = localised("score", "es");
    ReviewDesk desk = desk(pair);
    ReviewMarks marks = new ReviewMarks(desk, Clock.systemUTC());
    assertThat(marks.scores().all()).isNull();
    StoredSegment machine = segment(pair, "one.md", "walls");
    assertThat(
            marks.mark(
                desk.find("one.md", machine.id()).orElseThrow(),
                MqmCategory.MISTRANSLATION,
                MqmMark.Level.MINOR,
                "",
                "",
                "Amina"))
        .isEmpty();
    desk.decide(
        "one.md",
        machine.id(),
        ReviewDesk.mark(machine),
        ReviewDesk.Act.APPROVE,
        "Las plantas tienen 4 paredes.",
        "Amina");
    desk.approve(List.of(desk.find("one.md", machine.id()).orElseThrow()), "Baurzhan");
    ReviewMarks.Scores scores = marks.scores();
    assertThat(scores.all())
        .extracting(a -> a.score().points(), a -> a.score().words())
        .containsExactly(1.0, 4);
    assertThat(scores.engines()).hasSize(1);
    assertThat(scores.engines().getFirst().name()).startsWith("pseudo");
    assertThat(scores.documents()).extracting(ReviewMarks.Score::name).containsExactly("one.md");
  }

  @Test
  void theSameTextElsewhereIsAskedAboutAndNeverChangedSilently() throws Exception {
    Pair pair = localised("same", "es");
    Page page = openWithoutJavaScript(review(pair) + "?q=small&document=one.md");
    page.locator("textarea").fill("Una ⟦1⟧célula⟦/1⟧ es pequeña.");
    page.locator("button[value=approve]").click();
    assertThat(page.locator("#same").textContent()).contains("other places (1)");
    assertThat(segment(pair, "two.md", "small").state()).isEqualTo(SegmentState.WAITING);
    page.locator("#same button").click();
    StoredSegment other = segment(pair, "two.md", "small");
    assertThat(other.state()).isEqualTo(SegmentState.APPROVED);
    assertThat(other.target()).isEqualTo("Una ⟦1⟧célula⟦/1⟧ es pequeña.");
    assertThat(page.locator("[role=status]").first().textContent()).isEqualTo("Approved: 1.");

    page.navigate(address() + review(pair) + "?state=approved&document=two.md&q=small");
    page.locator("textarea").fill("La ⟦1⟧célula⟦/1⟧ es pequeña.");
    page.locator("button[value=approve]").click();
    page.locator("#same button").click();
    assertThat(segment(pair, "one.md", "small").target())
        .as("approved, not ticked")
        .startsWith("Una");
  }

  @Test
  void aSegmentIsSentBackAskedForAgainAndThrownAway() throws Exception {
    Pair pair = localised("back", "es");
    Page page = openWithoutJavaScript(review(pair) + "?q=grows");
    page.locator("button[value=back]").click();
    assertThat(segment(pair, "two.md", "grows").notes()).contains("sent back by reviewer");
    String before = segment(pair, "two.md", "grows").target();

    page.locator(".beside summary").click();
    page.locator(".beside a").click();
    page.locator("select[name=engine]").selectOption("pseudo");
    page.locator("button[value=ask]").click();
    assertThat(page.locator(".segment .note").textContent()).contains("pseudo", "not saved yet");
    assertThat(page.locator("textarea").inputValue()).isEqualTo(before);
    page.locator(".beside summary").click();
    page.locator(".beside a").click();
    page.locator("select[name=engine]").selectOption("llm");
    page.locator("button[value=ask]").click();
    assertThat(page.locator(".segment [role=alert]").textContent()).contains("No translation came");

    page.navigate(address() + review(pair) + "?q=grows");
    page.locator(".beside summary").click();
    page.locator(".beside a").click();
    page.locator("button[value=anew]").click();
    StoredSegment thrown = segment(pair, "two.md", "grows");
    assertThat(thrown.state()).isEqualTo(SegmentState.OPEN);
    assertThat(thrown.target()).isEmpty();
    String id =
        web()
            .batches()
            .submit(
                WebFixture.ZONE,
                new NewBatch("back", "en", List.of("es"), "pseudo", new ReviewPolicy(1, true), 1));
    assertThat(web().batches().await(WebFixture.ZONE, id, LONG)).isTrue();
    assertThat(segment(pair, "two.md", "grows").target()).isEqualTo(before);
    assertThat(desk(pair).records().events("two.md", thrown.id()))
        .extracting(SegmentEvent::act)
        .containsExactly(SegmentEvent.Act.SENT_BACK, SegmentEvent.Act.ANEW);
  }

  @Test
  void keysApproveAndGoOnAndHelpComesBesideTheSegment() throws Exception {
    Pair pair = localised("keys", "es");
    web()
        .memory()
        .put(
            new MemoryEntry(
                "en",
                "es",
                "Plants have 5 walls.",
                "Las plantas tienen 5 paredes.",
                Quality.PERSON,
                "",
                "Baurzhan",
                Instant.EPOCH,
                new SegmentContext("", "", "x.md", "1"),
                EntryDetails.of("other", "", true)));
    web().memory().commit();
    Page page = open(review(pair) + "?document=one.md");
    page.keyboard().press("Alt+ArrowDown");
    page.keyboard().press("Alt+ArrowDown");
    page.keyboard().press("Alt+ArrowDown");
    page.locator(".segment:has-text('walls') textarea:focus").waitFor();
    page.keyboard().press("Alt+h");
    page.locator("div.help .take").first().waitFor();
    assertThat(page.locator("div.help").textContent()).contains("cell", "Baurzhan", "Las plantas");
    page.keyboard().press("Alt+1");
    page.keyboard().press("Control+Enter");
    page.locator(".segment:has-text('walls')").waitFor(gone());
    page.locator(".segment:has-text('below') textarea:focus").waitFor();
    StoredSegment kept = segment(pair, "one.md", "walls");
    assertThat(kept.state()).isEqualTo(SegmentState.APPROVED);
    assertThat(kept.target()).startsWith("Las plantas tienen");
    assertThat(complaints).isEmpty();
  }

  private static Locator.WaitForOptions gone() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
  }

  @Test
  void segmentsAreFoundByWhatACheckFindsAndByRemarks() throws Exception {
    Pair pair = localised("checks", "es");
    StoredSegment s = segment(pair, "one.md", "walls");
    desk(pair)
        .decide(
            "one.md",
            s.id(),
            ReviewDesk.mark(s),
            ReviewDesk.Act.SAVE,
            "Las plantas tienen 5 paredes",
            "Amina");
    Page page = openWithoutJavaScript(review(pair) + "?state=all&sign=numbers");
    assertThat(page.locator(".segment").count()).isEqualTo(1);
    assertThat(page.locator(".original").textContent()).contains("4 walls");
    page.navigate(address() + review(pair) + "?state=all&sign=bidi");
    assertThat(page.locator(".segment").count()).isZero();
    page.navigate(address() + review(pair) + "?state=all&sign=noted&q=walls");
    assertThat(page.locator(".findings").textContent()).isNotBlank();
  }

  @Test
  void whatIsNotedAboutAPersonsTextIsWhatTheTeamWantsLookedAt() throws Exception {
    Pair pair = localised("notes", "es");
    CheckSettingsFile file = new TeamChecks(web().home()).file(WebFixture.ZONE);
    file.set("numbers", "off");
    try {
      StoredSegment s = segment(pair, "one.md", "walls");
      desk(pair)
          .decide(
              "one.md",
              s.id(),
              ReviewDesk.mark(s),
              ReviewDesk.Act.SAVE,
              "Las plantas tienen 5 paredes.",
              "Amina");
      assertThat(segment(pair, "one.md", "walls").notes()).noneMatch(n -> n.startsWith("numbers"));
    } finally {
      file.unset("numbers");
    }
  }

  @ParameterizedTest
  @CsvSource({"360, en, ar", "360, ar, es", "1280, en, es", "1280, ar, ar"})
  void thePagesFitTheirWindowAndBreakNoRule(int width, String language, String to)
      throws Exception {
    Pair pair = localised("look-" + width + "-" + language, to);
    StoredSegment s = segment(pair, "one.md", "walls");
    ReviewDesk desk = desk(pair);
    new ReviewMarks(desk, Clock.systemUTC())
        .mark(
            desk.find("one.md", s.id()).orElseThrow(),
            MqmCategory.GRAMMAR,
            MqmMark.Level.MINOR,
            "",
            "agreement",
            "Amina");
    Page page =
        open(
            review(pair) + "?document=one.md",
            new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 860));
    page.locator(".beside summary").nth(2).click();
    page.locator("div.help").waitFor();
    page.locator(".marks").waitFor();
    String suffix = "-" + width + "-" + language;
    PageCheck.look(page, "workbench" + suffix);
    page.navigate(address() + review(pair) + "/scores");
    PageCheck.look(page, "scores" + suffix);
    page.navigate(address() + "courses/" + pair.course() + "/memory");
    PageCheck.look(page, "memory" + suffix);
    page.navigate(address() + "courses/" + pair.course() + "/terms");
    PageCheck.look(page, "terms" + suffix);
    assertThat(complaints).isEmpty();
  }
}
