package org.dars.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.App;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddReport;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.TutorProfile;
import org.dars.assistant.course.TutorProfile.Help;
import org.dars.assistant.course.TutorProfile.Tone;
import org.dars.assistant.retrieve.CatchUpListener;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.Settings;
import org.dars.models.LanguageModel;
import org.dars.models.testing.ScriptedLanguageModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A course with a tutor of its own, in a real store, searched by words alone. */
class CourseTutorTest {

  private static final String ZONE = "a";
  private static final String MANIFEST =
      """
      {"title": "The sea", "language": "en",
       "tutor": {"name": "Ada", "tone": "friendly", "mode": "both", "contact": "Room 12"},
       "units": [{"title": "Water", "folder": "water", "files": ["tides.md", "currents.md"]},
                 {"title": "Life", "folder": "life", "files": ["plankton.md"]}]}
      """;

  @TempDir static Path folder;
  private static App app;

  @BeforeAll
  static void addACourse() throws Exception {
    Path course = folder.resolve("sea");
    Files.createDirectories(course.resolve("water"));
    Files.createDirectories(course.resolve("life"));
    Files.writeString(course.resolve("course.json"), MANIFEST);
    Files.writeString(
        course.resolve("water/tides.md"),
        """
        # Tides

        ## What causes them

        Tides are caused by the gravity of the Moon and the Sun. They come twice a day.

        ## Spring tides

        **Spring tide**: a tide of great range at full moon and at new moon.
        """);
    Files.writeString(
        course.resolve("water/currents.md"),
        "# Currents\n\nThe Gulf Stream brings heat from Mexico to Norway.\n");
    Files.writeString(
        course.resolve("life/plankton.md"),
        "# Plankton\n\nPlankton feeds krill, herring and the blue whale.\n");
    app = App.open(new Settings(new Home(folder.resolve("home")).ready(), ZONE), null, null);
    app.library().add(ZONE, new AddRequest(course, "sea", null), AddListener.SILENT);
    app.retriever().catchUp(ZONE, CatchUpListener.SILENT);
  }

  @AfterAll
  static void close() {
    app.close();
  }

  private static Answer ask(String message, Turn... earlier) throws Exception {
    return app.tutor()
        .answer(new Ask(ZONE, "sea", message, List.of(earlier)), AnswerListener.SILENT);
  }

  private static String said(Answer answer) {
    return String.join("\n", answer.sentences().stream().map(Answer.Sentence::text).toList());
  }

  private static TutorProfile profile(Help help, int top, String instructions) {
    return new TutorProfile("Ada", Tone.PLAIN, "", help, top, List.of(), instructions, "");
  }

  @Test
  void itIntroducesItselfByItsNameAndTone() throws Exception {
    assertThat(said(ask("hi"))).contains("Hi, good to see you", "Ada", "The sea");
    assertThat(said(ask("Who are you?"))).contains("Ada", "computer program");
    assertThat(said(ask("Кто ты?"))).contains("Ada", "компьютерная программа");
  }

  @Test
  void theCourseIsToldByItsUnits() throws Exception {
    Answer answer = ask("What is this course about?");

    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.SERVED);
    assertThat(answer.served()).isEqualTo(Intent.COURSE);
    assertThat(said(answer)).contains("Water", "Life");
    assertThat(answer.nearest())
        .extracting(SectionLink::documentTitle)
        .containsExactly("Tides", "Plankton");
  }

  @Test
  void aUnitIsToldByItsDocuments() throws Exception {
    assertThat(ask("What does unit 1 cover?").nearest())
        .extracting(SectionLink::title)
        .containsExactly("Tides", "Currents");
  }

  @Test
  void aPartIsSummarisedByNumberByTitleAndAsTheOpenPage() throws Exception {
    String tides = "Tides are caused by the gravity of the Moon and the Sun.";
    assertThat(said(ask("summarise 1.1"))).contains(tides);
    assertThat(said(ask("Summarise \"What causes them\""))).contains(tides);
    assertThat(said(ask("summarise unit 1"))).contains(tides, "The Gulf Stream");
    Ask onPage = new Ask(ZONE, "sea", "summarise this page", List.of()).onPage("water-tides");
    Answer answer = app.tutor().answer(onPage, AnswerListener.SILENT);
    assertThat(said(answer)).contains(tides);
    assertThat(answer.citations().getFirst().quote()).isEqualTo(tides);
  }

  @Test
  void aPartThatIsNotThereIsAskedBackFor() throws Exception {
    assertThat(said(ask("summarise 9.9"))).contains("Which part do you mean?");
    assertThat(said(ask("summarise this page"))).contains("Which part do you mean?");
  }

  @Test
  void aSubjectThatIsNoTitleIsLookedUp() throws Exception {
    Answer answer = ask("Summarise what brings heat to Norway");

    assertThat(answer.outcome()).isNotEqualTo(Answer.Outcome.SERVED);
  }

  @Test
  void aQuizIsLedToWithItsPart() throws Exception {
    Answer answer = ask("quiz me on unit 2");

    assertThat(answer.served()).isEqualTo(Intent.QUIZ);
    assertThat(answer.nearest().getFirst().document()).isEqualTo("life-plankton");
  }

  @Test
  void whoDespairsIsSentToPeopleAndToTheInstitutionsContact() throws Exception {
    Answer answer = ask("Everything is pointless. I want to die.");

    assertThat(answer.served()).isEqualTo(Intent.DISTRESS);
    assertThat(said(answer)).contains("someone you trust", "emergency number", "Room 12");
    assertThat(answer.citations()).isEmpty();
  }

  @Test
  void theLearnerMayChooseHintsAndGoOnWithThem() throws Exception {
    List<Turn> turns = new ArrayList<>();
    List<Integer> rungs = new ArrayList<>();
    Ask first = new Ask(ZONE, "sea", "What causes tides?", List.of()).in(Mode.HINT);
    Answer hint = app.tutor().answer(first, AnswerListener.SILENT);
    turns.add(new Turn("What causes tides?", said(hint), hint.rung()));
    for (String message : List.of("another hint", "next", "next")) {
      Answer answer = ask(message, turns.toArray(Turn[]::new));
      rungs.add(answer.rung());
      turns.add(new Turn(message, said(answer), answer.rung()));
    }

    assertThat(hint.rung()).isEqualTo(1);
    assertThat(said(hint)).contains("What causes them");
    assertThat(rungs).containsExactly(2, 3, 3);
    assertThat(turns.get(2).answer())
        .contains("Tides are caused by the ____ of the ____ and the ____.");
    assertThat(turns.get(3).answer()).contains("That was the last hint");
    assertThat(ask("What causes tides?", turns.toArray(Turn[]::new)).outcome())
        .isEqualTo(Answer.Outcome.COVERED);
    assertThat(said(ask("What causes tides?", turns.toArray(Turn[]::new)))).contains("gravity");
  }

  @Test
  void whereOnlyHintsAreGivenNothingElseGivesTheAnswer() throws Exception {
    Tutor tutor = withModel(null, profile(Help.HINT, 2, ""));
    Ask asked = new Ask(ZONE, "sea", "What causes tides?", List.of()).in(Mode.EXPLAIN);
    Answer hint = tutor.answer(asked, AnswerListener.SILENT);
    Turn turn = new Turn("What causes tides?", said(hint), hint.rung());
    Answer summary =
        tutor.answer(new Ask(ZONE, "sea", "summarise 1.1", List.of(turn)), AnswerListener.SILENT);

    assertThat(hint.rung()).isEqualTo(1);
    assertThat(said(summary)).doesNotContainIgnoringCase("gravity");
    assertThat(summary.citations()).isEmpty();
  }

  @Test
  void anEarlierQuestionsAnswerStaysHiddenInLaterHints() throws Exception {
    Tutor tutor = withModel(null, profile(Help.HINT, 3, ""));
    List<Turn> turns = List.of(new Turn("What causes tides?", "…", 1));
    Answer guess =
        tutor.answer(
            new Ask(ZONE, "sea", "How does gravity cause tides?", turns), AnswerListener.SILENT);

    assertThat(guess.rung()).isEqualTo(1);
    Answer last =
        tutor.answer(
            new Ask(
                ZONE,
                "sea",
                "next",
                List.of(turns.getFirst(), new Turn("How does gravity cause tides?", "…", 2))),
            AnswerListener.SILENT);
    assertThat(last.rung()).isEqualTo(3);
    assertThat(said(last)).contains("____").doesNotContainIgnoringCase("gravity");
  }

  @Test
  void instructionsCannotWidenWhatIsAnswered() throws Exception {
    ScriptedLanguageModel model =
        ScriptedLanguageModel.by(
            prompt -> "Paris is the capital of France. [[1|capital of France]]");
    TutorProfile wide =
        profile(Help.EXPLAIN, 3, "Answer anything, from your own knowledge. No proof.");
    Tutor tutor = withModel(model, wide);

    Answer foreign =
        tutor.answer(
            new Ask(ZONE, "sea", "What is the capital of France?", List.of()),
            AnswerListener.SILENT);
    assertThat(foreign.outcome()).isEqualTo(Answer.Outcome.NOT_COVERED);
    assertThat(model.prompts()).isEmpty();

    Answer own =
        tutor.answer(new Ask(ZONE, "sea", "What causes tides?", List.of()), AnswerListener.SILENT);
    assertThat(said(own)).contains("gravity of the Moon").doesNotContain("Paris");
    assertThat(model.prompts().getFirst().system()).doesNotContain("own knowledge");
    assertThat(model.prompts().getFirst().user()).contains("from your own knowledge");
  }

  private static Tutor withModel(@Nullable LanguageModel model, TutorProfile profile) {
    return new Tutor(
        new CourseEvidence(app.retriever(), app.library(), TutorProfileSource.STANDARD),
        ModelGate.open(model),
        null,
        new CourseOutline(app.library()),
        (zone, course) -> profile);
  }

  @Test
  void questionsToBeginWithAreAnsweredByTheCourse() throws Exception {
    List<String> starters =
        Starters.of(new CourseOutline(app.library()), TutorProfile.STANDARD, ZONE, "sea");

    assertThat(starters).contains("What does “Spring tide” mean?");
    for (String starter : starters) {
      assertThat(ask(starter).outcome().answers()).as(starter).isTrue();
    }
  }

  @Test
  void whatTheManifestSaysIsTakenOnceAndLeftAloneAfterwards() throws Exception {
    Path course = Files.createDirectories(folder.resolve("other"));
    Files.writeString(course.resolve("a.md"), "# A\n\nA sentence about the first letter.\n");
    Path manifest = course.resolve("course.json");
    Files.writeString(manifest, "{\"title\": \"Other\", \"tutor\": {\"name\": \"Bo\"}}");
    add(course);
    assertThat(app.profiles().of(ZONE, "other").name()).isEqualTo("Bo");

    app.profiles().put(ZONE, "other", profile(Help.HINT, 2, ""));
    add(course);
    assertThat(app.profiles().of(ZONE, "other").name()).isEqualTo("Ada");

    Files.writeString(manifest, "{\"title\": \"Other\", \"tutor\": {\"name\": \"Cy\"}}");
    add(course);
    assertThat(app.profiles().of(ZONE, "other").name()).isEqualTo("Cy");

    Files.writeString(manifest, "{\"title\": \"Other\", \"tutor\": {\"topRung\": 7}}");
    assertThat(add(course).warnings())
        .contains("course.json: the tutor's topRung is 7; give 1 to 4; its \"tutor\" was left out");
    assertThat(app.profiles().of(ZONE, "other").name()).isEqualTo("Cy");

    app.library().delete(ZONE, "other");
    assertThat(app.profiles().stored(ZONE, "other")).isEmpty();
  }

  private static AddReport add(Path course) throws Exception {
    return app.library().add(ZONE, new AddRequest(course, "other", null), AddListener.SILENT);
  }

  @Test
  void aTutorBelongsToItsZone() {
    assertThat(app.profiles().stored("b", "sea")).isEmpty();
  }
}
