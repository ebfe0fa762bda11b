package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.practice.PracticeItems;
import org.dars.assistant.quiz.practice.Response;
import org.junit.jupiter.api.Test;

/** What is said to an answer is said once. */
class MarkedViewTest {

  private static final SourceQuote QUOTE =
      new SourceQuote("d", "D", "p1", "", "Kelp is a large brown seaweed that grows in forests.");

  private static Body many(String... feedback) {
    return new Body.Choice(
        java.util.Arrays.stream(feedback)
            .map(f -> new Body.Option(RichText.plain(f), BigDecimal.ONE, RichText.plain(f)))
            .toList(),
        false,
        false);
  }

  private static List<String> said(Body body, String explanation, String... response) {
    Item item = PracticeItems.item("i", "S", "What?", body, QUOTE);
    Item explained =
        new Item(
            item.id(),
            item.name(),
            item.stem(),
            item.body(),
            RichText.plain(explanation),
            item.mark(),
            item.about(),
            item.sources());
    return MarkedView.of(explained, 1, Response.of(response), 1.0).said();
  }

  @Test
  void feedbackThatIsTheExplanationTooIsSaidOnce() {
    assertThat(said(many("It grows fast.", "It  grows FAST."), "It grows fast.", "0", "1"))
        .containsExactly("It grows fast.");
  }

  @Test
  void feedbackInsideALongerExplanationIsLeftOut() {
    String longer = "Kelp grows very fast. Half a metre a day.";
    assertThat(said(many("Kelp grows very fast.", "no"), longer, "0")).containsExactly(longer);
    assertThat(said(many("Half", "no"), longer, "0"))
        .as("a word that stands in it by chance")
        .containsExactly("Half", longer);
  }

  @Test
  void anExplanationThatIsTheQuoteIsLeftOut() {
    assertThat(said(many("yes", "no"), QUOTE.quote(), "0")).containsExactly("yes");
    assertThat(said(many("yes", "no"), "The course says: “" + QUOTE.quote() + "”", "0"))
        .containsExactly("yes");
  }

  @Test
  void whatIsMoreThanTheQuoteStays() {
    String more = QUOTE.quote() + " Others that look like it are small and red.";
    assertThat(said(many("yes", "no"), more, "0")).containsExactly("yes", more);
    assertThat(said(many("yes", "no"), "So it is.", "0")).containsExactly("yes", "So it is.");
  }

  @Test
  void anOrderThatIsShownIsNotToldAgain() {
    Body order = new Body.Ordering(List.of(RichText.plain("Spore"), RichText.plain("Frond")));
    assertThat(said(order, "Spore → Frond", "0", "1")).isEmpty();
    Body match =
        new Body.Matching(
            List.of(new Body.Pair(RichText.plain("Kelp"), RichText.plain("brown"))),
            List.of(RichText.plain("red")),
            true);
    assertThat(said(match, "Kelp: brown", "0")).isEmpty();
  }
}
