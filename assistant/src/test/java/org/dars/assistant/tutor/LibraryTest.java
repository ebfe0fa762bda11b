package org.dars.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dars.assistant.App;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.TutorProfile;
import org.dars.assistant.course.TutorProfile.Help;
import org.dars.assistant.course.TutorProfileJson;
import org.dars.assistant.retrieve.CatchUpListener;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions put to the other courses of the zone, in a real store of two zones. */
class LibraryTest {

  private static final String ZONE = "a";
  private static final String QUESTION = "What causes volcanic eruptions?";

  @TempDir static Path folder;
  private static App app;

  @BeforeAll
  static void addCourses() throws Exception {
    app = App.open(new Settings(new Home(folder.resolve("home")).ready(), ZONE), null, null);
    add(ZONE, "sea", "# Tides\n\nThe Moon pulls the sea, which rises twice a day.\n");
    add(
        ZONE,
        "earth",
        "# Volcanoes\n\n## Eruptions\n\nVolcanic eruptions are caused by gas that expands in rising magma.\n");
    add(
        "b",
        "secret",
        "# Volcanoes\n\nVolcanic eruptions are caused by a secret of the other zone.\n");
  }

  @AfterAll
  static void close() {
    app.close();
  }

  private static void add(String zone, String id, String text) throws Exception {
    Path course = Files.createDirectories(folder.resolve(zone + "-" + id));
    Files.writeString(course.resolve("lesson.md"), text);
    app.library().add(zone, new AddRequest(course, id, id), AddListener.SILENT);
    app.retriever().catchUp(zone, CatchUpListener.SILENT);
  }

  private static Answer ask(String course, String question) throws Exception {
    Ask ask = new Ask(ZONE, course, question, List.of()).inLibrary(true);
    return app.tutor().answer(ask, AnswerListener.SILENT);
  }

  @Test
  void whatACourseDoesNotSayIsAnsweredFromAnotherWhenThatIsAskedFor() throws Exception {
    Answer own =
        app.tutor().answer(new Ask(ZONE, "sea", QUESTION, List.of()), AnswerListener.SILENT);
    Answer others = ask("sea", QUESTION);

    assertThat(own.outcome()).isEqualTo(Answer.Outcome.NOT_COVERED);
    assertThat(own.library()).isFalse();
    assertThat(others.outcome()).isEqualTo(Answer.Outcome.COVERED);
    assertThat(others.library()).isTrue();
    assertThat(others.sentences().getFirst().text()).contains("gas that expands");
    assertThat(others.citations()).allSatisfy(c -> assertThat(c.course()).isEqualTo("earth"));
    assertThat(others.nearest()).allSatisfy(n -> assertThat(n.course()).isEqualTo("earth"));
    assertThat(AnswerJson.read(AnswerJson.write(others))).isEqualTo(others);
  }

  @Test
  void anotherZoneIsNeverLookedIn() throws Exception {
    Answer others = ask("earth", "Which secret causes volcanic eruptions?");

    assertThat(others.outcome()).isEqualTo(Answer.Outcome.NOT_COVERED);
    assertThat(AnswerJson.write(others)).doesNotContain("other zone", "\"secret\"");
  }

  @Test
  void whatACourseKeepsBackForHintsIsNotToldBesideIt() throws Exception {
    TutorProfile hints = TutorProfileJson.with(TutorProfile.STANDARD, "mode", "hint");
    assertThat(hints.help()).isEqualTo(Help.HINT);
    app.profiles().put(ZONE, "earth", hints);
    try {
      assertThat(ask("sea", QUESTION).outcome()).isEqualTo(Answer.Outcome.NOT_COVERED);
    } finally {
      app.profiles().reset(ZONE, "earth");
    }
    app.profiles().put(ZONE, "sea", hints);
    try {
      assertThat(ask("sea", QUESTION).library()).isFalse();
    } finally {
      app.profiles().reset(ZONE, "sea");
    }
  }
}
