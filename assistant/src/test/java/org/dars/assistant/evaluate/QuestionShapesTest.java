package org.dars.assistant.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionShapesTest {

  private final QuestionShapes shapes = new QuestionShapes(passages(), "en");

  /** A course in which "learning" is everywhere, and its other words are rare. */
  private static List<String> passages() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      texts.add("Learning, as every part of this course says, needs practice " + i + ".");
    }
    texts.add("Classical conditioning pairs an unconditioned stimulus with another.");
    texts.add("Negative reinforcement takes something unpleasant away.");
    return texts;
  }

  @Test
  void theRarestPhrasesStayInTheirOrder() {
    assertThat(
            shapes.shortened(
                "Which unconditioned stimulus does classical conditioning of learning need?", 50))
        .contains("unconditioned stimulus classical conditioning");
  }

  @Test
  void aPhraseThatIsTooLongKeepsItsEnd() {
    assertThat(shapes.shortened("What is classical Pavlovian conditioning?", 20))
        .contains("conditioning");
  }

  @Test
  void aQuestionWithoutRareWordsHasNoShortShape() {
    assertThat(shapes.shortened("What is learning?", 50)).isEmpty();
  }

  @Test
  void aFollowUpNamesItsSubjectFirstAndPointsBackThen() {
    assertThat(
            shapes.followUp("How does the classical conditioning explain a phobia?").orElseThrow())
        .isEqualTo(
            new QuestionShapes.FollowUp(
                "What is classical conditioning?", "How does it explain a phobia?"));
  }

  @Test
  void aQuestionThatIsAllSubjectHasNoFollowUp() {
    assertThat(shapes.followUp("What is classical conditioning?")).isEmpty();
  }
}
