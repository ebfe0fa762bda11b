package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.adapt.AdaptLedgers;
import org.dars.assistant.adapt.AdaptableCourse;
import org.dars.assistant.adapt.CourseTexts;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.models.LanguageModelException;
import org.dars.translator.adapt.AdaptationReport;
import org.dars.translator.adapt.Adaptations;
import org.dars.translator.adapt.CountryPack;
import org.dars.translator.adapt.CountryPacks;
import org.dars.translator.adapt.LedgerView;
import org.dars.translator.adapt.rule.CountryRules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "adapt",
    mixinStandardHelpOptions = true,
    header = "Fit a translated course to a country: units, money, dates, numbers, quotes, names.",
    description = {
      "Proposes changes; nothing is changed until a person approves it, and every change can be undone.",
      "A number in an exercise or quiz is left alone and flagged. The course itself is never written to.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars adapt my-course/ --for KE              propose",
      "  ./dars adapt report                           what is proposed, decided and left",
      "  ./dars adapt approve 3f09c12be41a --by Amina  approve one",
      "  ./dars adapt approve --category units --by Amina",
      "  ./dars adapt reject 8d21f0a37b55 --by Amina",
      "  ./dars adapt edit 8d21f0a37b55 --to \"about 10 km\" --by Amina",
      "  ./dars adapt undo 8d21f0a37b55 --by Amina",
      "  ./dars adapt country MN                       what is known of a country, and from where",
      "  ./dars adapt render -o out/                   the course with what is approved"
    },
    subcommands = {
      AdaptDecideCommand.Approve.class,
      AdaptDecideCommand.Reject.class,
      AdaptEditCommand.class,
      AdaptUndoCommand.class,
      AdaptCountryCommand.class,
      AdaptReportCommand.class,
      AdaptRenderCommand.class
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AdaptCommand implements Callable<Integer> {

  private static final int SHOWN = 40;

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "COURSE|FOLDER",
      description = "a file, folder or package, else the id of a course in the library")
  private @Nullable String course;

  @Option(names = "--for", paramLabel = "COUNTRY", description = "ISO 3166 code, as KZ")
  private @Nullable String country;

  @Option(
      names = "--in",
      paramLabel = "LANG",
      description = "language of the course (default: as the course says)")
  private @Nullable String language;

  @Option(
      names = "--pack",
      paramLabel = "FILE",
      description = "a country pack of one's own (JSON) instead of the one that comes with Dars")
  private @Nullable Path pack;

  @Option(
      names = "--keep-original",
      description = "keep converted quantities in brackets: 8 km (5 miles)")
  private boolean keepOriginal;

  @Option(
      names = "--native-digits",
      description = "write numbers in the country's own digits, as ١٢٣ in Egypt")
  private boolean nativeDigits;

  @Option(names = "-o", paramLabel = "OUT", description = "folder for adaptations.md and .json")
  private @Nullable Path output;

  @Option(names = "--json", description = "print the report as JSON")
  private boolean json;

  Dars dars() {
    return dars;
  }

  @Override
  public Integer call() throws IOException, CoursewareException, LanguageModelException {
    if (course == null || (country == null && pack == null)) {
      throw new ParameterException(
          spec.commandLine(),
          "say what and for where: ./dars adapt COURSE --for KE; or approve, reject, edit, undo, report, render, country");
    }
    if (language != null && !language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]+)*")) {
      throw new ParameterException(
          spec.commandLine(), "--in takes a language tag such as en or ru, not " + language);
    }
    CountryPack facts =
        pack == null ? packs(dars).of(String.valueOf(country)) : CountryPack.read(pack);
    try (AdaptableCourse adapted = open(dars, course);
        Courseware courseware = Courseware.open(ReadLimits.standard());
        Progress progress = Progress.of("reading", adapted.files().size())) {
      CourseTexts texts = CourseTexts.read(adapted, courseware, language, progress::to);
      String tag = texts.language();
      CountryRules rules = new CountryRules(facts, tag, nativeDigits, keepOriginal);
      Adaptations adaptations =
          new Adaptations(
              AdaptLedgers.of(dars.settings().home(), dars.settings().zone())
                  .of(adapted.name(), facts.country()),
              Clock.systemUTC());
      LedgerView view =
          adaptations.propose(adapted.name(), facts.country(), tag, rules, texts.documents());
      AdaptationReport report = AdaptationReport.of(view, List.of());
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? Json.of(report) : AdaptText.summary(report, SHOWN));
      if (output != null) {
        AdaptText.write(report, output);
      }
      out.flush();
      texts.notes().forEach(note -> spec.commandLine().getErr().println("note: " + note));
      return 0;
    }
  }

  /**
   * The course that is meant.
   *
   * @param named a path, or the id of a course in the library
   */
  static AdaptableCourse open(Dars dars, String named)
      throws IOException, CoursewareException, LanguageModelException {
    Path path = Path.of(named);
    if (Files.exists(path)) {
      return AdaptableCourse.at(path);
    }
    try (App app = dars.open()) {
      return AdaptableCourse.of(
          app.library(), app.settings().home(), app.zone(), Courses.required(app, named));
    }
  }

  static CountryPacks packs(Dars dars) {
    return new CountryPacks(dars.settings().home().countries(dars.settings().zone()));
  }
}
