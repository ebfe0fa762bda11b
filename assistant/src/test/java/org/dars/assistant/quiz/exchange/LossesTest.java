package org.dars.assistant.quiz.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.quiz.exchange.ItemFormat.Loss;
import org.dars.assistant.quiz.exchange.Losses.Touched;
import org.junit.jupiter.api.Test;

class LossesTest {

  private static List<String> lines(List<Loss> losses) {
    return Losses.grouped(losses).stream()
        .map(g -> g.touched() + " " + g.items() + " " + g.what())
        .toList();
  }

  @Test
  void whatHappenedToTheSameItemsIsSaidOnceAndWhatMattersFirst() {
    List<Loss> losses = new ArrayList<>();
    for (String item : List.of("a", "b", "c")) {
      losses.add(new Loss(item, "author: not in the file", false));
      losses.add(new Loss(item, "sources: not in the file", false));
      for (int option = 1; option <= 4; option++) {
        losses.add(new Loss(item, "feedback of option " + option + ": not in the file", false));
      }
    }
    losses.add(new Loss("b", "weight of option 2 of gap 1: 1, not 0.5", false));
    losses.add(new Loss("d", "it is left out: there are no orders", true));
    assertThat(lines(losses))
        .containsExactly(
            "ITEM [d] it is left out: there are no orders",
            "QUESTION [b] 1, not 0.5: weight of options of gaps",
            "FEEDBACK [a, b, c] not in the file: feedback of options",
            "RECORD [a, b, c] not in the file: author, quotes from the course");
  }

  @Test
  void everyFieldOfAnItemIsSomething() {
    assertThat(lines(List.of(new Loss("a", "whenFalse: changed", false))))
        .containsExactly("FEEDBACK [a] changed: feedback to false");
    assertThat(lines(List.of(new Loss("a", "kind: short-answer, not cloze", false))))
        .containsExactly("QUESTION [a] short-answer, not cloze: kind");
    assertThat(lines(List.of(new Loss("a", "tag 2: changed", false))))
        .containsExactly("RECORD [a] changed: tags");
    assertThat(Losses.grouped(List.of(new Loss("a", "Moodle cuts its tag \"x\"", false))))
        .containsExactly(
            new Losses.Group(Touched.RECORD, "Moodle cuts its tag \"x\"", List.of("a")));
  }
}
