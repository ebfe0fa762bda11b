package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dars.assistant.App;
import org.dars.assistant.tutor.Answer;
import org.dars.assistant.tutor.AnswerListener;
import org.dars.assistant.tutor.Ask;
import org.dars.assistant.tutor.Citation;
import org.dars.assistant.tutor.Crossing;
import org.dars.assistant.tutor.Mode;
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
      "  ./dars ask sample \"How can it be reduced?\" --after \"What is a hallucination?\"",
      "  ./dars ask sample \"What is a hallucination?\" --hint --rung 2",
      "  ./dars ask sample \"What is a derivative?\" --library"
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

  @Option(names = "--hint", description = "a hint instead of the answer")
  private boolean hint;

  @Option(
      names = "--rung",
      paramLabel = "N",
      description =
          "how far the hint goes, 1 to 4, at most as far as the course lets it (default: 1)")
  private @Nullable Integer rung;

  @Option(
      names = "--library",
      description = "ask the other courses of the library instead; each citation names its course")
  private boolean library;

  @Option(
      names = "--page",
      paramLabel = "DOCUMENT",
      description = "id of the document that \"this page\" means")
  private @Nullable String page;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "the language that you read, as en or kk (default: the question's)")
  private String language = "";

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
      Ask ask =
          new Ask(app.zone(), course, question, earlier(app))
              .onPage(page == null ? "" : page)
              .inLanguage(language)
              .inLibrary(library)
              .in(hint || rung != null ? Mode.HINT : Mode.EXPLAIN);
      Answer answer = app.tutor().answer(ask, AnswerListener.SILENT);
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

  private static void sections(Answer answer, PrintWriter out) {
    answer
        .nearest()
        .forEach(n ->
            out.printf(
                "  - %s%s  (%s%s%s)%n",
                n.documentTitle(),
                n.title().equals(n.documentTitle()) ? "" : " · " + n.title(),
                n.course().isEmpty() ? "" : n.course() + "/",
                n.document(),
                n.block().isEmpty() ? "" : "#" + n.block()));
  }

  /** The conversation that the options tell of. */
  private List<Turn> earlier(App app) {
    List<Turn> earlier = new ArrayList<>();
    if (after != null) {
      earlier.add(new Turn(after, ""));
    }
    if (rung != null) {
      int top = app.profiles().of(app.zone(), course).topRung();
      if (rung < 1 || rung > top) {
        throw new CommandException(
            "--rung is %d; hints of this course go from 1 to %d (./dars tutor %s --set topRung=…)"
                .formatted(rung, top, course));
      }
      earlier.add(new Turn(question, "", rung));
    }
    return earlier;
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
    if (answer.rung() > 0) {
      out.println("  Hint " + answer.rung());
    }
    switch (answer.outcome()) {
      case COVERED, PARTLY, SERVED -> {
        answer.sentences().forEach(sentence -> print(sentence, out));
        out.println();
        answer
            .citations()
            .forEach(c ->
                out.printf(
                    "  [%d] %s%s  (%s%s#%s)%n",
                    c.number(),
                    c.documentTitle(),
                    c.anchor().isEmpty() || c.anchor().equals(c.documentTitle())
                        ? ""
                        : " · " + c.anchor(),
                    c.course().isEmpty() ? "" : c.course() + "/",
                    c.document(),
                    c.block()));
        answer.citations().forEach(c -> counterpart(c, out));
      }
      case NOT_COVERED -> {
        out.println(
            (answer.library() ? "  The other courses do not say." : "  The course does not say.")
                + (answer.nearest().isEmpty() ? "" : " The nearest sections:"));
        sections(answer, out);
      }
    }
    if (answer.outcome() == Answer.Outcome.PARTLY) {
      out.println("  The course may answer this only in part.");
    }
    if (answer.outcome() == Answer.Outcome.SERVED || (answer.rung() > 0 && answer.rung() < 4)) {
      sections(answer, out);
    }
    if (!answer.missing().isEmpty()) {
      out.println("  The course does not speak of: " + String.join(", ", answer.missing()));
    }
    for (Note note : answer.notes()) {
      out.println("  Note: " + note);
      note.reason().ifPresent(r -> out.println("        " + r));
    }
    String crossing = said(answer);
    if (!crossing.isEmpty()) {
      out.println("  Note: " + crossing);
    }
  }

  private static void counterpart(Citation citation, PrintWriter out) {
    Citation.Counterpart there = citation.counterpart();
    if (there != null) {
      out.printf(
          "  [%d] in %s: %s  (%s, %s#%s)%n",
          citation.number(),
          language(there.language()),
          there.quote(),
          there.course(),
          there.document(),
          there.block());
    }
  }

  /** How a question in another language reached the course; "" when it did not need to. */
  private static String said(Answer answer) {
    Crossing crossing = answer.crossing();
    String from = language(crossing.from());
    String to = language(crossing.to());
    return switch (crossing.way()) {
      case NONE -> "";
      case COUNTERPART -> "answered from this course in " + from + ".";
      case MEANING ->
          "the question is in %s, the course in %s: passages were found by their meaning."
              .formatted(from, to);
      case TRANSLATION ->
          "the question was translated from %s to %s by a machine: \"%s\""
              .formatted(from, to, answer.question());
      case SHARED_WORDS ->
          "the question is in %s, the course in %s, and nothing is installed that translates it; %s."
              .formatted(
                  from,
                  to,
                  crossing.nothing()
                      ? "nothing could be looked for, so please ask in " + to
                      : "only these words were looked for: "
                          + String.join(", ", crossing.sought())
                          + terms(crossing));
    };
  }

  private static String terms(Crossing crossing) {
    return crossing.terms().isEmpty()
        ? ""
        : crossing.terms().stream()
            .map(t -> t.asked() + " = " + t.sought())
            .collect(Collectors.joining(", ", " (from the termbase: ", ")"));
  }

  private static String language(String tag) {
    return tag.equals("und")
        ? "an unknown language"
        : Locale.of(tag).getDisplayLanguage(Locale.ENGLISH);
  }
}
