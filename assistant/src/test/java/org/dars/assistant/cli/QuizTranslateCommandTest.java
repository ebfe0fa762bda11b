package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.App;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.QuizRoom;
import org.dars.assistant.quiz.QuizSources;
import org.dars.assistant.quiz.examine.Examiner;
import org.dars.assistant.quiz.make.ItemMaker;
import org.dars.assistant.quiz.make.ItemRequest;
import org.dars.assistant.store.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuizTranslateCommandTest {

  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void course() throws Exception {
    home = folder.resolve("home");
    dars("add", SmallCourse.write(folder.resolve("sea")), "--id", "sea");
  }

  private Ran dars(Object... args) {
    Object[] all = new Object[args.length + 2];
    all[0] = "--home";
    all[1] = home;
    System.arraycopy(args, 0, all, 2, args.length);
    return Ran.dars(all);
  }

  private void items(int count) throws Exception {
    Settings settings = Settings.resolve(home, Map.of());
    try (App app = App.open(settings, null, null)) {
      QuizRoom room = app.quizzes();
      Course course = app.library().course(app.zone(), "sea").orElseThrow();
      Examiner examiner = room.examiner(app.zone(), course);
      ItemRequest request =
          new ItemRequest("sea", List.of(), Set.of(), Set.of(), count, 1, "en", List.of());
      room.bank(app.zone(), course)
          .add(
              new ItemMaker()
                  .make(request, QuizSources.of(app.library(), app.zone(), "sea"), examiner, null)
                  .items(),
              examiner,
              "me",
              "made");
    }
  }

  @Test
  void itemsFollowTheirCourseAreApprovedByNameAndWrittenForMoodle() throws Exception {
    items(3);
    dars("localise", "sea", "--to", "ar", "--engine", "pseudo").done();
    JsonNode first =
        dars("quiz", "translate", "sea", "--to", "ar", "--engine", "pseudo", "--drafts", "--json")
            .json()
            .path(0);
    assertThat(first.path("follows").asText()).isEqualTo("sea-ar");
    assertThat(first.path("items").asInt()).isEqualTo(3);
    assertThat(first.path("made").asInt()).isEqualTo(3);
    assertThat(first.path("approved").asInt()).isZero();
    Path moodle = folder.resolve("quiz.xml");
    Ran ran =
        dars(
                "quiz",
                "translate",
                "sea",
                "--to",
                "ar",
                "--engine",
                "pseudo",
                "--drafts",
                "--approve",
                "--by",
                "Amina",
                "--moodle",
                moodle)
            .done();
    assertThat(ran.out())
        .startsWith(
            "ar: 3 items, 0 translated now, %d sound, ".formatted(first.path("sound").asInt()))
        .contains("after sea-ar", "key-in-quote");
    assertThat(ran.err()).contains("3 items written to " + moodle);
    assertThat(Files.readString(moodle)).contains("class=\"multilang\"");
  }

  @Test
  void whatIsMissingIsSaidInOneSentence() throws Exception {
    assertThat(dars("quiz", "translate", "sea", "--to", "es").complaint())
        .isEqualTo(
            "the question bank of \"sea\" has no approved items; --drafts takes those that nobody"
                + " approved");
    Ran unnamed = dars("quiz", "translate", "sea", "--to", "es", "--approve");
    assertThat(unnamed.code()).isEqualTo(2);
    assertThat(unnamed.err()).contains("--approve needs --by NAME: who approves?");
    Ran odd = dars("quiz", "translate", "sea", "--to", "not a language");
    assertThat(odd.code()).isEqualTo(2);
  }
}
