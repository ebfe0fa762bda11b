package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseException;
import org.dars.assistant.localise.CourseUpdate;
import org.dars.models.LanguageModelException;
import org.dars.translator.memory.TranslationMemory;
import org.dars.translator.update.UpdateReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "update",
    mixinStandardHelpOptions = true,
    header = "Bring a course and its localisations to a new version.",
    description = {
      "Segments whose text did not change keep their translations, wherever they moved; only what",
      "changed is translated again by the next ./dars localise. What a person approved and has",
      "changed since is flagged stale, never overwritten.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars update my-course my-course-2027/",
      "  ./dars update my-course my-course-2027/ --report update.md"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class UpdateCommand implements Callable<Integer> {

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "COURSE", description = "id of a course of the library")
  private String course;

  @Parameters(index = "1", paramLabel = "FOLDER|PACKAGE", description = "its new version")
  private Path version;

  @Option(
      names = "--from",
      paramLabel = "LANG",
      description = "language of the course (default: the one it is in)")
  private @Nullable String from;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "write what changed and why, segment by segment, as Markdown")
  private @Nullable Path report;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException, LanguageModelException, CourseException {
    try (App app = dars.open();
        TranslationMemory memory =
            TranslationMemory.open(app.settings().home().memory(app.zone()))) {
      Course known =
          app.library()
              .course(app.zone(), course)
              .orElseThrow(() ->
                  new CourseException(
                      "There is no course \"" + course + "\": ./dars courses lists them."));
      CourseUpdate.Done done = update(app, memory, known);
      Indexing.run(app);
      if (report != null) {
        Files.writeString(report, markdown(done.languages()));
      }
      print(done);
      return 0;
    }
  }

  private CourseUpdate.Done update(App app, TranslationMemory memory, Course known)
      throws CourseException, IOException {
    try (Progress progress = Progress.of("reading", 0)) {
      return app.update(memory)
          .update(
              app.zone(),
              known.id(),
              from == null ? known.language() : from,
              new AddRequest(version, known.id(), null),
              p -> {
                progress.total(p.total());
                progress.to(p.number());
              });
    }
  }

  private static String markdown(Map<String, UpdateReport> languages) {
    StringBuilder all = new StringBuilder();
    languages.forEach((language, one) ->
        all.append("# ").append(language).append("\n\n").append(one.toMarkdown()).append('\n'));
    return all.toString();
  }

  private void print(CourseUpdate.Done done) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(done));
      out.flush();
      return;
    }
    AddCommand.print(done.added(), out);
    if (done.languages().isEmpty()) {
      out.println("It has no localisations yet.");
    }
    done.languages()
        .forEach((language, one) -> {
          UpdateReport.Document total = one.total();
          out.println("  " + language + ": " + total);
        });
    if (!done.languages().isEmpty()) {
      out.println(
          "Now: ./dars localise "
              + done.added().course().id()
              + " --to "
              + String.join(",", done.languages().keySet()));
    }
    out.flush();
  }
}
