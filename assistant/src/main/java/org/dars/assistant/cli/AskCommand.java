package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dars.assistant.App;
import org.dars.assistant.tutor.Answer;
import org.dars.assistant.tutor.AnswerListener;
import org.dars.assistant.tutor.Ask;
import org.dars.assistant.tutor.Note;
import org.dars.assistant.tutor.Turn;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    header = "Ask a course a question; the answer cites where it stands.",
    footer = {
      "%nExamples:",
      "  ./dars ask sample \"What is a hallucination?\"",
      "  ./dars ask sample \"How can it be reduced?\" --after \"What is a hallucination?\""
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AskCommand implements Callable<Integer> {

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "COURSE", description = "id of the course")
  private String course;

  @Parameters(index = "1", paramLabel = "QUESTION", description = "the question, in quotes")
  private String question;

  @Option(
      names = "--after",
      paramLabel = "QUESTION",
      description = "the question asked before, when this one goes on from it")
  private @Nullable String after;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException, LanguageModelException {
    if (question.isBlank()) {
      throw new CommandException("the question is empty: ./dars ask COURSE \"your question\"");
    }
    try (App app = dars.open()) {
      Courses.required(app, course);
      Indexing.run(app);
      List<Turn> earlier = after == null ? List.of() : List.of(new Turn(after, ""));
      Answer answer =
          app.tutor().answer(new Ask(app.zone(), course, question, earlier), AnswerListener.SILENT);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.of(answer));
      } else {
        print(answer, out);
      }
      out.flush();
      return 0;
    }
  }

  private static void print(Answer.Sentence s, PrintWriter out) {
    String numbers = s.citations().stream().map(n -> "[" + n + "]").collect(Collectors.joining());
    switch (s.form()) {
      case PROSE -> out.println("  " + s.text() + " " + numbers);
      case ITEM -> out.println("  - " + s.text() + " " + numbers);
      case FIGURE -> out.println("  Picture: " + s.text() + " " + numbers);
      case TABLE -> {
        s.rows().forEach(row -> out.println("  | " + String.join(" | ", row) + " |"));
        out.println("  " + numbers);
      }
    }
    if (s.more() > 0) {
      out.println("  … and " + s.more() + " more in the course");
    }
  }

  /** The answer as text: sentences with their numbers, then what stands behind each number. */
  static void print(Answer answer, PrintWriter out) {
    switch (answer.outcome()) {
      case COVERED, PARTLY, SERVED -> {
        answer.sentences().forEach(sentence -> print(sentence, out));
        out.println();
        answer
            .citations()
            .forEach(c ->
                out.printf(
                    "  [%d] %s%s  (%s#%s)%n",
                    c.number(),
                    c.documentTitle(),
                    c.anchor().isEmpty() || c.anchor().equals(c.documentTitle())
                        ? ""
                        : " · " + c.anchor(),
                    c.document(),
                    c.block()));
      }
      case NOT_COVERED -> {
        out.println("  The course does not say. The nearest sections:");
        answer
            .nearest()
            .forEach(n ->
                out.printf(
                    "  - %s · %s  (%s#%s)%n",
                    n.documentTitle(), n.title(), n.document(), n.block()));
      }
    }
    if (!answer.missing().isEmpty()) {
      out.println("  The course does not speak of: " + String.join(", ", answer.missing()));
    }
    for (Note note : answer.notes()) {
      out.println("  Note: " + note);
      note.reason().ifPresent(r -> out.println("        " + r));
    }
  }
}
