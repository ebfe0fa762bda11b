package org.dars.assistant.quiz.make;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dars.assistant.quiz.CourseText;
import org.dars.assistant.quiz.KeyTerm;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.models.onnx.EmbedderSettings;
import org.dars.models.onnx.OnnxEmbedder;
import org.junit.jupiter.api.Test;

/** What makes an item worth asking: near wrong answers, examples, steps that tell no place. */
class BetterSeedsTest {

  private static final SourceDocument LEARNING =
      CourseText.document(
          "d",
          "Learning",
          """
          # Learning

          In **negative punishment**, a pleasant stimulus is taken away to decrease a behavior. For example, when a child \
          misbehaves, a parent can take away a favorite toy.

          In **positive punishment**, an undesirable stimulus is added to decrease a behavior. For example, he was scolded.

          There are many kinds of treatment, such as couples therapy, group therapy, and drug therapy.

          ## Key Terms

          **negative punishment**: taking away a pleasant stimulus to decrease a behavior

          **positive punishment**: adding an undesirable stimulus to decrease a behavior

          **negative reinforcement**: taking away an undesirable stimulus to increase a behavior

          **positive reinforcement**: adding a desirable stimulus to increase a behavior

          **retrograde amnesia**: loss of memory for events before a trauma

          **anterograde amnesia**: loss of memory for events after a trauma

          **sulcus**: depressions or grooves in the cerebral cortex

          **longitudinal fissure**: deep groove in the cortex of the brain

          **retina**: light-sensitive lining of the eye

          **pupil**: small opening in the eye

          **sundial**: it is like when you tell the time
          """);

  private static Material material(TermVectors vectors) {
    return new Material(
        new ItemRequest("c", List.of(), Set.of(), Set.of(), 10, 1, "en", List.of()),
        List.of(LEARNING),
        vectors);
  }

  private static KeyTerm term(Material material, String name) {
    return material.terms().stream().filter(t -> t.term().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void anExampleRightAfterADefinitionAsksForItsConcept() {
    List<Seed> seeds = new ExampleSeeds(material(TermVectors.none())).seeds();
    assertThat(seeds).hasSize(1);
    Item item = seeds.getFirst().item().get().orElseThrow();
    assertThat(item.stem().value())
        .contains("“When a child misbehaves, a parent can take away a favorite toy.”");
    assertThat(item.about().bloom()).isEqualTo(Bloom.UNDERSTAND);
    Body.Choice choice = (Body.Choice) item.body();
    assertThat(choice.options().stream().filter(Body.Option::right).map(o -> o.text().value()))
        .containsExactly("negative punishment");
    assertThat(choice.options().stream().map(o -> o.text().value()))
        .contains("positive punishment", "negative reinforcement");
  }

  @Test
  void definitionsThatPartInAnOppositeMeetAndThoseThatSayTheSameDoNot() {
    Material material = material(TermVectors.none());
    Rivals rivals = material.rivals();
    KeyTerm retrograde = term(material, "retrograde amnesia");
    KeyTerm anterograde = term(material, "anterograde amnesia");
    assertThat(material.likeness().confusable(retrograde, anterograde)).isTrue();
    assertThat(rivals.alsoRight(retrograde, anterograde)).isFalse();
    assertThat(rivals.alsoRight(term(material, "sulcus"), term(material, "longitudinal fissure")))
        .isTrue();
  }

  @Test
  void withVectorsTheNearestOfMeaningComeFirstAndTheFarNotAtAll() {
    try (TermVectors vectors =
        new TermVectors(() -> OnnxEmbedder.open(EmbedderSettings.standard()))) {
      Material material = material(vectors);
      KeyTerm key = term(material, "negative punishment");
      List<String> wrong =
          material.rivals().pick(key, Rivals.Shown.AS_TERM, "", t -> true, Rivals.COUNT).stream()
              .map(KeyTerm::term)
              .toList();
      assertThat(wrong)
          .containsExactlyInAnyOrder(
              "positive punishment", "negative reinforcement", "positive reinforcement");
      assertThat(material.rivals().near(key, term(material, "positive punishment")))
          .isGreaterThan(material.rivals().near(key, term(material, "pupil")));
    }
  }

  @Test
  void anEmbedderThatDoesNotOpenOrServeTheLanguageLeavesTheWords() {
    try (TermVectors broken =
        new TermVectors(() -> {
          throw new IllegalStateException("the model is damaged");
        })) {
      assertThat(broken.of(List.of("a", "b"), "en")).isEmpty();
      assertThat(material(broken).rivals()).isNotNull();
    }
    try (TermVectors vectors =
        new TermVectors(() -> OnnxEmbedder.open(EmbedderSettings.standard()))) {
      assertThat(vectors.of(List.of("сон"), "kk")).isEmpty();
      assertThat(vectors.of(List.of("sleep"), "en").orElseThrow()).hasSize(1);
    }
  }

  @Test
  void aPoorDefinitionIsAskedLast() {
    Material material = material(TermVectors.none());
    assertThat(material.worth().of(term(material, "sundial"))).isLessThan(Worth.GOOD);
    assertThat(material.worth().of(term(material, "retina"))).isGreaterThanOrEqualTo(Worth.GOOD);
    List<Seed> seeds = new ArrayList<>(new TermSeeds(material).seeds());
    Turns turns = new Turns(seeds, 0, 1);
    List<Seed> order = new ArrayList<>();
    for (Optional<Seed> next = turns.next(); next.isPresent(); next = turns.next()) {
      order.add(next.get());
    }
    int firstPoor =
        order.indexOf(order.stream().filter(s -> s.worth() < Worth.GOOD).findFirst().orElseThrow());
    assertThat(order.subList(firstPoor, order.size())).allMatch(s -> s.worth() < Worth.GOOD);
  }

  @Test
  void stepsLoseTheWordsThatTellTheirPlace() {
    String list =
        """
        # Shaping

        These are the steps:

        - First, reinforce any response that resembles the behavior.
        - Then reinforce what comes closer to it;
        - Next, reinforce only what comes closest.
        - Finally, reinforce the behavior alone.
        """;
    SourceDocument document = CourseText.list("s", "Shaping", list);
    Material material =
        new Material(
            new ItemRequest("c", List.of(), Set.of(), Set.of(), 10, 1, "en", List.of()),
            List.of(document),
            TermVectors.none());
    Item item =
        new OrderSeeds(material)
            .seeds().stream()
                .filter(s -> s.kind() == ItemKind.ORDERING)
                .findFirst()
                .orElseThrow()
                .item()
                .get()
                .orElseThrow();
    assertThat(((Body.Ordering) item.body()).steps().stream().map(s -> s.value()))
        .containsExactly(
            "Reinforce any response that resembles the behavior.",
            "Reinforce what comes closer to it",
            "Reinforce only what comes closest.",
            "Reinforce the behavior alone.");
  }
}
