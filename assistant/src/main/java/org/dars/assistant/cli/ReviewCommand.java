package org.dars.assistant.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    header = "Hand a localised course's segments to people, take them back, and approve them.",
    description = {
      "People work in a translation tool (XLIFF) or in a word processor (DOCX). What they change or",
      "sign off is approved: no machine replaces it, and the memory keeps it. Localise the course",
      "again afterwards to write its files anew.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars review list my-course --to es --state waiting",
      "  ./dars review export my-course --to es review.docx --state waiting",
      "  ./dars review import my-course --to es review.docx --by Amina",
      "  ./dars review approve my-course --to es --all-above 0.9 --by Amina",
      "  ./dars review recheck my-course --to es                after terms or checks changed",
      "  ./dars review score my-course --to es                  what marked errors come to",
      "  ./dars localise my-course --to es                      writes the files again"
    },
    subcommands = {
      ReviewListCommand.class,
      ReviewExportCommand.class,
      ReviewImportCommand.class,
      ReviewApproveCommand.class,
      ReviewRejectCommand.class,
      ReviewRecheckCommand.class,
      ReviewMarkCommand.class,
      ReviewScoreCommand.class
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReviewCommand implements Callable<Integer> {

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  Dars dars() {
    return dars;
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "say what to do: ./dars review list, export, import, approve, reject, recheck,"
            + " mark or score");
  }
}
