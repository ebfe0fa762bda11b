package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dars.assistant.App;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.bank.Blueprint;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.practice.PracticeItems;
import org.dars.assistant.quiz.practice.Response;
import org.dars.assistant.quiz.practice.Sitting;
import org.dars.assistant.quiz.practice.Tests;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.Settings;
import org.dars.assistant.store.Zone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Essays are listed and marked from the command line. */
class BankEssaysCommandTest {

  private static final String ANNA = "a".repeat(64);

  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void handIn() throws Exception {
    home = folder.resolve("home");
    Ran.dars("add", SmallCourse.write(folder.resolve("sea")), "--home", home, "--id", "sea").done();
    try (App app = App.open(new Settings(new Home(home), Zone.LOCAL), Map.of())) {
      Course course = app.library().course(app.zone(), "sea").orElseThrow();
      SourceQuote source =
          PracticeItems.quote(app.library(), app.zone(), "sea", "tide of great range");
      PracticeItems.approve(
          app.quizzes().bank(app.zone(), course),
          List.of(
              PracticeItems.item(
                  "e",
                  "Tides",
                  "Why are there spring tides?",
                  new Body.Essay(RichText.plain("- moon\n- sun"), RichText.EMPTY),
                  source)));
      Blueprint.Cell cell = new Blueprint.Cell("", null, ItemKind.ESSAY, 0, 1, 1);
      Blueprint test = new Blueprint("final", "Final", List.of(cell), 0.5, 0, 0, false);
      app.quizzes().blueprints(app.zone(), course).save(test, 0);
      Tests tests = app.quizzes().tests();
      String id = tests.begin(app.zone(), course, ANNA, test, 1).attempt();
      Sitting sitting = tests.sitting(app.zone(), course, ANNA, id).orElseThrow();
      tests.save(
          app.zone(), sitting, sitting.steps().getFirst(), Response.of("The moon\npulls."), "en");
      tests.submit(app.zone(), course, sitting);
    }
  }

  private Ran dars(Object... args) {
    Object[] all = new Object[args.length + 3];
    all[0] = "bank";
    System.arraycopy(args, 0, all, 1, args.length);
    all[args.length + 1] = "--home";
    all[args.length + 2] = home;
    return Ran.dars(all);
  }

  @Test
  void whatWaitsIsListedMarkedAndChanged() {
    JsonNode list = dars("essays", "sea", "--json").json();
    assertThat(list.path("waiting").asInt()).isEqualTo(1);
    JsonNode essay = list.at("/essays/0");
    assertThat(essay.path("answer").asText()).isEqualTo("The moon\npulls.");
    assertThat(essay.path("rubric")).hasSize(2);
    assertThat(essay.path("given").isNull()).isTrue();
    assertThat(list.toString()).as("who wrote it").doesNotContain(ANNA);
    String id = essay.path("id").asText();
    assertThat(dars("essays", "sea").done().out())
        .contains(
            "Why are there spring tides?",
            "  | The moon",
            "  | pulls.",
            "mark: 0 to 1 in steps of 0.05",
            "waiting 1, marked 0");

    assertThat(dars("mark", "sea", id, "1.5", "--by", "Amina").complaint())
        .isEqualTo("1.5 is no mark for this answer: give 0 to 1 in steps of 0.05");
    assertThat(dars("mark", "sea", "none", "1", "--by", "Amina").complaint())
        .isEqualTo("there is no essay \"none\" in sea; ./dars bank essays sea names them");
    assertThat(dars("essays", "sea", "--test", "mid").complaint())
        .isEqualTo("no essay of a test \"mid\" was handed in; there are some of: final");
    assertThat(
            dars("mark", "sea", id, "0.5", "--comment", "And the sun?", "--by", "Amina")
                .done()
                .out())
        .startsWith(id + ": 0.5 of 1, kept; 0 wait");
    assertThat(dars("mark", "sea", id, "1", "--by", "Amina").complaint())
        .isEqualTo("\"" + id + "\" has a mark already: 0.5 of 1; --change changes it");
    dars("mark", "sea", id, "1", "--change", "--by", "Amina").done();
    JsonNode marked = dars("essays", "sea", "--marked", "--test", "final", "--json").json();
    assertThat(marked.at("/essays/0/given").asDouble()).isEqualTo(1);
    assertThat(marked.path("waiting").asInt()).isZero();
  }
}
