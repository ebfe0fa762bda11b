package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Questions, as a learner puts them. */
class AskingTest extends BrowserTest {
  private static final String COVERED = "What is a context window?";
  private static final String FOREIGN = "Who won the football world cup?";

  private static void ask(Page page, String question) {
    page.locator("#question").fill(question);
    page.locator("#ask button").click();
    exchange(page, question).locator(".nearest").waitFor();
  }

  private static Locator exchange(Page page, String question) {
    return page.locator(".exchange", new Page.LocatorOptions().setHasText(question)).first();
  }

  @Test
  void aCoveredQuestionIsAnsweredWithNumberedSourcesWithoutJavaScript() {
    Page page = openWithoutJavaScript("courses/teaching");
    ask(page, COVERED);
    assertThat(page.url()).endsWith("/courses/teaching/ask");
    assertThat(exchange(page, COVERED).locator(".said .chip").first().textContent()).isEqualTo("1");
    assertThat(exchange(page, COVERED).locator(".proofs li").count()).isPositive();
  }

  @Test
  void anAnswerStreamsIntoThePageAndEqualsTheOneWithoutJavaScript() {
    Page streamed = open("courses/teaching");
    ask(streamed, COVERED);
    Page whole = openWithoutJavaScript("courses/teaching");
    ask(whole, COVERED);
    assertThat(streamed.url()).endsWith("/courses/teaching");
    assertThat(requests).anyMatch(url -> url.endsWith("/ask/stream"));
    assertThat(markup(streamed)).isEqualTo(markup(whole));
    assertThat(complaints).isEmpty();
  }

  /** Without what differs from conversation to conversation, and what JavaScript reveals. */
  private static String markup(Page page) {
    return exchange(page, COVERED)
        .innerHTML()
        .replaceAll("(conversations/|text-)[a-z0-9]+", "$1ID")
        .replaceAll(" hidden=\"\"", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  @Test
  void aChipOpensItsSourceWithTheQuoteMarkedAndInView() {
    Page page = open("courses/teaching");
    ask(page, COVERED);
    String said = exchange(page, COVERED).locator(".said p").first().textContent();
    exchange(page, COVERED).locator(".chip").first().click();
    Locator mark = page.locator("mark").first();
    mark.waitFor();
    assertThat(said).contains(mark.textContent().strip());
    assertThat(
            (Boolean)
                mark.evaluate(
                    "m => { const r = m.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; }"))
        .isTrue();
    assertThat(page.locator(":target").count()).isEqualTo(1);
  }

  @Test
  void aQuestionThatTheCourseDoesNotCoverGetsTheNearestSections() {
    Page page = openWithoutJavaScript("courses/teaching");
    ask(page, FOREIGN);
    assertThat(exchange(page, FOREIGN).textContent()).contains("This course does not say.");
    assertThat(exchange(page, FOREIGN).locator(".chip").count()).isZero();
    exchange(page, FOREIGN).locator(".nearest a").first().click();
    page.locator(".source h1").waitFor();
  }

  @Test
  void aFollowUpKeepsTheConversationUntilItIsForgotten() {
    Page page = openWithoutJavaScript("courses/teaching");
    ask(page, COVERED);
    ask(page, "How large is it?");
    assertThat(page.locator(".exchange").count()).isEqualTo(2);
    assertThat(page.locator(".exchange").first().textContent()).contains("How large is it?");
    page.locator("#forget button").click();
    assertThat(page.locator(".exchange").count()).isZero();
  }

  @Test
  void twoVisitorsDoNotSeeEachOthersQuestions() {
    ask(open("courses/teaching"), COVERED);
    assertThat(open("courses/teaching").locator(".exchange").count()).isZero();
  }

  @Test
  void everythingCanBeReachedByKeyboardAlone() {
    Page page = open("courses/teaching");
    page.keyboard().press("Tab");
    assertThat(page.locator(":focus").textContent()).isEqualTo("Skip to the content");
    page.keyboard().press("Enter");
    tabTo(page, "#question");
    page.keyboard().type(COVERED);
    tabTo(page, "#ask button");
    assertThat(page.locator(":focus").evaluate("b => getComputedStyle(b).outlineStyle"))
        .isEqualTo("solid");
    page.keyboard().press("Enter");
    exchange(page, COVERED).locator(".nearest").waitFor();
    tabTo(page, ".chip");
    page.keyboard().press("Enter");
    page.locator("mark").first().waitFor();
  }

  private static void tabTo(Page page, String selector) {
    for (int i = 0; i < 30; i++) {
      page.keyboard().press("Tab");
      if ((Boolean) page.locator(":focus").evaluate("(e, s) => e.matches(s)", selector)) {
        return;
      }
    }
    throw new AssertionError("30 tabs did not lead to " + selector);
  }

  @Test
  void textThatLooksLikeMarkupIsShownAsText() {
    Page page = open("courses/teaching");
    ask(page, "<img src=x onerror=alert(1)> context window");
    assertThat(page.locator(".exchange img").count()).isZero();
    assertThat(page.locator(".asked").first().textContent()).contains("<img src=x");
    assertThat(complaints).isEmpty();
  }
}
