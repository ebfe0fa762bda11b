package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.practice.PracticeItems;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Practice and tests as a learner has them: a phone of 360 pixels, JavaScript off. */
class PracticeTest extends BrowserTest {
  private static final Path PICTURES = Path.of("target/screenshots");
  private static final String TOKEN =
      "A token is the smallest piece of text that a language model reads or writes";
  private static final String TEMPERATURE =
      "Temperature is a setting that makes the choice of the next token more predictable when it"
          + " is low and more varied when it is high.";
  private static final String WINDOW =
      "The context window is the maximum number of tokens that a model can take into account at"
          + " one time";

  private List<BankItem> items = List.of();

  @BeforeAll
  void fillTheBank() throws Exception {
    Files.createDirectories(PICTURES);
    items = PracticeItems.approve(web().bank("teaching"), sample());
    web().forms().add("teaching", "limits", items.subList(0, 2), 30, 2, true);
  }

  private SourceQuote quote(String words) {
    return PracticeItems.quote(web().library(), WebFixture.ZONE, "teaching", words);
  }

  private List<Item> sample() {
    RichText none = RichText.EMPTY;
    return List.of(
        PracticeItems.choice(
            "token",
            "Tokens",
            "What is a token?",
            List.of(
                "The smallest piece of text that a model reads or writes",
                "A password for a service",
                "The score of a probability",
                "A whole paragraph of a prompt"),
            quote(TOKEN)),
        PracticeItems.choice(
            "temperature",
            "Sampling and temperature",
            "What makes the choice of the next token more predictable?",
            List.of(
                "A low temperature", "A high temperature", "A larger window", "A longer prompt"),
            quote(TEMPERATURE)),
        PracticeItems.item(
            "window",
            "The context window",
            "The maximum number of tokens that a model can take into account is called the …",
            PracticeItems.words("context window", "*context window*"),
            quote(WINDOW)),
        PracticeItems.item(
            "words",
            "Tokens",
            "How many tokens does a syllabus of 1,500 English words need, about?",
            new Body.Numeric(
                List.of(
                    new Body.NumericKey(
                        new BigDecimal("2000"), new BigDecimal("100"), BigDecimal.ONE, none)),
                "tokens"),
            quote(TOKEN)),
        PracticeItems.item(
            "order",
            "Sampling and temperature",
            "Put what happens at each step in order.",
            new Body.Ordering(
                Stream.of("Tokens get scores", "Scores become probabilities", "A token is drawn")
                    .map(RichText::plain)
                    .toList()),
            quote(TEMPERATURE)),
        PracticeItems.item(
            "match",
            "Sampling and temperature",
            "Which temperature suits which task?",
            new Body.Matching(
                List.of(
                    new Body.Pair(RichText.plain("Translation"), RichText.plain("0 to 0.3")),
                    new Body.Pair(
                        RichText.plain("Brainstorming"), RichText.plain("0.9 and above"))),
                List.of(RichText.plain("none")),
                true),
            quote(TEMPERATURE)),
        PracticeItems.item(
            "cloze",
            "The context window",
            "Fill the gaps.",
            new Body.Cloze(
                List.of(
                    new Body.Words(RichText.plain("A window of 8,000 tokens holds about ")),
                    new Body.Gap(
                        1,
                        new Body.Numeric(
                            List.of(
                                new Body.NumericKey(
                                    new BigDecimal("6000"), BigDecimal.TEN, BigDecimal.ONE, none)),
                            "")),
                    new Body.Words(RichText.plain(" English ")),
                    new Body.Gap(
                        1,
                        new Body.Choice(
                            List.of(
                                MarkedOptions.of("words", "1"), MarkedOptions.of("letters", "0")),
                            true,
                            true)))),
            quote(WINDOW)),
        PracticeItems.item(
            "html",
            "The context window",
            "Is this shown safely?",
            new Body.TrueFalse(true, none, RichText.html("<script>alert(1)</script><b>No</b>")),
            quote(WINDOW)),
        PracticeItems.item(
            "essay",
            "The context window",
            "Why does a long conversation lose its beginning?",
            new Body.Essay(RichText.plain("The oldest part leaves the window."), none),
            quote(WINDOW)));
  }

  /** Options without feedback. */
  private static final class MarkedOptions {
    static Body.Option of(String text, String weight) {
      return new Body.Option(RichText.plain(text), new BigDecimal(weight), RichText.EMPTY);
    }
  }

  private Page phone(String path) {
    Page page =
        open(
            path,
            new Browser.NewContextOptions()
                .setLocale("en")
                .setViewportSize(360, 740)
                .setJavaScriptEnabled(false));
    return page;
  }

  private static void look(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(PICTURES.resolve("practice-" + name + ".png"))
            .setFullPage(true));
    // JavaScript is off for the page, not for whoever looks at it.
    assertThat(
            ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .intValue())
        .as(name + " scrolls sideways by")
        .isZero();
  }

  private static void practise(Page page, String section, int most) {
    page.locator("label", new Page.LocatorOptions().setHasText(section)).locator("input").check();
    page.locator("#count").selectOption(String.valueOf(most));
    page.locator("button[value=all]").click();
  }

  private static String stem(Page page) {
    return page.locator(".stem").textContent();
  }

  /** Answers whatever is asked, rightly. */
  private static void answer(Page page) {
    switch (stem(page)) {
      case "What is a token?" -> pick(page, "The smallest piece");
      case "What makes the choice of the next token more predictable?" ->
          pick(page, "A low temperature");
      case "How many tokens does a syllabus of 1,500 English words need, about?" ->
          page.locator("input[name=text]").fill("٢٬٠٠٠ tokens");
      case "Put what happens at each step in order." -> {
        String[] steps = {"Tokens get scores", "Scores become probabilities", "A token is drawn"};
        for (int i = 0; i < steps.length; i++) {
          page.locator("label", new Page.LocatorOptions().setHasText(steps[i]))
              .locator("select")
              .selectOption(String.valueOf(i + 1));
        }
      }
      case "Which temperature suits which task?" -> {
        choose(page, "Translation", "0 to 0.3");
        choose(page, "Brainstorming", "0.9 and above");
      }
      case "Fill the gaps." -> {
        page.locator("input[name=gap-0]").fill("6,000");
        page.locator("select[name=gap-1]")
            .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("words"));
      }
      case "Is this shown safely?" -> pick(page, "True");
      case "The maximum number of tokens that a model can take into account is called the …" ->
          page.locator("input[name=text]").fill("Context  Window");
      default -> page.locator("textarea").fill("The oldest part is dropped.");
    }
    page.locator("form .actions button").first().click();
  }

  private static void pick(Page page, String text) {
    page.locator("label.choice", new Page.LocatorOptions().setHasText(text)).click();
  }

  private static void choose(Page page, String prompt, String partner) {
    page.locator("label", new Page.LocatorOptions().setHasText(prompt))
        .locator("select")
        .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(partner));
  }

  @Test
  void everyKindIsAnsweredRightlyAndTheSourceIsOneTapAway() {
    Page page = phone("courses/teaching/practice");
    look(page, "start");
    page.locator("#count").selectOption("10");
    page.locator("button[value=all]").click();
    for (int i = 1; i <= 9; i++) {
      String asked = stem(page);
      look(page, "ask-" + i);
      answer(page);
      String verdict = page.locator(".verdict").textContent();
      if (asked.startsWith("Why does")) {
        assertThat(verdict).isEqualTo("Compare it with what counts");
        assertThat(page.locator(".why").textContent()).contains("The oldest part leaves");
        page.locator("button[value='1']").click();
        verdict = page.locator(".verdict").textContent();
      }
      assertThat(verdict).as(asked).isEqualTo("Right");
      assertThat(page.locator(".why").textContent()).contains("This is why.", "It comes again in");
      look(page, "told-" + i);
      page.locator(".actions a").first().click();
    }
    assertThat(page.locator(".score").textContent()).isEqualTo("Right: 9 of 9");
    look(page, "done");
    page.locator(".steps a").first().click();
    page.locator(".why a.where").first().click();
    assertThat(page.locator("mark").count()).isPositive();
  }

  @Test
  void aRoundGoesOnAfterTheBrowserWasClosedAndAnAnswerCountsOnce() {
    Page page = phone("courses/teaching/practice");
    practise(page, "Tokens", 5);
    String first = page.url();
    String asked = stem(page);
    page.locator("button[name=skip]").click();
    assertThat(page.locator(".verdict").textContent()).isEqualTo("Not answered");
    look(page, "wrong");
    // The same form sent again, with the right answer this time: what was kept stays.
    for (int place = 0; place < 4; place++) {
      page.request()
          .post(
              first,
              RequestOptions.create()
                  .setForm(FormData.create().set("pick", place).set("text", "2000")));
    }
    page.navigate(first);
    assertThat(stem(page)).isEqualTo(asked);
    assertThat(page.locator(".verdict").textContent()).isEqualTo("Not answered");
    page.navigate(address() + "courses/teaching/practice");
    assertThat(page.content()).contains("You stopped at 1 of 2.");
    page.locator(".panel a.button").click();
    assertThat(stem(page)).isNotEqualTo(asked);
    page.goBack();
    page.goForward();
    answer(page);
    assertThat(page.locator(".verdict").textContent()).isEqualTo("Right");
  }

  @Test
  void nothingChosenAndAStepTwiceAreToldWithoutLosingThePlace() {
    Page page = phone("courses/teaching/practice");
    practise(page, "Sampling and temperature", 5);
    page.locator("form .actions button").first().click();
    assertThat(page.locator("[role=alert]").textContent()).startsWith("Choose or write an answer");
    while (!stem(page).startsWith("Put what")) {
      answer(page);
      page.locator(".actions a").first().click();
    }
    for (int i = 0; i < 3; i++) {
      page.locator("select").nth(i).selectOption("2");
    }
    page.locator("form .actions button").first().click();
    assertThat(page.locator("[role=alert]").textContent())
        .isEqualTo("Place 2 is given to two steps. Give every step a place of its own.");
  }

  @Test
  void anotherVisitorFindsNothingOfARoundAndForgettingForgets() throws Exception {
    Page mine = phone("courses/teaching/practice");
    practise(mine, "Tokens", 5);
    String address = mine.url();
    answer(mine);
    Page other = phone(address.substring(address().length()));
    assertThat(other.locator("main").textContent()).contains("This round is not yours");
    JsonNode data = data(mine);
    assertThat(data.path("sittings")).hasSize(1);
    assertThat(data.path("memory")).hasSize(1);
    assertThat(data.path("sittings").path(0).path("items").path(0).path("score").asDouble())
        .isEqualTo(1);
    mine.navigate(address() + "courses/teaching/practice");
    mine.locator("summary").last().click();
    mine.locator("form[action$=forget] button").click();
    mine.navigate(address);
    assertThat(mine.locator("main").textContent()).contains("no longer kept");
  }

  private JsonNode data(Page page) throws Exception {
    String json = page.request().get(address() + "courses/teaching/practice/data").text();
    return JsonMapper.builder().build().readTree(json);
  }

  @Test
  void aCourseWithoutApprovedItemsSaysWhatAnInstructorDoes() {
    Page page = phone("courses/ai-ar/quiz");
    assertThat(page.url()).endsWith("/courses/ai-ar/practice");
    assertThat(page.locator(".empty").textContent()).contains("no questions", "approve them");
    assertThat(page.locator(".empty a").getAttribute("href")).isEqualTo("/courses/ai-ar/bank");
    look(page, "empty");
  }

  @Test
  void aTestIsTakenPassedAndLockedMeanwhile() {
    Page page = phone("courses/teaching/practice/tests/limits");
    assertThat(page.locator(".rules").textContent()).contains("2 questions", "60 %", "30 minutes");
    look(page, "test");
    page.locator("main form button").click();
    look(page, "test-item");
    assertThat(page.locator("main").textContent()).doesNotContain("Right answer").contains("left");
    String first = page.url();
    pick(page, "A password");
    page.locator("form .actions button").first().click();
    Page tutor = page.context().newPage();
    ask(tutor, "What is a token?");
    assertThat(tutor.locator(".said").first().textContent())
        .contains("You have a test open")
        .doesNotContain("smallest piece");
    look(tutor, "lock");
    answer(page);
    assertThat(page.locator(".lead").textContent()).startsWith("2 of 2 answered");
    look(page, "test-review");
    // A change of mind before handing in.
    page.navigate(first);
    assertThat(page.locator("input:checked").count()).isEqualTo(1);
    answer(page);
    page.locator(".actions a", new Page.LocatorOptions().setHasText("hand in")).click();
    page.locator("form[action$=end] button").click();
    assertThat(page.locator(".score").textContent()).isEqualTo("Passed");
    assertThat(page.locator("main").textContent()).contains("100 % of the marks; 60 % pass.");
    look(page, "test-result");
    ask(tutor, "What is a token?");
    assertThat(tutor.locator(".said").first().textContent()).contains("smallest piece");
    page.locator(".steps a").first().click();
    assertThat(page.locator(".verdict").textContent()).isEqualTo("Right");
  }

  private void ask(Page page, String question) {
    page.navigate(address() + "courses/teaching");
    page.locator("#question").fill(question);
    page.locator("#ask button").click();
  }

  @Test
  void practiceKeepsBackWhatAnOpenTestAsks() throws Exception {
    Page page = phone("courses/teaching/practice");
    practise(page, "Tokens", 5);
    String round = page.url();
    while (!stem(page).equals("What is a token?")) {
      answer(page);
      page.locator(".actions a").first().click();
      round = page.url();
    }
    answer(page);
    page.navigate(address() + "courses/teaching/practice/tests/limits");
    page.locator("main form button").click();
    page.navigate(round);
    assertThat(page.locator("fieldset").textContent())
        .contains("A test that you have open asks this too")
        .doesNotContain("smallest");
    assertThat(page.locator("form .actions").count()).as("a form to try answers with").isZero();
    page.request().post(round, RequestOptions.create().setForm(FormData.create().set("pick", "1")));
    for (JsonNode item : data(page).path("sittings").findValues("items").getLast()) {
      if (item.path("item").asText().equals("token")) {
        assertThat(item.path("response")).isNotEmpty();
        assertThat(item.path("score").isNull()).as("its mark is kept back").isTrue();
      }
    }
    page.navigate(address() + "courses/teaching/practice");
    assertThat(page.locator(".note").textContent())
        .isEqualTo("2 questions are left out while your test is open.");
    page.locator("#count").selectOption("20");
    page.locator("button[value=all]").click();
    assertThat(page.locator("main").textContent()).contains("Question 1 of 7");
  }

  @Test
  void noPageBreaksARuleOfAccessibility() {
    Page page =
        open(
            "courses/teaching/practice",
            new Browser.NewContextOptions().setLocale("en").setViewportSize(360, 740));
    AccessibilityTest.check(page);
    page.locator("#count").selectOption("10");
    page.locator("button[value=all]").click();
    for (int i = 1; i <= 9; i++) {
      AccessibilityTest.check(page);
      answer(page);
      AccessibilityTest.check(page);
      page.locator(".actions a").last().click();
    }
    AccessibilityTest.check(page);
    page.navigate(address() + "courses/teaching/practice");
    AccessibilityTest.check(page);
    page.navigate(address() + "courses/teaching/practice/tests/limits");
    AccessibilityTest.check(page);
    assertThat(complaints).isEmpty();
  }

  @Test
  void pagesAreReadFromTheRightInArabicAndFitThere() {
    Page page =
        open(
            "courses/teaching/practice",
            new Browser.NewContextOptions()
                .setLocale("ar")
                .setViewportSize(360, 740)
                .setJavaScriptEnabled(false));
    look(page, "start-ar");
    practise(page, "Tokens", 5);
    look(page, "ask-ar");
    answer(page);
    look(page, "told-ar");
    Locator html = page.locator("html");
    assertThat(html.getAttribute("dir")).isEqualTo("rtl");
    assertThat(page.locator(".stem").getAttribute("dir")).isEqualTo("auto");
  }
}
