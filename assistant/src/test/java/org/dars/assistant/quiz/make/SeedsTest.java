package org.dars.assistant.quiz.make;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashSet;
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
import org.junit.jupiter.api.Test;

/** What each pattern makes of a few lines. */
class SeedsTest {

  private static final SourceDocument DOCUMENT =
      CourseText.document(
          "d",
          "The heart",
          """
          # The heart

          The heart has four chambers: the left atrium, the right atrium, the left ventricle, and the right ventricle.

          Cardiac output at rest is about 5 liters of blood that the heart pumps in a minute.

          In a resting adult, cardiac output is 5 liters of blood that the heart pumps in a minute.

          Exercise increases cardiac output, the volume of blood that the heart pumps in a minute.

          ## How a beat goes

          First, the sinus node fires and both atria contract. Then the signal waits at the second node. \
          Finally, both ventricles contract and blood leaves the heart.

          ## Two discoveries

          In 1628, William Harvey described how blood circulates through the body. In 1733, Stephen Hales measured the \
          pressure of blood in a horse. In 1816, a French physician built the first wooden stethoscope.

          ## Key Terms

          **cardiac output**: volume of blood that the heart pumps in a minute

          **stroke volume**: volume of blood that one beat moves

          **sinus node**: group of cells that starts each beat

          **valve**: flap that keeps blood from flowing back

          **artery**: vessel that carries blood away from the heart

          **vein**: vessel that carries blood to the heart

          **hypertensive**: having high pressure in the vessels
          """);

  private static Material material() {
    return new Material(
        new ItemRequest("c", List.of(), Set.of(), Set.of(), 10, 1, "en", List.of()),
        List.of(DOCUMENT),
        TermVectors.none());
  }

  private static KeyTerm term(Material material, String name) {
    return material.terms().stream().filter(t -> t.term().equals(name)).findFirst().orElseThrow();
  }

  private static Item made(List<Seed> seeds, ItemKind kind, String how) {
    return seeds.stream()
        .filter(s -> s.kind() == kind)
        .map(s -> s.item().get())
        .flatMap(Optional::stream)
        .filter(i -> i.about().tags().contains(how))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anAdjectiveIsNotANoun() {
    Material material = material();
    assertThat(material.nature().of(term(material, "hypertensive")).kind())
        .isEqualTo(WordClass.ADJECTIVE);
    assertThat(material.nature().of(term(material, "artery")).kind()).isEqualTo(WordClass.NOUN);
    assertThat(material.nature().of(term(material, "artery")).head()).isEqualTo("vessel");
    List<KeyTerm> wrong =
        material
            .rivals()
            .pick(term(material, "artery"), Rivals.Shown.AS_TERM, "", t -> true, Rivals.COUNT);
    assertThat(wrong).hasSize(3).noneMatch(t -> t.term().equals("hypertensive"));
  }

  @Test
  void aLanguageWithoutAModelHasNoTaggerAndFrenchHasOne() {
    assertThat(Tagger.of("kk")).isEmpty();
    assertThat(Tagger.of("und")).isEmpty();
    assertThat(Tagger.of("fr").orElseThrow().tag("la mémoire est courte").get(1).tag())
        .isEqualTo("NOUN");
  }

  @Test
  void numbersTakeATwentiethWhereTheCourseIsNotExact() {
    Item item = made(new NumberSeeds(material()).seeds(), ItemKind.NUMERIC, "number-typed");
    assertThat(item.stem().value()).contains("about _____ liters").doesNotContain("5");
    Body.Numeric body = (Body.Numeric) item.body();
    assertThat(body.keys().getFirst().value()).isEqualByComparingTo("5");
    assertThat(body.keys().getFirst().tolerance()).isEqualByComparingTo(new BigDecimal("0.25"));
    assertThat(body.unit()).isEqualTo("liters");
  }

  @Test
  void stepsThatAreToldBecomeAnOrder() {
    Item item = made(new OrderSeeds(material()).seeds(), ItemKind.ORDERING, "steps-told");
    assertThat(((Body.Ordering) item.body()).steps().stream().map(s -> s.value()))
        .containsExactly(
            "The sinus node fires and both atria contract.",
            "The signal waits at the second node.",
            "Both ventricles contract and blood leaves the heart.");
  }

  @Test
  void datedEventsAreOrderedWithoutTheirDates() {
    Item item = made(new OrderSeeds(material()).seeds(), ItemKind.ORDERING, "events");
    List<String> steps =
        ((Body.Ordering) item.body()).steps().stream().map(s -> s.value()).toList();
    assertThat(steps).hasSize(3).noneMatch(s -> s.matches(".*\\d{4}.*"));
    assertThat(steps.getFirst()).startsWith("William Harvey");
    assertThat(steps.getLast()).startsWith("A French physician");
  }

  @Test
  void aDirectionThatIsTurnedRoundIsFalse() {
    List<Seed> seeds = new SwapSeeds(material()).seeds();
    assertThat(seeds).isNotEmpty();
    Item item = seeds.getFirst().item().get().orElseThrow();
    boolean truth = ((Body.TrueFalse) item.body()).key();
    assertThat(item.stem().value()).contains(truth ? "increases" : "decreases");
    assertThat(item.sources().getFirst().quote()).contains("increases");
    assertThat(item.about().bloom()).isEqualTo(Bloom.REMEMBER);
  }

  @Test
  void onlyPluralsAreAcceptedWithoutTheirEnding() {
    for (String name : List.of("hindsight bias", "homeostasis", "meta-analysis", "pancreas")) {
      KeyTerm term = new KeyTerm(name, List.of(name), "x", "x", List.of(), "s", 0, true);
      assertThat(TermSeeds.accepted(term)).noneMatch(a -> !a.text().endsWith("s"));
    }
    KeyTerm plural = new KeyTerm("neurons", List.of("neurons"), "x", "x", List.of(), "s", 0, true);
    assertThat(TermSeeds.accepted(plural).stream().map(Body.Accepted::text)).contains("neuron");
  }

  @Test
  void whoTicksEveryOptionGetsNothing() {
    for (Seed seed : new MemberSeeds(material()).seeds()) {
      seed.item()
          .get()
          .ifPresent(item -> {
            BigDecimal sum =
                ((Body.Choice) item.body())
                    .options().stream()
                        .map(Body.Option::weight)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum.abs()).isLessThan(new BigDecimal("0.000001"));
          });
    }
    assertThat(new MemberSeeds(material()).seeds()).isNotEmpty();
  }

  @Test
  void objectivesAreTheCoursesOwnOrASectionsMainIdeas() {
    Set<String> aims = new HashSet<>();
    List<Seed> seeds = new TermSeeds(material()).seeds();
    seeds.forEach(s -> s.item().get().ifPresent(i -> aims.add(i.about().objective())));
    assertThat(aims).isNotEmpty().hasSizeLessThan(seeds.size() / 2);
    assertThat(aims).noneMatch(String::isBlank);
  }

  @Test
  void shortAnswersAcceptOtherSpellings() {
    KeyTerm term =
        new KeyTerm(
            "Déjà-vu memories",
            List.of("Déjà-vu memories", "DVM"),
            "x",
            "x",
            List.of(),
            "s",
            0,
            true);
    assertThat(TermSeeds.accepted(term).stream().map(Body.Accepted::text))
        .contains("Déjà-vu memories", "Déjà vu memories", "Deja-vu memories", "DVM");
  }

  @Test
  void objectivesHaveTheLevelOfTheirVerb() {
    assertThat(Objectives.bloom("Define long-term memory")).isEqualTo(Bloom.REMEMBER);
    assertThat(Objectives.bloom("Design an experiment")).isEqualTo(Bloom.CREATE);
    assertThat(Objectives.bloom("Classical conditioning")).isEqualTo(Bloom.UNDERSTAND);
  }

  @Test
  void aFactIsAskedOnceAndNearDuplicatesAreFound() {
    Material material = material();
    List<Seed> seeds = new TermSeeds(material).seeds();
    Item choice = made(seeds, ItemKind.SINGLE_CHOICE, "term-of-meaning");
    Asked asked = new Asked();
    assertThat(asked.repeats(choice)).isFalse();
    asked.add(choice);
    assertThat(asked.repeats(choice)).isTrue();
    Item other = made(seeds, ItemKind.SINGLE_CHOICE, "meaning-of-term");
    assertThat(asked.repeats(other)).isFalse();
  }
}
