package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
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

/** A learner with a phone of 360 pixels, JavaScript off, and a course with items of every kind. */
abstract class LearnerTest extends BrowserTest {
  private static final Path PICTURES = Path.of("target/screenshots");
  private static final String TOKEN =
      "A token is the smallest piece of text that a language model reads or writes";
  private static final String TEMPERATURE =
      "Temperature is a setting that makes the choice of the next token more predictable when it"
          + " is low and more varied when it is high.";
  private static final String WINDOW =
      "The context window is the maximum number of tokens that a model can take into account at"
          + " one time";

  @BeforeAll
  void fillTheBank() throws Exception {
    Files.createDirectories(PICTURES);
    List<BankItem> items = PracticeItems.approve(web().bank("teaching"), sample());
    web().forms().add("teaching", "limits", items.subList(0, 2), 30, 2, true);
    web().forms().add("teaching", "kinds", items.subList(4, 6), 0, 0, true);
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
            quote(WINDOW)),
        PracticeItems.item(
            "many",
            "Sampling and temperature",
            "Which of these does a low temperature bring?",
            new Body.Choice(
                List.of(
                    MarkedOptions.of("More predictable tokens", "0.5"),
                    MarkedOptions.of("Less varied text", "0.5"),
                    MarkedOptions.of("A longer window", "-0.5"),
                    MarkedOptions.of("Cheaper tokens", "-0.5")),
                false,
                true),
            quote(TEMPERATURE)));
  }

  /** Options without feedback. */
  private static final class MarkedOptions {
    static Body.Option of(String text, String weight) {
      return new Body.Option(RichText.plain(text), new BigDecimal(weight), RichText.EMPTY);
    }
  }

  Page phone(String path) {
    Page page =
        open(
            path,
            new Browser.NewContextOptions()
                .setLocale("en")
                .setViewportSize(360, 740)
                .setJavaScriptEnabled(false));
    return page;
  }

  static void look(Page page, String name) {
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

  static void practise(Page page, String section, int most) {
    page.locator("label", new Page.LocatorOptions().setHasText(section))
        .locator("input")
        .first()
        .check();
    page.locator("#count").selectOption(String.valueOf(most));
    page.locator("button[value=all]").click();
  }

  static String stem(Page page) {
    return page.locator(".stem").textContent();
  }

  /** Answers whatever is asked, rightly. */
  static void answer(Page page) {
    switch (stem(page)) {
      case "What is a token?" -> pick(page, "The smallest piece");
      case "What makes the choice of the next token more predictable?" ->
          pick(page, "A low temperature");
      case "How many tokens does a syllabus of 1,500 English words need, about?" ->
          page.locator("input[name=text]").fill("٢٬٠٠٠ tokens");
      case "Put what happens at each step in order." -> {
        String[] steps = {"Tokens get scores", "Scores become probabilities", "A token is drawn"};
        for (int i = 0; i < steps.length; i++) {
          place(page, steps[i], i + 1);
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
      case "Which of these does a low temperature bring?" -> {
        pick(page, "More predictable");
        pick(page, "Less varied");
      }
      case "Is this shown safely?" -> pick(page, "True");
      case "The maximum number of tokens that a model can take into account is called the …" ->
          page.locator("input[name=text]").fill("Context  Window");
      default -> page.locator("textarea").fill("The oldest part is dropped.");
    }
    page.locator("form .actions button").first().click();
  }

  static void pick(Page page, String text) {
    page.locator("label.choice", new Page.LocatorOptions().setHasText(text)).click();
  }

  static void choose(Page page, String prompt, String partner) {
    page.locator("label", new Page.LocatorOptions().setHasText(prompt))
        .locator("select")
        .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(partner));
  }

  /** Gives a step a place. */
  static void place(Page page, String step, int place) {
    page.locator(".places", new Page.LocatorOptions().setHasText(step))
        .locator("label")
        .nth(place - 1)
        .click();
  }

  /** Goes on, answering rightly, until a question is asked. */
  static void reach(Page page, String stem) {
    while (!stem(page).startsWith(stem)) {
      answer(page);
      if (page.locator(".why button[value='1']").count() > 0) {
        page.locator(".why button[value='1']").click();
      }
      page.locator(".actions a").first().click();
    }
  }

  /** Sends the form as it stands. */
  static void check(Page page) {
    page.locator("form .actions button").first().click();
  }

  JsonNode data(Page page) throws Exception {
    String json = page.request().get(address() + "courses/teaching/practice/data").text();
    return JsonMapper.builder().build().readTree(json);
  }
}
