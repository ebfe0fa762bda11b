package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.course.Course;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.packages.CoursePackage;
import org.dars.models.LanguageModelException;
import org.dars.translator.terms.CandidateCsv;
import org.dars.translator.terms.TermCandidate;
import org.dars.translator.terms.TermExtractor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "extract",
    mixinStandardHelpOptions = true,
    header = "Propose a course's terms, with their contexts, for a person to decide on.",
    description = {
      "The course's own glossary comes first. In the CSV, delete rows or write reject as their",
      "status, add translations as rows of the same concept, and import it.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars terms extract my-course -o candidates.csv",
      "  ./dars terms extract my-course/ -n 50"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TermsExtractCommand implements Callable<Integer> {

  @ParentCommand private TermsCommand terms;
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "COURSE|FOLDER",
      description = "id of a course in the library, else a folder, file or package")
  private String course;

  @Option(
      names = "-n",
      defaultValue = "200",
      paramLabel = "N",
      description = "how many at most; the course's own glossary is given whole (default: 200)")
  private int limit;

  @Option(names = "-o", paramLabel = "FILE.csv", description = "write them as CSV")
  private @Nullable Path output;

  @Option(
      names = "--in",
      paramLabel = "LANG",
      description = "language of the course (default: the one it is in)")
  private @Nullable String language;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** A course's documents. */
  private record Read(String language, List<CoursewareDocument> documents) {}

  @Override
  public Integer call() throws IOException, CoursewareException, LanguageModelException {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "-n takes 1 or more, not " + limit);
    }
    String wanted = language == null ? null : LanguageTag.checked(spec, "--in", language);
    if (output != null) {
      WholeFile.checked(output);
    }
    Read read = read();
    String tag = wanted == null ? read.language() : wanted;
    if (tag.isEmpty() || tag.equals("und")) {
      throw new CommandException(
          "the language of " + course + " is unknown: say it, as with --in en");
    }
    List<TermCandidate> candidates = TermExtractor.extract(read.documents(), tag, limit);
    if (output != null) {
      WholeFile.write(
          output,
          part -> {
            try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
              CandidateCsv.write(candidates, tag, out);
            }
          });
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(candidates));
    } else if (candidates.isEmpty()) {
      out.println("Nothing in " + course + " looks like a term.");
    } else if (output != null) {
      out.println(output + ": " + candidates.size() + " candidates in " + tag);
    } else {
      for (TermCandidate c : candidates) {
        out.printf(
            Locale.ROOT,
            "%-40s %5d times in %3d documents%s%n",
            c.text(),
            c.frequency(),
            c.documents(),
            c.definition().isEmpty() ? "" : "  " + c.definition());
      }
    }
    out.flush();
    return 0;
  }

  private Read read() throws CoursewareException, LanguageModelException {
    try (App app = terms.dars().open()) {
      Course known = app.library().course(app.zone(), course).orElse(null);
      if (known == null && Files.exists(Path.of(course))) {
        return files(app.courseware(), Path.of(course));
      }
      String id = Courses.required(app, course).id();
      List<CoursewareDocument> documents =
          app.library().documents(app.zone(), id).stream()
              .flatMap(d -> app.library().content(app.zone(), id, d.id()).stream())
              .toList();
      return new Read(known == null ? "" : known.language(), documents);
    }
  }

  private Read files(Courseware courseware, Path path) throws CoursewareException {
    List<CoursewareDocument> documents = new ArrayList<>();
    Map<String, Integer> words = new HashMap<>();
    try (CoursePackage opened = CoursePackage.open(path, ReadLimits.standard())) {
      for (SourceFile file : opened.course().files().stream().distinct().toList()) {
        try {
          CoursewareDocument document = courseware.read(file);
          documents.add(document);
          words.merge(document.language(), document.words(), Integer::sum);
        } catch (CoursewareException e) {
          spec.commandLine().getErr().println("note: " + e.getMessage());
        }
      }
    }
    words.remove("und");
    String most =
        words.entrySet().stream()
            .max(
                Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .orElse("");
    return new Read(most, documents);
  }
}
