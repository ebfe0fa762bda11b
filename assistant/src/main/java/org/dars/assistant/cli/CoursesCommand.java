package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseDocument;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "courses",
    mixinStandardHelpOptions = true,
    header = "List courses, show one, or delete one.",
    footer = {
      "%nExamples:",
      "  ./dars courses",
      "  ./dars courses sample            its documents",
      "  ./dars courses sample --delete   take it away, with its files"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CoursesCommand implements Callable<Integer> {

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "COURSE", description = "show this one")
  private @Nullable String course;

  @Option(names = "--delete", description = "delete it")
  private boolean delete;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() throws LanguageModelException {
    PrintWriter out = spec.commandLine().getOut();
    try (App app = dars.open()) {
      if (course == null) {
        if (delete) {
          throw new CommandException(
              "--delete needs the id of a course: ./dars courses ID --delete");
        }
        list(app, out);
      } else if (delete) {
        Course gone = Courses.required(app, course);
        app.library().delete(app.zone(), gone.id());
        Indexing.run(app);
        out.println(
            json
                ? Json.of(Map.of("deleted", gone))
                : "deleted " + gone.id() + " (" + gone.title() + ")");
      } else {
        show(app, Courses.required(app, course), out);
      }
      out.flush();
      return 0;
    }
  }

  private void list(App app, PrintWriter out) {
    List<Course> courses = app.library().courses(app.zone());
    if (json) {
      out.println(Json.of(courses));
    } else if (courses.isEmpty()) {
      out.println("no courses yet; add one: ./dars add FOLDER");
    } else {
      for (Course c : courses) {
        out.printf(
            "%-28s %-4s %4d documents %,9d words%s  %s%n",
            c.id(),
            c.language(),
            c.documents(),
            c.words(),
            c.problems() == 0 ? "" : ", " + c.problems() + " unreadable",
            c.title());
      }
    }
  }

  private record Shown(Course course, List<CourseDocument> documents) {}

  private void show(App app, Course shown, PrintWriter out) {
    List<CourseDocument> documents = app.library().documents(app.zone(), shown.id());
    if (json) {
      out.println(Json.of(new Shown(shown, documents)));
      return;
    }
    out.println(shown.title());
    for (CourseDocument d : documents) {
      out.printf("  %-60s %,7d words  %s%n", d.path(), d.words(), d.title());
      if (d.problem() != null) {
        out.println("      unreadable: " + d.problem());
      }
      d.warnings().forEach(w -> out.println("      note: " + w));
    }
  }
}
