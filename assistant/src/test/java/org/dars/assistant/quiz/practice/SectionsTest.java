package org.dars.assistant.quiz.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.item.Item;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sections as learners choose them: by the whole path, with all that is inside. */
class SectionsTest extends SittingsFixture {

  private static final SourceQuote ONE = new SourceQuote("u1", "Unit 1", "p1", "", "first point");
  private static final SourceQuote TWO = new SourceQuote("u2", "Unit 2", "p1", "", "first point");

  /** Of another document with the same title. */
  private static final SourceQuote TWIN = new SourceQuote("u3", "Unit 2", "p1", "", "first point");

  @BeforeEach
  void fill() {
    items.forEach(i ->
        PracticeItems.change(
            room.bank(ZONE, course), i, org.dars.assistant.quiz.item.ItemState.RETIRED));
    items =
        PracticeItems.approve(
            room.bank(ZONE, course),
            List.of(
                placed("a", ONE, "Unit 1"),
                placed("b", ONE, "Unit 1", "Summary"),
                placed("c", ONE, "Unit 1", "Limits", "Windows"),
                placed("d", TWO, "Unit 2", "Summary"),
                placed("e", TWIN, "Unit 2", "Summary"),
                placed("f", ONE)));
  }

  private static Item placed(String id, SourceQuote source, String... category) {
    Item item =
        PracticeItems.choice(id, "", "What is " + id + "?", List.of("Right", "wrong"), source);
    Item.About a = item.about();
    return item.withAbout(
        new Item.About(
            List.of(category),
            "Know " + id.replace('b', 'a'),
            a.bloom(),
            a.difficulty(),
            a.language(),
            a.author(),
            a.state(),
            a.tags()));
  }

  private List<Mastery> sections() {
    return practice.overview(ZONE, course, ANNA).sections();
  }

  private List<String> asked(Set<String> sections) {
    Optional<String> id =
        practice.begin(ZONE, course, ANNA, new Practice.Wish(sections, false, 50), 1);
    return id.flatMap(i -> practice.sitting(ZONE, course, ANNA, i)).stream()
        .flatMap(s -> s.steps().stream())
        .map(s -> s.item().id())
        .sorted()
        .toList();
  }

  private static Mastery named(List<Mastery> sections, String name) {
    return sections.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void sectionsOfOneNameInSeveralDocumentsStayApart() {
    assertThat(sections())
        .extracting(Mastery::name)
        .containsExactly("Unit 1", "Unit 2", "Unit 2", "");
    Mastery summary = named(named(sections(), "Unit 1").parts(), "Summary");
    assertThat(asked(Set.of(summary.key()))).containsExactly("b");
    assertThat(asked(Set.of(sections().get(1).key()))).containsExactly("d");
    assertThat(asked(Set.of(sections().get(2).key()))).as("titled alike").containsExactly("e");
    assertThat(asked(Set.of(sections().get(3).key()))).as("of none").containsExactly("f");
  }

  @Test
  void aDocumentTakesEverythingInItAndItsMasteryRollsUp() {
    Mastery unit = sections().getFirst();
    assertThat(asked(Set.of(unit.key()))).containsExactly("a", "b", "c");
    assertThat(unit.items()).isEqualTo(3);
    assertThat(unit.size()).as("with Summary, Limits, Windows").isEqualTo(4);
    Mastery limits = named(unit.parts(), "Limits");
    assertThat(asked(Set.of(limits.key()))).containsExactly("c");
    Sitting sitting = begun(Set.of(limits.key()));
    answer(sitting, 1, "0");
    Mastery now = sections().getFirst();
    assertThat(now.answered()).isEqualTo(1);
    assertThat(now.share()).isCloseTo(1.0 / 3, within(1e-9));
    assertThat(named(named(now.parts(), "Limits").parts(), "Windows").share())
        .isCloseTo(1, within(1e-9));
    clock.pass(Duration.ofDays(20));
    assertThat(sections().getFirst().due()).isEqualTo(1);
  }

  private Sitting begun(Set<String> sections) {
    String id =
        practice.begin(ZONE, course, ANNA, new Practice.Wish(sections, false, 50), 2).orElseThrow();
    return practice.sitting(ZONE, course, ANNA, id).orElseThrow();
  }

  @Test
  void aDocumentsSectionsAreTickedByTheLargestThatAreItsOwn() {
    assertThat(practice.sections(ZONE, course, "u2")).containsExactly(sections().get(1).key());
    assertThat(practice.sections(ZONE, course, "u1"))
        .containsExactlyInAnyOrder(sections().get(0).key(), sections().get(3).key());
    assertThat(practice.sections(ZONE, course, "none")).isEmpty();
  }

  @Test
  void oneThatAloneHasEverythingIsLeftOut() {
    List<BankItem> one = new ArrayList<>(items.subList(1, 3));
    assertThat(new Masteries(java.util.Map.of(), clock.instant()).tree(one))
        .extracting(Mastery::name)
        .containsExactly("Summary", "Limits");
  }

  @Test
  void anObjectiveIsToldOnceAllItsItemsAreAnswered() {
    assertThat(practice.objectives(ZONE, course, ANNA)).isEmpty();
    Sitting sitting = begun(Set.of());
    int a = number(sitting, "a");
    answer(sitting, a, "0");
    assertThat(practice.objectives(ZONE, course, ANNA)).as("b has the same").isEmpty();
    answer(sitting, number(sitting, "b"), "1");
    assertThat(practice.objectives(ZONE, course, ANNA))
        .singleElement()
        .satisfies(o -> {
          assertThat(o.name()).isEqualTo("Know a");
          assertThat(o.items()).isEqualTo(2);
        });
  }

  private static int number(Sitting sitting, String item) {
    return sitting.steps().stream()
        .filter(s -> s.item().id().equals(item))
        .findFirst()
        .orElseThrow()
        .number();
  }

  @Test
  void theSameTapTwiceIsOneRoundAndTheNextIsAnother() {
    Practice.Wish wish = new Practice.Wish(Set.of(), false, 3);
    String first = practice.begin(ZONE, course, ANNA, wish, 7).orElseThrow();
    assertThat(practice.begin(ZONE, course, ANNA, wish, 7)).hasValue(first);
    assertThat(practice.sittings(ZONE, course, ANNA)).hasSize(1);
    clock.pass(Duration.ofSeconds(1));
    assertThat(practice.begin(ZONE, course, ANNA, new Practice.Wish(Set.of(), false, 2), 7))
        .isPresent()
        .isNotEqualTo(Optional.of(first));
    clock.pass(Duration.ofSeconds(1));
    String last = practice.begin(ZONE, course, ANNA, wish, 7).orElseThrow();
    Sitting sitting = practice.sitting(ZONE, course, ANNA, last).orElseThrow();
    answer(sitting, 1, "0");
    assertThat(practice.begin(ZONE, course, ANNA, wish, 7))
        .as("one with answers goes on by itself")
        .isPresent()
        .isNotEqualTo(Optional.of(last));
  }

  @Test
  void onlyTheWrongOnesComeAgain() {
    Sitting sitting = begun(Set.of());
    for (int i = 1; i <= sitting.steps().size(); i++) {
      answer(sitting, i, i <= 2 ? "1" : "0");
    }
    Sitting done = again(sitting);
    clock.pass(Duration.ofSeconds(1));
    String id = practice.again(ZONE, course, done).orElseThrow();
    assertThat(practice.again(ZONE, course, done)).as("a second tap").hasValue(id);
    Sitting wrong = practice.sitting(ZONE, course, ANNA, id).orElseThrow();
    assertThat(wrong.steps())
        .extracting(s -> s.item().id())
        .containsExactly(done.steps().get(0).item().id(), done.steps().get(1).item().id());
    answer(wrong, 1, "0");
    answer(wrong, 2, "0");
    assertThat(practice.again(ZONE, course, again(wrong))).as("all right now").isEmpty();
  }
}
