package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.course.AddReport;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.CourseException;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    header = "Add a course from a folder or file, or bring it up to date.",
    description = {
      "Reads Markdown, HTML, DOCX, PPTX, PDF, VTT, SRT and other office files, and course packages: IMSCC,",
      "SCORM, Moodle .mbz (without personal data), Open edX, H5P, zip. A file that cannot be read is",
      "reported and the rest goes on. Adding the same folder again reads only what changed.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars add my-course/",
      "  ./dars add lecture.pdf --id my-course   into a course that is there",
      "  ./dars add my-course-kk/ --localises my-course   its translation"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AddCommand implements Callable<Integer> {

  /** More files of one kind than this are counted. */
  private static final int NAMED_ONE_BY_ONE = 5;

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FOLDER|FILE", description = "the course's files")
  private Path source;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "the course's id (default: made of its title)")
  private @Nullable String id;

  @Option(
      names = "--title",
      paramLabel = "TITLE",
      description = "its title (default: the folder's)")
  private @Nullable String title;

  @Option(
      names = "--localises",
      paramLabel = "COURSE",
      description = "id of the course that this one is a translation of")
  private @Nullable String localises;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() throws CourseException, LanguageModelException {
    try (App app = dars.open()) {
      AddReport report = add(app, new AddRequest(source, id, title, localises));
      Indexing.run(app);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.of(report));
      } else {
        print(report, out);
      }
      return 0;
    }
  }

  static AddReport add(App app, AddRequest request) throws CourseException {
    try (Progress progress = Progress.of("reading", 0)) {
      return app.library()
          .add(
              app.zone(),
              request,
              p -> {
                progress.total(p.total());
                progress.to(p.number());
              });
    }
  }

  static void print(AddReport report, PrintWriter out) {
    out.printf(
        "%s: \"%s\", %d documents, %,d words (%d new, %d changed, %d unchanged, %d removed)%n",
        report.course().id(),
        report.course().title(),
        report.course().documents(),
        report.course().words(),
        report.added(),
        report.replaced(),
        report.unchanged(),
        report.removed());
    report.warnings().forEach(w -> out.println("  note: " + w));
    report.problems().forEach(p -> out.println("  unreadable: " + p));
    leftOut(report.leftOut(), out);
    out.flush();
  }

  /** File by file; many of one kind on one line. */
  private static void leftOut(List<String> paths, PrintWriter out) {
    Map<String, List<String>> kinds = new TreeMap<>();
    for (String path : paths) {
      String kind = path.replaceFirst("^.*?(\\.[^./]*)?$", "$1");
      kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(path);
    }
    kinds.forEach((kind, of) -> {
      if (of.size() <= NAMED_ONE_BY_ONE) {
        of.forEach(p -> out.println("  left out: " + p + ": not a kind that Dars reads"));
      } else {
        out.printf(
            "  left out: %d files like %s: not a kind that Dars reads (--json names them all)%n",
            of.size(), of.getFirst());
      }
    });
  }
}
