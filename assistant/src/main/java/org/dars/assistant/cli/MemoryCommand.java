package org.dars.assistant.cli;

import java.util.concurrent.Callable;
import org.dars.assistant.store.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    header =
        "Look into the translation memory, and fill it with translations that exist (TMX, PO).",
    description = {
      "What was translated once is not translated again: every localisation reads and fills the",
      "memory. What people approved there is preferred to what a machine made.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars memory list",
      "  ./dars memory import old-courses.tmx",
      "  ./dars memory align course-en/ course-es/ --from en --to es --into-memory",
      "  ./dars memory search \"neural network\" --to es",
      "  ./dars memory match \"Open the file menu.\" --from en --to es",
      "  ./dars memory export team.tmx --from en --to es"
    },
    subcommands = {
      MemoryListCommand.class,
      MemoryImportCommand.class,
      MemoryExportCommand.class,
      MemorySearchCommand.class,
      MemoryMatchCommand.class,
      MemoryAlignCommand.class
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class MemoryCommand implements Callable<Integer> {

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  Dars dars() {
    return dars;
  }

  Settings settings() {
    return dars.settings();
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "say what to do: ./dars memory list, import, export, align, search or match");
  }
}
