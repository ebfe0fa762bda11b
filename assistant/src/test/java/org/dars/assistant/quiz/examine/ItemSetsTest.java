package org.dars.assistant.quiz.examine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dars.assistant.quiz.examine.ExamineFixture.body;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dars.assistant.quiz.examine.Finding.Outcome;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.junit.jupiter.api.Test;

class ItemSetsTest {

  private static final CourseExaminer EXAMINER = new CourseExaminer(List.of(), "en");

  private static Item item(String id, String stem, String... options) {
    return ExamineFixture.item(id, RichText.plain(stem), body(options));
  }

  private static List<Finding> of(List<Item> items, ItemCheck check) {
    return EXAMINER.examine(items).stream()
        .flatMap(e -> e.findings().stream())
        .filter(f -> f.check() == check)
        .toList();
  }

  @Test
  void anItemThatAsksNearlyTheSameFails() {
    List<Finding> found =
        of(
            List.of(
                item("a", "Which organ pumps blood through the body?", "heart", "lung", "liver"),
                item("b", "Which organ is it that pumps the blood through bodies?", "heart", "x"),
                item("c", "Which organ pumps blood through the body?", "the heart", "brain", "y"),
                item("d", "Which organ filters blood?", "kidney", "lung", "liver"),
                item("e", "Which organ filters blood and makes bile?", "liver", "lung", "x")),
            ItemCheck.NOT_A_DUPLICATE);
    assertThat(found)
        .extracting(Finding::outcome)
        .containsExactly(
            Outcome.PASSED, Outcome.FAILED, Outcome.FAILED, Outcome.PASSED, Outcome.PASSED);
    assertThat(found.get(1).reason()).isEqualTo("\"a\" asks the same");
  }

  @Test
  void ofFiveThousandItemsJustTheThousandThatRepeatOthersAreFound() {
    Duplicates duplicates = new Duplicates("en");
    int same = 0;
    for (int i = 0; i < 5_000; i++) {
      Item item = item("i" + i, "Which of these is thing " + i % 4_000 + "?", "k" + i % 4_000, "d");
      same += duplicates.like(item).isPresent() ? 1 : 0;
      duplicates.add(item);
    }
    assertThat(same).isEqualTo(1_000);
  }

  @Test
  void keysThatStandAtOnePositionAreWarnedOf() {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      items.add(item("i" + i, "Question number " + i + "?", "k" + i, "b", "c", "d"));
    }
    assertThat(of(items, ItemCheck.KEYS_SPREAD))
        .allSatisfy(f -> assertThat(f.reason()).isEqualTo("40 of 40 keys stand at position 1"));
    for (int i = 0; i < 40; i++) {
      List<Body.Option> options = new ArrayList<>(((Body.Choice) items.get(i).body()).options());
      Collections.rotate(options, i);
      items.set(i, PublishedItems.of("i" + i, "Question number " + i + "?", options));
    }
    assertThat(of(items, ItemCheck.KEYS_SPREAD)).allMatch(f -> f.outcome() == Outcome.PASSED);
    assertThat(of(items.subList(0, 5), ItemCheck.KEYS_SPREAD))
        .allMatch(f -> f.outcome() == Outcome.NOT_APPLIED);
  }
}
