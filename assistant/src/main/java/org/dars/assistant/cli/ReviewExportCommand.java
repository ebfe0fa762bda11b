package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.localise.ReviewDesk;
import org.dars.assistant.localise.ReviewHelp;
import org.dars.assistant.localise.Reviews;
import org.dars.assistant.store.Settings;
import org.dars.models.LanguageModelException;
import org.dars.translator.SegmentState;
import org.dars.translator.StoredSegment;
import org.dars.translator.exchange.ExchangeFile;
import org.dars.translator.exchange.ReviewTable;
import org.dars.translator.exchange.Xliff;
import org.dars.translator.exchange.XliffVersion;
import org.dars.translator.memory.TranslationMemory;
import org.dars.translator.terms.TermProblemException;
import org.dars.translator.terms.Termbase;
import org.dars.translator.terms.TermbaseStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    header = "Write segments as XLIFF for translation tools, or as a DOCX table for reviewers.",
    description = {
      "XLIFF carries the memory's matches and the course's terms beside the segments.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars review export my-course --to es review.docx --state waiting",
      "  ./dars review export my-course --to kk all.xlf --version 1.2"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReviewExportCommand implements Callable<Integer> {

  @ParentCommand private ReviewCommand review;
  @Spec private CommandSpec spec;
  @Mixin private ReviewChoice choice;

  // Without the usual mixin: its --version is the program's, this one's is XLIFF's.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Parameters(index = "1", paramLabel = "FILE", description = "an .xlf or .docx file to write")
  private Path file;

  @Option(
      names = "--state",
      split = ",",
      paramLabel = "STATE",
      description = "open, draft, waiting, approved, stale (default: all)")
  private List<SegmentState> states = List.of();

  @Option(
      names = "--version",
      defaultValue = "2.1",
      paramLabel = "VERSION",
      description = "version of XLIFF: 2.1 or 1.2 (default: 2.1)")
  private String version;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** What went out. */
  record Exported(String file, int documents, int segments) {}

  @Override
  public Integer call() throws IOException, LanguageModelException, TermProblemException {
    String lower = file.toString().toLowerCase(Locale.ROOT);
    boolean docx = lower.endsWith(".docx");
    if (!docx && !lower.endsWith(".xlf") && !lower.endsWith(".xliff")) {
      throw new ParameterException(
          spec.commandLine(), "review export writes an .xlf or .docx file, not " + file);
    }
    XliffVersion xliff = xliff();
    WholeFile.checked(file);
    ExchangeFile content;
    try (App app = review.dars().open()) {
      content = content(app, choice.desk(app, spec), docx);
    }
    int segments =
        content.documents().stream()
            .flatMap(d -> d.units().stream())
            .mapToInt(u -> u.segments().size())
            .sum();
    if (segments == 0) {
      throw new CommandException(
          "no segment is "
              + states.stream()
                  .map(s -> s.name().toLowerCase(Locale.ROOT))
                  .reduce((a, b) -> a + " or " + b)
                  .orElse("there")
              + ": ./dars review list says how many stand where; nothing was written");
    }
    WholeFile.write(
        file,
        part -> {
          if (docx) {
            ReviewTable.write(content, part);
          } else {
            Xliff.write(content, xliff, part);
          }
        });
    Exported done = new Exported(file.toString(), content.documents().size(), segments);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(done));
    } else {
      out.printf(
          Locale.ROOT,
          "%s: %,d segments of %,d documents%n",
          done.file(),
          done.segments(),
          done.documents());
    }
    out.flush();
    return 0;
  }

  private XliffVersion xliff() {
    return switch (version) {
      case "1.2" -> XliffVersion.V1_2;
      case "2.1", "2" -> XliffVersion.V2_1;
      default ->
          throw new ParameterException(
              spec.commandLine(), "--version takes 1.2 or 2.1, not " + version);
    };
  }

  private ExchangeFile content(App app, ReviewDesk desk, boolean docx)
      throws IOException, TermProblemException {
    if (docx) {
      return desk.content(this::wanted, ReviewHelp.NONE);
    }
    Settings settings = app.settings();
    Reviews.Pair place = desk.pair();
    Termbase terms =
        new TermbaseStore(settings.home().terms(place.zone())).ofCourse(place.course());
    try (TranslationMemory memory =
        ZoneMemory.exists(settings) ? ZoneMemory.look(settings) : null) {
      return desk.content(this::wanted, new ReviewHelp(memory, terms, place.from(), place.to()));
    }
  }

  private boolean wanted(StoredSegment segment) {
    return states.isEmpty() || states.contains(segment.state());
  }
}
