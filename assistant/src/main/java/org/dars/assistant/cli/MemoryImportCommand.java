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
import org.dars.translator.exchange.TmxFile;
import org.dars.translator.exchange.TmxProblemException;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    header = "Add the translations of TMX files to the memory.",
    description = {
      "What is in the memory stays; the same file again adds nothing. TMX 1.1 to 1.4b of any size,",
      "from any tool. Translations count as a person's unless the file says otherwise.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars memory import old-courses.tmx",
      "  ./dars memory import psychology.tmx --course psychology"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class MemoryImportCommand implements Callable<Integer> {

  private static final int SHOWN = 10;

  @ParentCommand private MemoryCommand memory;
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE.tmx", description = "translation memories")
  private List<Path> files;

  @Option(
      names = "--course",
      paramLabel = "COURSE",
      description = "the course of the library that they are of")
  private @Nullable String course;

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
  public Integer call() throws IOException, TmxProblemException, LanguageModelException {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new CommandException(file + ": there is no such file; give a TMX file");
      }
    }
    String of = course == null ? "" : known(course);
    List<Imported> imported = new ArrayList<>();
    PrintWriter out = spec.commandLine().getOut();
    try (TranslationMemory opened = ZoneMemory.open(memory.settings())) {
      for (Path file : files) {
        TmxFile.Report r = TmxFile.importInto(opened, file, of);
        Imported one =
            new Imported(
                String.valueOf(file.getFileName()),
                r.units(),
                r.entries(),
                r.skipped(),
                r.problems());
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
