package org.dars.assistant.quiz.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.quiz.CourseText;
import org.dars.assistant.quiz.RealCourses;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.examine.CourseExaminer;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.make.written.AuthorModel;
import org.dars.index.courseware.Block;
import org.junit.jupiter.api.Test;

class ItemMakerTest {

  private static ItemRequest request(int count, long seed) {
    return new ItemRequest("c", List.of(), Set.of(), Set.of(), count, seed, "en", List.of());
  }

  private static Made make(ItemRequest request, List<SourceDocument> documents) throws Exception {
    return new ItemMaker()
        .make(request, documents, new CourseExaminer(documents, request.language()), null);
  }

  private static void holdsUp(List<Item> items, List<SourceDocument> documents) {
    Map<String, String> blocks = new HashMap<>();
    for (SourceDocument d : documents) {
      for (Block b : d.blocks()) {
        blocks.put(d.id() + "\n" + b.id(), b.text());
      }
    }
    Set<String> ids = new HashSet<>();
    Set<String> questions = new HashSet<>();
    for (Item item : items) {
      assertThat(ids.add(item.id())).as(item.id()).isTrue();
      assertThat(questions.add(Asked.text(item))).as(Asked.text(item)).isTrue();
      assertThat(item.sources()).as(item.stem().value()).isNotEmpty();
      for (SourceQuote q : item.sources()) {
        assertThat(blocks.get(q.document() + "\n" + q.block())).contains(q.quote());
      }
      assertThat(item.about().author()).isEqualTo("the course's own words");
      assertThat(item.about().state()).isEqualTo(ItemState.DRAFT);
      assertThat(item.about().bloom()).isNotNull();
      assertThat(item.about().difficulty()).isBetween(0.0, 1.0);
      assertThat(item.about().category()).isNotEmpty();
      assertThat(item.about().objective()).isNotBlank();
      assertThat(item.explanation().isEmpty()).isFalse();
      if (item.body() instanceof Body.Choice choice) {
        assertThat(choice.options()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(choice.options().stream().filter(Body.Option::right).count() == 1)
            .isEqualTo(choice.single());
        assertThat(choice.options()).noneMatch(o -> o.feedback().isEmpty());
      }
    }
  }

  @Test
  void theSampleCourseGivesManyKindsOfProvenItems() throws Exception {
    List<SourceDocument> documents = RealCourses.sample();
    Made made = make(request(80, 1), documents);
    assertThat(made.items()).hasSize(80);
    assertThat(made.examinations()).hasSize(80).allMatch(e -> e.sound());
    holdsUp(made.items(), documents);
    EnumSet<ItemKind> kinds = EnumSet.noneOf(ItemKind.class);
    made.items().forEach(i -> kinds.add(i.body().kind()));
    assertThat(kinds)
        .contains(
            ItemKind.SINGLE_CHOICE,
            ItemKind.CLOZE,
            ItemKind.TRUE_FALSE,
            ItemKind.SHORT_ANSWER,
            ItemKind.MATCHING,
            ItemKind.ESSAY);
  }

  @Test
  void theSameSeedGivesTheSameItemsAndAnotherSeedOthers() throws Exception {
    List<SourceDocument> documents = RealCourses.sample();
    assertThat(make(request(20, 5), documents)).isEqualTo(make(request(20, 5), documents));
    assertThat(make(request(20, 6), documents).items())
        .isNotEqualTo(make(request(20, 5), documents).items());
  }

  @Test
  void aBatchThatStoppedGoesOnWithoutRepeating() throws Exception {
    List<SourceDocument> documents = RealCourses.sample();
    List<Item> first = new ArrayList<>();
    ItemListener until =
        (item, e) -> {
          first.add(item);
          return first.size() < 25;
        };
    CourseExaminer examiner = new CourseExaminer(documents, "en");
    Made stopped = new ItemMaker().make(request(60, 1), documents, examiner, null, until);
    assertThat(stopped.items()).hasSize(25).containsExactlyInAnyOrderElementsOf(first);
    assertThat(stopped.notes()).isEmpty();
    ItemRequest rest = new ItemRequest("c", List.of(), Set.of(), Set.of(), 35, 1, "en", first);
    List<Item> all = new ArrayList<>(first);
    all.addAll(make(rest, documents).items());
    assertThat(all).hasSize(60);
    holdsUp(all, documents);
  }

  @Test
  void levelsThatNeedAModelSaySo() throws Exception {
    List<SourceDocument> documents = RealCourses.sample();
    String why = "Levels above \"understand\" need a language model";
    ItemRequest high =
        new ItemRequest("c", List.of(), Set.of(), Set.of(Bloom.ANALYSE), 500, 1, "en", List.of());
    assertThat(make(high, documents).notes()).anyMatch(n -> n.startsWith(why));
    ItemRequest low =
        new ItemRequest(
            "c", List.of(), Set.of(), Set.of(Bloom.UNDERSTAND), 500, 1, "en", List.of());
    assertThat(make(low, documents).notes()).noneMatch(n -> n.startsWith(why));
  }

  @Test
  void anInterruptEndsABatchAfterTheItemsThatTheListenerHeardOf() throws Exception {
    List<SourceDocument> documents = RealCourses.sample();
    List<Item> heard = new ArrayList<>();
    ItemListener interrupts =
        (item, e) -> {
          heard.add(item);
          Thread.currentThread().interrupt();
          return true;
        };
    assertThatThrownBy(() ->
            new ItemMaker()
                .make(
                    request(60, 1),
                    documents,
                    new CourseExaminer(documents, "en"),
                    null,
                    interrupts))
        .isInstanceOf(InterruptedException.class);
    assertThat(heard).hasSize(1);
  }

  @Test
  void kindsAndLevelsThatAreAskedForAreTheOnlyOnes() throws Exception {
    List<SourceDocument> documents = RealCourses.sample();
    ItemRequest matching =
        new ItemRequest("c", List.of(), Set.of(ItemKind.MATCHING), Set.of(), 3, 1, "en", List.of());
    assertThat(make(matching, documents).items())
        .isNotEmpty()
        .allMatch(i -> i.body() instanceof Body.Matching);
    ItemRequest understood =
        new ItemRequest("c", List.of(), Set.of(), Set.of(Bloom.UNDERSTAND), 5, 1, "en", List.of());
    assertThat(make(understood, documents).items())
        .isNotEmpty()
        .allMatch(i -> i.about().bloom() == Bloom.UNDERSTAND);
  }

  @Test
  void severalSectionsAreAskedAboutAndOneThatIsNotThereIsNamed() throws Exception {
    List<SourceDocument> documents = RealCourses.sample();
    ItemRequest two =
        new ItemRequest(
            "c",
            List.of("bias and accessibility", "prompt patterns"),
            Set.of(),
            Set.of(),
            20,
            1,
            "en",
            List.of());
    Set<String> asked = new HashSet<>();
    make(two, documents).items().forEach(i -> asked.add(i.sources().getFirst().document()));
    assertThat(asked).hasSizeGreaterThanOrEqualTo(2);
    assertThat(asked).allMatch(d -> d.contains("bias") || d.contains("pattern"));
    ItemRequest none =
        new ItemRequest(
            "c",
            List.of("prompt patterns", "Astrology"),
            Set.of(),
            Set.of(),
            5,
            1,
            "en",
            List.of());
    assertThatThrownBy(() -> make(none, documents))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no section is called \"Astrology\"");
  }

  @Test
  void aCourseWithNothingToAskGivesNoItemsAndSaysWhatToDo() throws Exception {
    Made made =
        make(
            request(5, 1),
            List.of(CourseText.document("d", "Doc", "# A\n\nNothing is defined here.")));
    assertThat(made.items()).isEmpty();
    assertThat(made.notes())
        .singleElement()
        .asString()
        .contains("No key terms with definitions were found");
  }

  @Test
  void keysStandAtEveryPositionEquallyOften() throws Exception {
    int[] positions = new int[4];
    for (Item item : make(request(80, 3), RealCourses.sample()).items()) {
      if (item.body() instanceof Body.Choice c && c.single() && c.options().size() == 4) {
        for (int i = 0; i < 4; i++) {
          positions[i] += c.options().get(i).right() ? 1 : 0;
        }
      }
    }
    int all = positions[0] + positions[1] + positions[2] + positions[3];
    assertThat(all).isGreaterThan(12);
    // Gaps with options take their turns, too.
    for (int position : positions) {
      assertThat(position).isBetween(all / 4 - all / 6, all / 4 + all / 6 + 1);
    }
  }

  @Test
  void aMongolianCourseIsAskedInMongolianWithoutATagger() throws Exception {
    String mongolian =
        "## Гол ойлголтууд\n\n**ой санамж**: мэдээллийг хадгалах чадвар\n\n**анхаарал**: нэг зүйлд төвлөрөх үйл явц\n\n"
            + "**сэтгэхүй**: асуудлыг шийдвэрлэх оюун ухааны үйл\n\n**төсөөлөл**: байхгүй юмыг дотроо дүрслэх";
    Made made =
        make(
            new ItemRequest("c", List.of(), Set.of(), Set.of(), 6, 1, "mn", List.of()),
            List.of(CourseText.document("d", "Сэтгэл", mongolian)));
    assertThat(made.items()).hasSizeGreaterThanOrEqualTo(4);
    assertThat(made.items())
        .allSatisfy(i -> assertThat(i.stem().value()).doesNotContainPattern("[A-Za-z]"));
    assertThat(made.notes()).noneMatch(n -> n.contains("no question wording"));
  }

  @Test
  void whatAModelWroteComesFirstAndTheRestIsMadeFromTheCourse() throws Exception {
    String text =
        """
        # Memory

        Sleep helps the hippocampus to move new memories into the cortex. During the night the brain replays what \
        happened by day, and what was replayed is kept better than what was not. People who stay awake after learning \
        forget more of it within a week. This holds for lists of words as well as for skills, and for the young as well \
        as for the old.

        ## Key Terms

        **engram**: physical trace of memory in the brain

        **schema**: cluster of related concepts

        **algorithm**: set of instructions for solving a problem

        **heuristic**: shortcut that saves time when deciding
        """;
    AuthorModel author =
        new AuthorModel()
            .objectives(o -> o.put("objective", "Explain how sleep helps memory"))
            .items(item -> {
              item.put("stem", "Where do recent traces go at night?");
              ArrayNode options = item.putArray("options");
              for (String where :
                  List.of("To the cortex", "To the retina", "To the cochlea", "To the spine")) {
                options
                    .addObject()
                    .put("text", where)
                    .put("right", options.size() == 1)
                    .put("feedback", options.size() == 1 ? "" : "That is no place for memories.");
              }
            });
    List<SourceDocument> documents = List.of(CourseText.document("d", "Memory", text));
    Made made =
        new ItemMaker()
            .make(
                new ItemRequest(
                    "c",
                    List.of(),
                    Set.of(ItemKind.SINGLE_CHOICE),
                    Set.of(),
                    3,
                    1,
                    "en",
                    List.of()),
                documents,
                new CourseExaminer(documents, "en"),
                author.model());
    assertThat(made.items()).as(made.notes().toString()).hasSize(3);
    assertThat(made.items().stream().map(i -> i.about().author()).distinct())
        .as(made.notes() + " " + made.dropped())
        .containsExactlyInAnyOrder("scripted", "the course's own words");
  }
}
