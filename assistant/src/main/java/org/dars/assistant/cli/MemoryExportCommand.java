package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dars.translator.exchange.TmxFile;
import org.dars.translator.memory.TranslationMemory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    header = "Write the memory, or a language pair of it, as TMX 1.4b.",
    description = "The file is whole or not there. Varieties count as one: es is es-MX, too.%n",
    footer = {
      "%nExamples:",
      "  ./dars memory export team.tmx --from en --to es",
      "  ./dars memory export all.tmx"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class MemoryExportCommand implements Callable<Integer> {

  @ParentCommand private MemoryCommand memory;
  @Spec private CommandSpec spec;
  @Mixin private LanguagePairOption languages;

  @Parameters(index = "0", paramLabel = "FILE.tmx", description = "where to write")
  private Path file;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    String from = languages.from(spec);
    String to = languages.to(spec);
    WholeFile.checked(file);
    long units;
    try (TranslationMemory opened = ZoneMemory.look(memory.settings())) {
      boolean some = opened.counts().keySet().stream().anyMatch(languages::takes);
      if (!some) {
        throw new CommandException(
            "the memory holds nothing" + languages + "; ./dars memory list says what it holds");
      }
      units = TmxFile.export(opened, from, to, file);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(Map.of("units", units)));
    } else {
      out.printf(Locale.ROOT, "%s: %,d units%n", file, units);
    }
    out.flush();
    return 0;
  }
}
