package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dars.assistant.localise.TeamChecks;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.Settings;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.ReadLimits;
import org.dars.models.LanguageModelException;
import org.dars.translator.CourseLocaliser;
import org.dars.translator.FileReport;
import org.dars.translator.LocalisationRequest;
import org.dars.translator.TranslationReport;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.Guidance;
import org.dars.translator.memory.MemoryInUseException;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "translate",
    mixinStandardHelpOptions = true,
    header = "Translate a file, a folder or a package of courseware.",
    description = {
      "A package (.imscc, .mbz, .tar.gz, .h5p, .zip) comes out as a package, personal data left out;",
      "an unpacked Moodle backup as a folder of its name.",
      "Translated in place: Markdown, HTML, office files, EPUB, subtitles, quizzes, and packages of them"
          + " (.imscc, .mbz, .zip); code, formulas, links and markup stay byte for byte.",
      "PDF and old formats are copied as they are and reported. Running it again goes on where it stopped.",
      "With no engine for the languages it writes XLIFF files for people, and says so.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars translate lesson.md --from en --to es -o out/",
      "  ./dars translate my-course/ --from en --to ar --engine pseudo -o out/"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TranslateCommand implements Callable<Integer> {

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE|FOLDER", description = "what to translate")
  private Path input;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "LANG",
      description = "language tag, as en")
  private String from;

  @Option(names = "--to", required = true, paramLabel = "LANG", description = "language tag, as es")
  private String to;

  @Option(
      names = "--engine",
      defaultValue = "auto",
      paramLabel = "ENGINE",
      description = EngineOption.DESCRIPTION)
  private String engine;

  @Option(names = "-o", required = true, paramLabel = "OUT", description = "folder for the result")
  private Path output;

  @Option(names = "--json", description = "print the report as JSON")
  private boolean json;

  @Override
  public Integer call()
      throws IOException, InterruptedException, LanguageModelException, EngineException {
    TranslationReport report = translate(dars.settings(), input, output, request(), engine);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(report));
    } else {
      print(report, output, out);
    }
    boolean whole = report.stopped().isEmpty() && report.files(FileReport.Status.FAILED) == 0;
    return whole ? 0 : 1;
  }

  private LocalisationRequest request() throws IOException {
    try {
      return new LocalisationRequest(
          LanguageTag.checked(spec, "--from", from),
          LanguageTag.checked(spec, "--to", to),
          "",
          Guidance.NONE,
          new TeamChecks(dars.home()).checks(dars.settings().zone()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  static TranslationReport translate(
      Settings settings, Path input, Path output, LocalisationRequest request, String engine)
      throws IOException, InterruptedException, LanguageModelException, EngineException {
    Home home = settings.home().ready();
    try (EngineOption option =
            EngineOption.keeping(settings, engine, request.from(), request.to());
        Courseware courseware = Courseware.open(ReadLimits.standard());
        TranslationMemory memory = memory(home.memory(settings.zone()));
        Progress progress = Progress.of("translating", 0)) {
      CourseLocaliser localiser =
          new CourseLocaliser(courseware, option.choice(), memory, request, Clock.systemUTC());
      return localiser.localise(
          input,
          output,
          p -> {
            progress.total(p.files() * 100L);
            progress.to((p.file() - 1) * 100L + 100L * p.segment() / Math.max(1, p.segments()));
          },
          () -> false);
    }
  }

  /** The memory, or null when the service has it open: then this run does without. */
  private static @Nullable TranslationMemory memory(Path folder) throws IOException {
    try {
      return TranslationMemory.open(folder);
    } catch (MemoryInUseException e) {
      System.err.println(
          "note: the translation memory is in use by another process (./dars serve?); this run neither"
              + " reads it nor adds to it");
      return null;
    }
  }

  static void print(TranslationReport report, Path output, PrintWriter out) {
    out.println("Engine: " + report.why());
    for (FileReport f : report.files()) {
      String outcomes =
          f.outcomes().entrySet().stream()
              .map(e ->
                  e.getValue() + " " + e.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
              .reduce((a, b) -> a + ", " + b)
              .orElse("");
      out.printf(
          "  %-9s %s%s%n",
          f.status().name().toLowerCase(Locale.ROOT),
          f.path(),
          outcomes.isEmpty() ? "" : "  (" + outcomes + ")");
      f.problems().forEach(p -> out.println("            " + p));
    }
    if (report.open() > 0) {
      out.println(
          report.open()
              + " segments stay in the source language and want a person; see the report.");
    }
    if (!report.stopped().isEmpty()) {
      out.println("Stopped early: " + report.stopped() + " Run it again to go on.");
    }
    out.println("Written to " + output);
    out.flush();
  }
}
