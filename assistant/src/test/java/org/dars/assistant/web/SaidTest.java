package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dars.assistant.tutor.Answer;
import org.dars.assistant.tutor.Citation;
import org.junit.jupiter.api.Test;

class SaidTest {

  private static Answer.Sentence item(String text, int more) {
    return new Answer.Sentence(text, List.of(1), List.of(), Answer.Form.ITEM, List.of(), more);
  }

  private static Citation citation(int number, String anchor, String quote) {
    return new Citation(number, "d", "Lesson", "b" + number, anchor, quote);
  }

  @Test
  void itemsThatFollowEachOtherAreOneListUntilItsEnd() {
    Answer.Sentence lead = new Answer.Sentence("Three things:", List.of(1));
    Answer.Sentence last = item("c", 2);
    assertThat(Said.together(List.of(lead, item("a", 0), item("b", 0), last, item("d", 0), lead)))
        .containsExactly(
            List.of(lead),
            List.of(item("a", 0), item("b", 0), last),
            List.of(item("d", 0)),
            List.of(lead));
  }

  @Test
  void proofsOfOnePlaceWhoseWordsAreShownStandOnOneLine() {
    List<Answer.Sentence> said = List.of(item("a", 0), item("b", 0), item("c", 0));
    Citation a = citation(1, "2.1", "a");
    Citation b = citation(2, "2.1", "b");
    Citation elsewhere = citation(3, "2.2", "c");
    Citation unseen = citation(4, "2.2", "not shown");
    assertThat(Said.places(List.of(a, b, elsewhere, unseen), said))
        .containsExactly(List.of(a, b), List.of(elsewhere), List.of(unseen));
    assertThat(Said.places(List.of(a, b), List.of())).containsExactly(List.of(a), List.of(b));
  }
}
