package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.dars.assistant.App;
import org.dars.assistant.localise.FileDocuments;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.NaturalOrder;
import org.dars.index.courseware.ReadLimits;
import org.dars.models.LanguageModelException;
import org.dars.translator.align.Bitext;
import org.dars.translator.align.BitextAligner;
import org.dars.translator.align.BitextAligner.Collection;
import org.dars.translator.align.BitextPair;
import org.dars.translator.exchange.TmxFile;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.TranslationMemory;
import org.dars.translator.terms.TermProblemException;
import org.dars.translator.terms.Termbase;
import org.dars.translator.terms.TermbaseStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "align",
    mixinStandardHelpOptions = true,
    header = "Pair a translation that exists with its source, sentence by sentence.",
    description = {
      "Files, folders or packages. Each translated document is paired with the source that it fits",
      "best, by path or by likeness; several sources are versions of one course, oldest first.",
      "Sentences are paired by structure, length, code, links, numbers, terms and words; subtitles",
      "by their times. Pairs below the threshold are left out, and the report says why.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars memory align course-en/ course-es/ --from en --to es -o course.tmx",
      "  ./dars memory align course-en/ course-es/ --from en --to es --into-memory --by \"team Lima\"",
      "  ./dars memory align course-es/ --versions old-versions/ --from en --to es -o course.tmx"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class MemoryAlignCommand implements Callable<Integer> {

  @ParentCommand private MemoryCommand memory;
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "SOURCE… TRANSLATION",
      description = "the source, or versions of it, and the translation last")
  private List<Path> paths;

  @Option(
      names = "--versions",
      paramLabel = "FOLDER",
      description =
          "a folder with a folder for each version of the source, in order of their names")
  private @Nullable Path versions;

  @Option(names = "--from", required = true, paramLabel = "LANG", description = "of the source")
  private String from;

  @Option(names = "--to", required = true, paramLabel = "LANG", description = "of the translation")
  private String to;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "write the pairs: .tmx, or .tsv for two columns as evaluate translation reads them")
  private @Nullable Path output;

  @Option(names = "--into-memory", description = "add the pairs to the memory")
  private boolean intoMemory;

  @Option(
      names = "--by",
      defaultValue = "",
      paramLabel = "NAME",
      description = "who translated, to be remembered with each pair")
  private String by;

  @Option(
      names = "--course",
      paramLabel = "COURSE",
      description = "the course of the library that they are of")
  private @Nullable String course;

  @Option(
      names = "--terms",
      split = ",",
      paramLabel = "NAME",
      description = "termbases whose terms stand in both")
  private List<String> terms = List.of();

  @Option(
      names = "--at-least",
      defaultValue = "" + BitextAligner.THRESHOLD,
      paramLabel = "SCORE",
      description = "least score of a pair that is kept, 0 to 100 (default: ${DEFAULT-VALUE})")
  private int threshold;

  @Option(
      names = "--report",
      paramLabel = "FILE.tsv",
      description = "write every pair with its score and whether it was kept")
  private @Nullable Path report;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call()
      throws IOException, CoursewareException, TermProblemException, LanguageModelException {
    check();
    Termbase termbase = termbase();
    String of = course == null ? "" : known(course);
    Bitext bitext;
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      List<Collection> sources = new ArrayList<>();
      for (Path path : sources()) {
        String name = sources().size() == 1 ? "" : name(path);
        sources.add(collection(courseware, name, path));
      }
      Collection translation = collection(courseware, "", paths.getLast());
      int looks = BitextAligner.looks(translation.documents().size());
      try (Progress progress = Progress.of("aligning", looks)) {
        bitext =
            new BitextAligner(from, to, termbase, threshold)
                .align(sources, translation, progress::to);
      }
    }
    List<BitextPair> kept = bitext.kept();
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    List<MemoryEntry> entries = kept.stream().map(p -> p.entry(from, to, by, now, of)).toList();
    write(kept, entries);
    if (report != null) {
      AlignText.writePairs(bitext, report);
    }
    if (intoMemory) {
      try (TranslationMemory opened = ZoneMemory.open(memory.settings())) {
        for (MemoryEntry entry : entries) {
          opened.add(entry);
        }
        opened.commit();
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? Json.of(AlignText.summary(bitext)) : AlignText.text(bitext));
    out.flush();
    return kept.isEmpty() ? 1 : 0;
  }

  private void check() {
    LanguageTag.checked(spec, "--from", from);
    LanguageTag.checked(spec, "--to", to);
    if (threshold < 0 || threshold > 100) {
      throw new ParameterException(
          spec.commandLine(), "--at-least takes 0 to 100, not " + threshold);
    }
    if (paths.size() < 2 && versions == null) {
      throw new ParameterException(
          spec.commandLine(), "give the source and the translation, in this order");
    }
    if (output == null && !intoMemory && report == null) {
      throw new ParameterException(
          spec.commandLine(), "say where the pairs go: -o FILE.tmx, --into-memory or --report");
    }
    if (output != null && !String.valueOf(output).matches("(?i).*\\.(tmx|tsv)")) {
      throw new ParameterException(
          spec.commandLine(), output + ": the name of the output has to end in .tmx or .tsv");
    }
    if (output != null) {
      WholeFile.checked(output);
    }
    if (report != null) {
      WholeFile.checked(report);
    }
  }

  /** Versions of the source, oldest first. */
  private List<Path> sources() throws IOException {
    List<Path> all = new ArrayList<>();
    if (versions != null) {
      if (!Files.isDirectory(versions)) {
        throw new CommandException(
            versions + ": is no folder; give a folder with a folder for each version");
      }
      try (Stream<Path> folders = Files.list(versions)) {
        folders.filter(Files::isDirectory).sorted(new NaturalOrder()).forEach(all::add);
      }
      if (all.isEmpty()) {
        throw new CommandException(
            versions + ": holds no folder; give a folder with a folder for each version");
      }
    }
    all.addAll(paths.subList(0, paths.size() - 1));
    return all;
  }

  private static String name(Path path) {
    return String.valueOf(path.toAbsolutePath().normalize().getFileName());
  }

  private Collection collection(Courseware courseware, String name, Path path)
      throws CoursewareException {
    PrintWriter err = spec.commandLine().getErr();
    Collection all =
        new Collection(
            name, FileDocuments.read(courseware, path, what -> err.println("dars: " + what)));
    err.flush();
    return all;
  }

  private Termbase termbase() throws IOException, TermProblemException {
    TermbaseStore store =
        new TermbaseStore(memory.settings().home().terms(memory.settings().zone()));
    List<Termbase> all = new ArrayList<>();
    for (String name : terms) {
      all.add(store.read(name));
    }
    return Termbase.merged(all);
  }

  private String known(String id) throws LanguageModelException {
    try (App app = memory.dars().open()) {
      return Courses.required(app, id).id();
    }
  }

  private void write(List<BitextPair> kept, List<MemoryEntry> entries) throws IOException {
    if (output == null) {
      return;
    }
    if (String.valueOf(output).toLowerCase(Locale.ROOT).endsWith(".tsv")) {
      AlignText.writeColumns(kept, output);
    } else {
      TmxFile.write(entries, from, output);
    }
  }
}
