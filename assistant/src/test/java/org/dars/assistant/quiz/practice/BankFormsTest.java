package org.dars.assistant.quiz.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseFixture;
import org.dars.assistant.quiz.QuizRoom;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.Blueprint;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests as instructors set them in the bank. */
class BankFormsTest {

  private static final String ZONE = "a";

  @Test
  void aBlueprintOfTheBankDrawsApprovedItemsAndEssaysWhereItAsksForThem(@TempDir Path folder)
      throws Exception {
    try (CourseFixture fixture = new CourseFixture(folder.resolve("home"))) {
      fixture.add(ZONE, CourseFixture.course(folder.resolve("kelp"), "kelp", 1));
      Course course = fixture.library.course(ZONE, "kelp").orElseThrow();
      QuizRoom room = new QuizRoom(fixture.database, fixture.library, Clock.systemUTC());
      SourceQuote source = new SourceQuote("unit-01", "Unit 1", "p1", "", "first point");
      List<Item> items = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        items.add(
            PracticeItems.choice("c" + i, "Kelp", "What is " + i + "?", List.of("a", "b"), source));
        items.add(
            PracticeItems.item(
                "e" + i,
                "Kelp",
                "Why " + i + "?",
                new Body.Essay(RichText.plain("so"), RichText.EMPTY),
                source));
      }
      PracticeItems.approve(room.bank(ZONE, course), items);
      save(room, course, "two", 2);
      save(room, course, "six", 6);
      String visitor = "a".repeat(64);
      Tests tests = room.tests();
      Blueprint two = tests.find(ZONE, course, visitor, "two").orElseThrow().blueprint();
      String id = tests.begin(ZONE, course, visitor, two, 7).attempt();
      List<Step> steps = tests.sitting(ZONE, course, visitor, id).orElseThrow().steps();
      assertThat(steps).hasSize(2);
      assertThat(steps)
          .extracting(s -> s.item().body().kind())
          .containsOnly(ItemKind.SINGLE_CHOICE);
      BankForms forms = new BankForms(room);
      assertThat(forms.draw(ZONE, course, two, 7)).extracting(BankItem::version).containsOnly(2);
      Blueprint six = forms.find(ZONE, course, "six").orElseThrow();
      assertThat(tests.begin(ZONE, course, visitor, six, 7).refusal())
          .hasValue(Tests.Refusal.NO_ITEMS);
      assertThat(forms.list(ZONE, course)).as("what the bank can fill").containsExactly(two);
      Blueprint.Cell any = new Blueprint.Cell("", null, null, 0, 1, 1);
      Blueprint.Cell written = new Blueprint.Cell("", null, ItemKind.ESSAY, 0, 1, 2);
      Blueprint mixed = new Blueprint("mixed", "M", List.of(any, written), 0.5, 0, 0, true);
      assertThat(room.blueprints(ZONE, course).save(mixed, 0)).isTrue();
      assertThat(forms.draw(ZONE, course, mixed, 7))
          .extracting(i -> i.item().body().kind())
          .containsExactly(ItemKind.SINGLE_CHOICE, ItemKind.ESSAY, ItemKind.ESSAY);
    }
  }

  private static void save(QuizRoom room, Course course, String id, int count) {
    Blueprint.Cell cell = new Blueprint.Cell("", null, null, 0, 1, count);
    assertThat(
            room.blueprints(ZONE, course)
                .save(new Blueprint(id, id, List.of(cell), 0.5, 0, 0, true), 0))
        .isTrue();
  }
}
