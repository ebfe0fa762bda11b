package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.models.LanguageModelException;
import org.dars.translator.adapt.AdaptationReport;
import org.dars.translator.adapt.Adaptations;
import org.dars.translator.adapt.CountryPack;
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
      "  ./dars adapt render -o out/                   the course with what is approved"
    },
    subcommands = {
      AdaptDecideCommand.Approve.class,
      AdaptDecideCommand.Reject.class,
      AdaptEditCommand.class,
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

  @Option(names = "--for", paramLabel = "COUNTRY", description = "KZ, EG or KE")
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
          "say what and for where: ./dars adapt COURSE --for KE; or approve, reject, edit, report, render");
    }
    CountryPack facts =
        pack == null ? CountryPack.of(String.valueOf(country)) : CountryPack.read(pack);
    List<String> notes = new ArrayList<>();
    try (AdaptedCourse adapted = AdaptedCourse.open(dars, course)) {
      List<CoursewareDocument> all = read(adapted, notes);
      String tag = language(adapted, all);
      List<CoursewareDocument> documents = in(tag, all, notes);
      CountryRules rules = new CountryRules(facts, tag, nativeDigits, keepOriginal);
      Adaptations adaptations =
          new Adaptations(
              AdaptLedgers.of(dars.settings()).of(adapted.name(), facts.country()),
              Clock.systemUTC());
      LedgerView view = adaptations.propose(adapted.name(), facts.country(), tag, rules, documents);
      AdaptationReport report = AdaptationReport.of(view, List.of());
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? Json.of(report) : AdaptText.summary(report, SHOWN));
      if (output != null) {
        AdaptText.write(report, output);
      }
      out.flush();
      notes.forEach(note -> spec.commandLine().getErr().println("note: " + note));
      return 0;
    }
  }

  private static List<CoursewareDocument> read(AdaptedCourse course, List<String> notes) {
    List<CoursewareDocument> documents = new ArrayList<>();
    try (Courseware courseware = Courseware.open(ReadLimits.standard());
        Progress progress = Progress.of("reading", course.files().size())) {
      int done = 0;
      for (SourceFile file : course.files()) {
        try {
          CoursewareDocument document = courseware.read(file);
          if (courseware.canSplice(document)) {
            documents.add(document);
          } else {
            notes.add(file.path() + ": its format cannot be written, so it stays as it is");
          }
        } catch (CoursewareException e) {
          notes.add(String.valueOf(e.getMessage()));
        }
        progress.to(++done);
      }
    }
    return documents;
  }

  /** As asked for, else as the course says, else what most documents are in. */
  private String language(AdaptedCourse course, List<CoursewareDocument> documents) {
    if (language != null) {
      if (!language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]+)*")) {
        throw new ParameterException(
            spec.commandLine(), "--in takes a language tag such as en or ru, not " + language);
      }
      return language;
    }
    if (!course.language().isEmpty() && !course.language().equals("und")) {
      return course.language();
    }
    Map<String, Integer> words = new HashMap<>();
    documents.forEach(d -> words.merge(d.language(), d.words(), Integer::sum));
    words.remove("und");
    return words.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElseThrow(() ->
            new CommandException("the language of the course is unknown: say it, as with --in en"));
  }

  private static List<CoursewareDocument> in(
      String tag, List<CoursewareDocument> all, List<String> notes) {
    String primary = tag.split("-")[0].toLowerCase(Locale.ROOT);
    List<CoursewareDocument> documents = new ArrayList<>();
    for (CoursewareDocument d : all) {
      if (d.language().equals("und") || d.language().equals(primary)) {
        documents.add(d);
      } else {
        notes.add(
            d.path() + ": it is in " + d.language() + ", not in " + primary + ": passed over");
      }
    }
    return documents;
  }
}
