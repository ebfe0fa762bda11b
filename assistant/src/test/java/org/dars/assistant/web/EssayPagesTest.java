package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.practice.PracticeItems;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Essays of tests: learners write on a phone without JavaScript, instructors mark. */
class EssayPagesTest extends BrowserTest {

  private static final String TEMPERATURE =
      "Temperature is a setting that makes the choice of the next token more predictable when it"
          + " is low and more varied when it is high.";
  private static final String WINDOW =
      "The context window is the maximum number of tokens that a model can take into account at"
          + " one time";
  private static final String ANSWER =
      """
      A model can only look at so many tokens, so the oldest part of a long talk falls out.
      <script>alert(1)</script><b>Temperature</b> makes the choice of the next token more \
      predictable when it is low, I think.\
      """;

  private List<BankItem> items = List.of();

  @BeforeAll
  void fillTheBank() throws Exception {
    Files.createDirectories(Path.of("target/screenshots"));
    SourceQuote window = quote(WINDOW);
    SourceQuote temperature = quote(TEMPERATURE);
    Item essay =
        PracticeItems.item(
            "limits",
            "en",
            "The context window",
            "Why does a long conversation lose its beginning, and what does temperature change?",
            new Body.Essay(
                RichText.plain(
                    "A good answer says:\n– "
                        + WINDOW
                        + ".\n– The oldest part of a long conversation falls out of the window.\n– "
                        + TEMPERATURE),
                RichText.EMPTY),
            List.of(window, temperature));
    items =
        PracticeItems.approve(
            web().bank("teaching"),
            List.of(
                PracticeItems.choice(
                    "setting",
                    "Sampling",
                    "What makes the choice of the next token more predictable?",
                    List.of("A low temperature", "A high temperature"),
                    temperature),
                worth(essay, "3"),
                worth(
                    PracticeItems.item(
                        "free",
                        "Sampling",
                        "What would you try first?",
                        new Body.Essay(RichText.EMPTY, RichText.EMPTY),
                        temperature),
                    "1")));
  }

  private SourceQuote quote(String words) {
    return PracticeItems.quote(web().library(), WebFixture.ZONE, "teaching", words);
  }

  private static Item worth(Item i, String mark) {
    return new Item(
        i.id(),
        i.name(),
        i.stem(),
        i.body(),
        i.explanation(),
        new BigDecimal(mark),
        i.about(),
        i.sources());
  }

  private Page phone(String path) {
    return open(
        path,
        new Browser.NewContextOptions()
            .setLocale("en")
            .setViewportSize(360, 740)
            .setJavaScriptEnabled(false));
  }

  /** A learner who has written and handed in a test of a choice and some essays. */
  private Page handedIn(String test, String... essays) {
    Page page = phone("courses/teaching/practice/tests/" + test);
    page.locator("main form button").click();
    page.locator("label.choice").filter(text("A low temperature")).click();
    page.locator("form .actions button").first().click();
    for (String essay : essays) {
      page.locator("textarea").fill(essay);
      page.locator("form .actions button").first().click();
    }
    page.locator("form[action$='/end'] button").click();
    return page;
  }

  private static com.microsoft.playwright.Locator.FilterOptions text(String text) {
    return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
  }

  private static String main(Page page) {
    return page.locator("main").textContent();
  }

  /** The queue of one test. */
  private Page queue(String test) {
    return open("courses/teaching/bank/essays?test=" + test);
  }

  @Test
  void aLearnerWritesAnInstructorMarksAndTheLearnerSeesIt() {
    web().forms().add("teaching", "whole", items.subList(0, 2), 0, 1, false);
    Page learner = handedIn("whole", ANSWER);
    String result = learner.url();
    assertThat(learner.locator(".score").textContent()).isEqualTo("1 answer waits for a mark");
    assertThat(main(learner))
        .contains("So far you have 25 % of the marks and can have at most 100 %; 60 % pass.")
        .doesNotContain("passed");
    assertThat(learner.locator("a[href*='/claim/']").count()).isZero();
    look(learner, "essay-learner-waits");
    learner.locator(".steps a").last().click();
    assertThat(learner.locator(".verdict").textContent()).isEqualTo("Waits for a mark");
    learner.navigate(address() + "courses/teaching/practice");
    assertThat(learner.locator(".jobs").first().textContent()).contains("Waits for marks");

    Page desk = open("courses/teaching/bank");
    desk.locator("a[href$='/bank/essays']").click();
    PageCheck.look(desk, "essay-queue");
    desk.navigate(address() + "courses/teaching/bank/essays?test=whole");
    desk.locator("a.button").filter(text("Mark the first")).click();
    assertThat(main(desk)).containsPattern("an attempt of \\w+ \\d+, \\d{4}, \\d");
    assertThat(desk.locator(".answer").textContent()).contains("<script>alert(1)</script><b>");
    assertThat(desk.locator(".answer b, .answer script").count()).isZero();
    assertThat(desk.locator(".answer mark").textContent())
        .startsWith("makes the choice of the next token");
    assertThat(main(desk)).contains("of its words stand in the course word for word");
    assertThat(desk.locator(".criterion").nth(1).textContent())
        .contains("In the answer:", "the oldest part of a long talk falls out.");
    PageCheck.look(desk, "essay-mark-1280");
    String marking = desk.url();

    desk.locator("input[name=tick]").nth(0).check();
    desk.locator("input[name=tick]").nth(1).check();
    desk.locator("button[value=add]").click();
    assertThat(desk.locator("#points").inputValue()).as("proposed").isEqualTo("2");
    assertThat(desk.locator("input[name=tick]:checked").count()).isEqualTo(2);
    desk.locator("#points").fill("2.55");
    desk.locator("button[value=save]").click();
    assertThat(desk.locator("[role=alert]").textContent())
        .isEqualTo("Enter a mark from 0 to 3 in steps of 0.1.");
    assertThat(desk.locator("#points").inputValue()).isEqualTo("2.55");
    desk.locator("#points").fill("2,5");
    desk.locator("#comment").fill("Say what is <b>varied</b>.\nElse well done.");
    desk.locator("button[value=save]").click();
    assertThat(desk.locator("[role=status]").textContent()).isEqualTo("The mark is kept.");
    PageCheck.look(desk, "essay-queue-done");
    desk.navigate(marking);
    assertThat(main(desk)).contains("2.5 of 3", "Change the mark");

    learner.navigate(result);
    assertThat(learner.locator(".score").textContent()).isEqualTo("Passed");
    assertThat(main(learner)).contains("87 % of the marks; 60 % pass.");
    assertThat(learner.locator("a[href*='/claim/']").count()).isEqualTo(1);
    look(learner, "essay-learner-passed");
    learner.locator(".steps a").first().click();
    assertThat(main(learner)).contains("Marked by a person: 2.5 of 3");
    assertThat(learner.locator(".comment").textContent())
        .isEqualTo("Say what is <b>varied</b>.\nElse well done.");
    look(learner, "essay-learner-comment");
  }

  @Test
  void ofTwoInstructorsTheSecondIsToldAndLosesNothing() {
    web().forms().add("teaching", "two", items.subList(0, 2), 0, 0, false);
    handedIn("two", "It forgets. I mean that old tokens leave.");
    Page first = queue("two");
    first.locator(".jobs a").click();
    Page second = queue("two");
    second.locator(".jobs a").click();
    first.locator("#points").fill("1");
    first.locator("#comment").fill("Too short.");
    first.locator("button[value=save]").click();
    second.locator("input[name=tick]").first().check();
    second.locator("#points").fill("2");
    second.locator("#comment").fill("A fair start.");
    second.locator("button[value=save]").click();
    assertThat(second.locator("[role=alert]").textContent())
        .startsWith("Somebody marked this answer meanwhile");
    assertThat(main(second)).contains("1 of 3", "Too short.");
    assertThat(second.locator("#points").inputValue()).isEqualTo("2");
    assertThat(second.locator("#comment").inputValue()).isEqualTo("A fair start.");
    assertThat(second.locator("input[name=tick]").first().isChecked()).isTrue();
    PageCheck.look(second, "essay-overtaken");
    second.locator("button[value=save]").click();
    assertThat(second.url()).contains("state=marked", "kept=1");
    assertThat(second.locator(".jobs").textContent()).contains("2 of 3");
  }

  @Test
  void markingFitsAPhoneAndLeadsThroughTheQueue() {
    web().forms().add("teaching", "long", items, 0, 0, false);
    handedIn("long", "One. " + "word ".repeat(300), "averyveryverylongword".repeat(20));
    Page page =
        open(
            "courses/teaching/bank/essays?test=long",
            new Browser.NewContextOptions().setLocale("en").setViewportSize(360, 740));
    PageCheck.look(page, "essay-queue-360");
    page.locator("a.button").filter(text("Mark the first")).click();
    String first = page.url();
    PageCheck.look(page, "essay-mark-360");
    page.locator("a[rel=next]").click();
    assertThat(page.url()).isNotEqualTo(first);
    page.locator("a[rel=next]").click();
    assertThat(page.url()).isEqualTo(first);
    page.locator("#points").fill("0");
    page.locator("button[value=save]").click();
    assertThat(page.locator("[role=status]").textContent()).isEqualTo("The mark is kept.");
    assertThat(main(page)).contains("1 waits");
    PageCheck.look(page, "essay-no-rubric-360");
    page.locator("#points").fill("1");
    page.locator("button[value=save]").click();
    assertThat(main(page)).contains("Nothing waits for a mark.");
    assertThat(complaints).isEmpty();
  }

  @Test
  void pagesAreReadFromTheRightInArabic() {
    web().forms().add("teaching", "arabic", items.subList(0, 2), 0, 0, false);
    handedIn("arabic", ANSWER);
    Page page =
        open(
            "courses/teaching/bank/essays?test=arabic",
            new Browser.NewContextOptions().setLocale("ar").setViewportSize(360, 740));
    page.locator(".jobs a").click();
    PageCheck.look(page, "essay-mark-ar");
    assertThat(page.locator("html").getAttribute("dir")).isEqualTo("rtl");
  }

  @Test
  void aLearnerTakesTheirEssaysAlongAndForgettingTakesThemFromTheQueue() throws Exception {
    web().forms().add("teaching", "mine", items, 0, 0, false);
    Page learner = handedIn("mine", "I wrote this.", "And that.");
    Page desk = queue("mine");
    assertThat(desk.locator(".jobs li").count()).isEqualTo(2);
    desk.locator("a.button").filter(text("Mark the first")).click();
    desk.locator("#points").fill("1");
    desk.locator("#comment").fill("Go on.");
    desk.locator("button[value=save]").click();
    String other = desk.url();
    JsonNode data =
        JsonMapper.builder()
            .build()
            .readTree(learner.request().get(address() + "courses/teaching/practice/data").text());
    JsonNode sitting = data.path("sittings").path(0);
    assertThat(sitting.path("waitingForMarks").asInt()).isEqualTo(1);
    assertThat(sitting.path("items").findValuesAsText("comment")).containsExactly("Go on.");
    assertThat(sitting.path("items").toString()).contains("I wrote this.", "And that.");

    learner.request().post(address() + "courses/teaching/practice/forget");
    desk.locator("#points").fill("1");
    desk.locator("button[value=save]").click();
    assertThat(main(desk)).contains("its learner had it deleted");
    assertThat(other).contains("/essays/");
    desk.navigate(address() + "courses/teaching/bank/essays?test=mine");
    assertThat(desk.locator(".jobs li").count()).isZero();
  }

  @Test
  void marksStayOnceACertificateRestsOnThem() {
    web().forms().add("teaching", "sure", items.subList(0, 2), 0, 0, false);
    Page learner = handedIn("sure", ANSWER);
    Page desk = queue("sure");
    desk.locator(".jobs a").click();
    String marking = desk.url();
    desk.locator("#points").fill("3");
    desk.locator("button[value=save]").click();
    desk.navigate(marking);
    web().passed = web().quizRoom().passed();
    learner.reload();
    learner.locator("a[href*='/claim/']").click();
    learner.locator("input[name=name]").fill("Amina Learner");
    learner.locator("main form button").click();
    assertThat(learner.url()).contains("/certificates/");
    desk.locator("#points").fill("0");
    desk.locator("button[value=save]").click();
    assertThat(main(desk))
        .contains("A certificate was issued for this attempt")
        .doesNotContain("Amina Learner");
    assertThat(desk.locator("#points").count()).as("nothing to change").isZero();
    PageCheck.look(desk, "essay-certified");
  }

  @Test
  void onlyInstructorsMark(@TempDir Path folder) throws Exception {
    try (WebFixture house = WebFixture.startWide(folder);
        HttpClient client = HttpClient.newHttpClient()) {
      for (String path : List.of("essays", "essays/x")) {
        URI uri = URI.create(house.address() + "courses/teaching/bank/" + path);
        HttpRequest get = HttpRequest.newBuilder(uri).build();
        assertThat(client.send(get, HttpResponse.BodyHandlers.discarding()).statusCode())
            .as(path)
            .isEqualTo(403);
        HttpRequest post =
            HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody()).build();
        assertThat(client.send(post, HttpResponse.BodyHandlers.discarding()).statusCode())
            .as(path)
            .isNotEqualTo(200);
      }
    }
  }

  private static void look(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target/screenshots", name + ".png"))
            .setFullPage(true));
    assertThat(
            ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .intValue())
        .as(name + " scrolls sideways by")
        .isZero();
  }
}
