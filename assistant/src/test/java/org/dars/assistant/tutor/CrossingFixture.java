package org.dars.assistant.tutor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dars.assistant.App;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.retrieve.CatchUpListener;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.Settings;
import org.dars.models.Embedder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A course in English, asked in other languages. */
abstract class CrossingFixture {

  static final String ZONE = "a";

  static final String ENGLISH =
      """
      # Language models

      ## Tokens

      A token is the smallest piece of text that a model reads. The HTTP 404 code is not a token.

      ## Temperature

      Temperature is a setting that makes the choice of the next token less predictable when it is high.
      """;

  static final String KAZAKH_QUESTION =
      "Тілдік модельде температура деген не және ол неге әсер етеді?";

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // opened by those that need one
  App app;

  @AfterEach
  void close() {
    if (app != null) {
      app.close();
    }
  }

  Answer ask(String course, String question, QuestionTranslator translator, List<Citation> heard)
      throws Exception {
    app.retriever().catchUp(ZONE, CatchUpListener.SILENT);
    Tutor tutor =
        new Tutor(
            new CourseEvidence(app.retriever(), app.library(), TutorProfileSource.STANDARD),
            null,
            new Crossings(
                app.library(), app.retriever(), translator, new ZoneTerms(app.settings().home())),
            new CourseOutline(app.library()),
            TutorProfileSource.STANDARD);
    return tutor.answer(
        new Ask(ZONE, course, question, List.of()),
        new AnswerListener() {
          @Override
          public void citations(List<Citation> citations) {
            heard.clear();
            heard.addAll(citations);
          }

          @Override
          public void sentence(Answer.Sentence sentence) {}
        });
  }

  void open(@Nullable Embedder embedder) throws Exception {
    app = App.open(new Settings(new Home(folder.resolve("home")).ready(), ZONE), embedder, null);
  }

  void add(String course, String text, @Nullable String localises) throws Exception {
    Path files = write(course, text);
    app.library().add(ZONE, new AddRequest(files, course, null, localises), AddListener.SILENT);
  }

  Path write(String course, String text) throws Exception {
    Path files = Files.createDirectories(folder.resolve(course));
    Files.writeString(files.resolve("models.md"), text);
    return files;
  }
}
