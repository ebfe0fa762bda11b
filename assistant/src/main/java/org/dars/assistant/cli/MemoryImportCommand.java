package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.models.LanguageModelException;
import org.dars.translator.exchange.PoFile;
import org.dars.translator.exchange.PoProblemException;
import org.dars.translator.exchange.TmxFile;
import org.dars.translator.exchange.TmxProblemException;
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
    name = "import",
    mixinStandardHelpOptions = true,
    header = "Add the translations of TMX and PO files to the memory.",
    description = {
      "What is in the memory stays; the same file again adds nothing. TMX 1.1 to 1.4b of any size,",
      "from any tool. Translations count as a person's unless the file says otherwise. Of PO",
      "(gettext), what is fuzzy or not translated is left out; --from and --to name its languages.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars memory import old-courses.tmx",
      "  ./dars memory import psychology.tmx --course psychology",
      "  ./dars memory import po/*.po --from en --to es --by \"docs team\""
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class MemoryImportCommand implements Callable<Integer> {

  private static final int SHOWN = 10;

  @ParentCommand private MemoryCommand memory;
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "TMX or PO files")
  private List<Path> files;

  @Option(
      names = "--course",
      paramLabel = "COURSE",
      description = "the course of the library that they are of")
  private @Nullable String course;

  @Option(names = "--from", paramLabel = "LANG", description = "of the messages of PO files")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "LANG", description = "of the translations of PO files")
  private @Nullable String to;

  @Option(
      names = "--by",
      defaultValue = "",
      paramLabel = "NAME",
      description = "who translated the PO files")
  private String by;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /**
   * What came of a file.
   *
   * @param units in the file
   * @param entries translations that went in
   * @param skipped units that gave none
   */
  record Imported(String file, long units, long entries, long skipped, List<String> problems) {}

  @Override
  public Integer call()
      throws IOException, TmxProblemException, PoProblemException, LanguageModelException {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new CommandException(file + ": there is no such file; give a TMX or PO file");
      }
      if (isPo(file) && (from == null || to == null)) {
        throw new ParameterException(
            spec.commandLine(), file + ": PO does not name its languages; give --from and --to");
      }
    }
    String of = course == null ? "" : known(course);
    List<Imported> imported = new ArrayList<>();
    PrintWriter out = spec.commandLine().getOut();
    try (TranslationMemory opened = ZoneMemory.open(memory.settings())) {
      for (Path file : files) {
        Imported one = isPo(file) ? po(opened, file, of) : tmx(opened, file, of);
        imported.add(one);
        if (!json) {
          print(one, out);
        }
      }
    }
    if (json) {
      out.println(Json.of(imported));
    }
    out.flush();
    return imported.stream().allMatch(i -> i.entries() == 0) ? 1 : 0;
  }

  private static boolean isPo(Path file) {
    return String.valueOf(file).toLowerCase(Locale.ROOT).matches(".*\\.pot?");
  }

  private static Imported tmx(TranslationMemory opened, Path file, String of)
      throws IOException, TmxProblemException {
    TmxFile.Report r = TmxFile.importInto(opened, file, of);
    return new Imported(
        String.valueOf(file.getFileName()), r.units(), r.entries(), r.skipped(), r.problems());
  }

  private Imported po(TranslationMemory opened, Path file, String of)
      throws IOException, PoProblemException {
    String source = LanguageTag.checked(spec, "--from", String.valueOf(from));
    String target = LanguageTag.checked(spec, "--to", String.valueOf(to));
    PoFile.Report r = PoFile.importInto(opened, file, new PoFile.Origin(source, target, by, of));
    int skipped = r.untranslated() + r.fuzzy() + r.problems().size();
    return new Imported(
        String.valueOf(file.getFileName()), r.messages(), r.entries(), skipped, r.remarks());
  }

  private String known(String id) throws LanguageModelException {
    try (App app = memory.dars().open()) {
      return Courses.required(app, id).id();
    }
  }

  private static void print(Imported i, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s: %,d units, %,d translations taken, %,d units left out%n",
        i.file(),
        i.units(),
        i.entries(),
        i.skipped());
    Listed.print(i.problems(), SHOWN, out);
  }
}
