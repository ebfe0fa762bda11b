package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.course.Course;
import org.dars.models.LanguageModelException;
import org.dars.translator.terms.TermProblemException;
import org.dars.translator.terms.TermbaseStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "use",
    mixinStandardHelpOptions = true,
    header = "Choose the termbases of a course, the most important one first.",
    description = "Without a name it says which ones the course uses.%n",
    footer = {
      "%nExamples:",
      "  ./dars terms use my-course ai statistics",
      "  ./dars terms use my-course",
      "  ./dars terms use my-course --none"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TermsUseCommand implements Callable<Integer> {

  @ParentCommand private TermsCommand terms;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "COURSE", description = "id of the course")
  private String course;

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "NAME", description = "termbases")
  private List<String> names = List.of();

  @Option(names = "--none", description = "use none any more")
  private boolean none;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** What a course uses. */
  record Chosen(String course, List<String> termbases, int concepts) {}

  @Override
  public Integer call() throws IOException, TermProblemException, LanguageModelException {
    if (none && !names.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "give names, or --none, not both");
    }
    TermbaseStore store = terms.store();
    Course known;
    try (App app = terms.dars().open()) {
      known = Courses.required(app, course);
    }
    if (none || !names.isEmpty()) {
      store.choose(known.id(), names.stream().distinct().toList());
    }
    Chosen chosen =
        new Chosen(known.id(), store.chosen(known.id()), store.ofCourse(known.id()).size());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(chosen));
    } else if (chosen.termbases().isEmpty()) {
      out.println(known.id() + " uses no termbase");
    } else {
      out.println(
          known.id()
              + " uses "
              + String.join(", ", chosen.termbases())
              + ": "
              + chosen.concepts()
              + " concepts");
    }
    out.flush();
    return 0;
  }
}
