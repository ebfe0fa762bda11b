package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations that are kept, as their learner goes about them. */
class ConversationsTest extends BrowserTest {
  private static final String FIRST = "What is a context window?";
  private static final String SECOND = "What is a hallucination?";

  private static void ask(Page page, String question) {
    page.locator("#question").fill(question);
    page.locator("#ask button").click();
    exchange(page, question).locator(".nearest").waitFor();
  }

  private static Locator exchange(Page page, String question) {
    return page.locator(".exchange", new Page.LocatorOptions().setHasText(question)).first();
  }

  private void begin(Page page, String question) {
    page.navigate(address() + "courses/teaching?conversation=new");
    ask(page, question);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void twoConversationsOfACourseAreKeptApartListedAndGoneOnWith(boolean javaScript) {
    Page page = open("courses/teaching", english().setJavaScriptEnabled(javaScript));
    ask(page, FIRST);
    begin(page, SECOND);
    assertThat(page.locator(".exchange").count()).isEqualTo(1);
    page.navigate(address() + "courses/teaching/conversations");
    assertThat(page.locator(".talks h2").allTextContents()).containsExactly(SECOND, FIRST);
    page.locator(".talks h2 a", new Page.LocatorOptions().setHasText(FIRST)).click();
    ask(page, "How large is it?");
    assertThat(page.locator(".asked").allTextContents()).containsExactly("How large is it?", FIRST);
    page.navigate(address() + "courses/teaching");
    assertThat(page.locator(".asked").allTextContents()).containsExactly("How large is it?", FIRST);
  }

  @Test
  void aConversationOutlivesTheService() throws Exception {
    Page page = open("courses/teaching");
    ask(page, FIRST);
    String before = page.locator(".said").innerHTML();
    web().restart();
    page.navigate(address() + "courses/teaching");
    assertThat(page.locator(".said").innerHTML().strip()).isEqualTo(before.strip());
  }

  @Test
  void aConversationIsRenamedAndDeletedAndAllAre() {
    Page page = openWithoutJavaScript("courses/teaching");
    ask(page, FIRST);
    begin(page, SECOND);
    page.navigate(address() + "courses/teaching/conversations");
    page.locator(".talks summary").first().click();
    page.locator("input[name=title]").first().fill("<b>Lies</b> of machines");
    page.locator("form[action$=rename] button").first().click();
    assertThat(page.locator(".talks h2").first().textContent())
        .isEqualTo("<b>Lies</b> of machines");
    page.locator(".talks summary").first().click();
    page.locator(".talks form[action$=delete] button").first().click();
    assertThat(page.locator(".talks h2").allTextContents()).containsExactly(FIRST);
    begin(page, SECOND);
    page.navigate(address() + "courses/teaching/conversations");
    page.locator(".broken summary").click();
    page.locator(".broken button").click();
    assertThat(page.locator(".talks h2").count()).isZero();
    assertThat(page.locator(".empty").textContent()).contains("Nothing was asked yet");
  }

  @Test
  void anotherVisitorFindsNothingOfIt() {
    Page mine = open("courses/teaching");
    ask(mine, FIRST);
    mine.navigate(address() + "courses/teaching/conversations");
    String address = mine.locator(".talks h2 a").getAttribute("href").substring(1);
    Page other = open(address);
    assertThat(other.locator("main").textContent()).contains("no such conversation");
    for (String part : List.of("/markdown", "/json", "/turns/1/stream")) {
      assertThat(other.request().get(address() + address + part).status()).isEqualTo(404);
    }
    for (String part : List.of("/delete", "/rename", "/turns/1/again", "/turns/1/feedback")) {
      assertThat(other.request().post(address() + address + part).status()).isEqualTo(404);
    }
    mine.reload();
    assertThat(mine.locator(".talks h2").count()).isEqualTo(1);
  }

  @Test
  void aConversationIsTakenAwayWithItsNumberedSources() throws Exception {
    Page page = open("courses/teaching");
    ask(page, FIRST);
    String said = page.locator(".said p").first().textContent().replaceAll("\\h*1$", "").strip();
    String source = page.locator(".proofs .where bdi").first().textContent();
    page.navigate(address() + "courses/teaching/conversations");
    String markdown =
        Files.readString(
            page.waitForDownload(() -> page.locator("a[href$=markdown]").click()).path());
    assertThat(markdown)
        .startsWith("# " + FIRST + "\n\n")
        .contains("\n## " + FIRST + "\n", " \\[1\\]\n", "\n1. " + source);
    JsonNode json =
        JsonMapper.builder()
            .build()
            .readTree(
                page.waitForDownload(() -> page.locator("a[href$=json]").click()).path().toFile());
    assertThat(json.path("turns").path(0).path("question").asText()).isEqualTo(FIRST);
    assertThat(json.at("/turns/0/answer/sentences/0/text").asText()).isEqualTo(said);
    assertThat(json.at("/turns/0/answer/citations/0/number").asInt()).isEqualTo(1);
    assertThat(json.at("/turns/0/feedback").isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsThoughtOfAnAnswerIsKeptAndChanges(boolean javaScript) {
    Page page = open("courses/teaching", english().setJavaScriptEnabled(javaScript));
    ask(page, FIRST);
    judge(page, "Something is missing", "Which size?");
    assertThat(page.locator(".feedback summary").textContent())
        .isEqualTo("You said: Something is missing");
    judge(page, "It helped", "");
    assertThat(page.locator(".feedback summary").textContent()).isEqualTo("You said: It helped");
    assertThat(page.locator(".exchange").count()).isEqualTo(1);
    assertThat(
            web()
                .conversations()
                .answeredTurns(WebFixture.ZONE, WebFixture.COURSE)
                .getLast()
                .reason())
        .hasToString("HELPFUL");
  }

  private static void judge(Page page, String reason, String text) {
    page.locator(".feedback summary").click();
    page.locator(".reason", new Page.LocatorOptions().setHasText(reason)).click();
    page.locator(".feedback textarea").fill(text);
    page.locator(".feedback button").click();
    page.locator(".feedback summary", new Page.LocatorOptions().setHasText(reason)).waitFor();
  }

  @Test
  void anAnswerIsCopiedWithItsCitations() {
    Browser.NewContextOptions options =
        english().setPermissions(List.of("clipboard-read", "clipboard-write"));
    Page page = open("courses/teaching", options);
    ask(page, FIRST);
    page.locator(".copy").click();
    page.locator(".copy", new Page.LocatorOptions().setHasText("Copied")).waitFor();
    String copied = (String) page.evaluate("navigator.clipboard.readText()");
    assertThat(copied)
        .startsWith(FIRST + "\n\n")
        .contains(" [1]\n", "\n1. ", "\n   " + address() + "courses/teaching/documents/");
  }

  @Test
  void whenAnAnswerIsWholeItIsSaidOnceAndItsHeadingHasTheFocus() {
    Page page = open("courses/teaching");
    page.evaluate(
        "window.spoken = []; new MutationObserver(() => window.spoken.push(document.getElementById('spoken').textContent))"
            + ".observe(document.getElementById('spoken'), { childList: true, characterData: true, subtree: true })");
    ask(page, FIRST);
    page.waitForCondition(() ->
        page.locator(":focus").count() == 1 && page.locator(":focus").textContent().equals(FIRST));
    assertThat(page.evaluate("window.spoken")).isEqualTo(List.of("The answer is ready."));
    assertThat(page.locator("#answers[aria-live], .exchange[aria-busy]").count()).isZero();
    page.keyboard().press("/");
    assertThat(page.locator(":focus").getAttribute("id")).isEqualTo("question");
    page.keyboard().type("a/b");
    assertThat(page.locator("#question").inputValue()).isEqualTo("a/b");
  }

  @Test
  void paragraphsOfTwoScriptsEachRunTheirOwnWay() {
    Page page = open("courses/ai-ar");
    ask(page, "ما هو التعلم الآلي؟");
    assertThat(page.locator(".said p").first().evaluate("p => getComputedStyle(p).direction"))
        .isEqualTo("rtl");
    assertThat(page.locator(".said p:not([dir=auto])").count()).isZero();
    assertThat(page.locator(".said[dir]").count()).isZero();
  }
}
