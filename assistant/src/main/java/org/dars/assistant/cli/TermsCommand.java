package org.dars.assistant.cli;

import java.util.concurrent.Callable;
import org.dars.assistant.store.Settings;
import org.dars.translator.terms.TermbaseStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "terms",
    mixinStandardHelpOptions = true,
    header = "Keep termbases, choose them for courses, and find a course's terms.",
    description = {
      "A termbase says which word of a language a concept has: preferred, admitted, forbidden, or",
      "not to be translated. It comes and goes as TBX or CSV.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars terms extract my-course -o candidates.csv     proposals for a person to decide on",
      "  ./dars terms import ai candidates.csv",
      "  ./dars terms use my-course ai",
      "  ./dars terms export ai ai.tbx",
      "  ./dars terms list"
    },
    subcommands = {
      TermsListCommand.class,
      TermsImportCommand.class,
      TermsExportCommand.class,
      TermsUseCommand.class,
      TermsExtractCommand.class
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TermsCommand implements Callable<Integer> {

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  Dars dars() {
    return dars;
  }

  TermbaseStore store() {
    Settings settings = dars.settings();
    return new TermbaseStore(settings.home().ready().terms(settings.zone()));
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: ./dars terms list, import, export, use or extract");
  }
}
