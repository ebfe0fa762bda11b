package org.dars.assistant.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "bank",
    mixinStandardHelpOptions = true,
    header = "The question bank of a course: items with their versions, proofs and statistics.",
    description = {
      "Nothing in a bank is for learners before a person approved it. Every item is examined; one",
      "that failed a check is approved only with a reason, which its history keeps.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars bank import my-course exam.gift        add the items of a file as drafts",
      "  ./dars bank import-course my-course           … those that the course brought along",
      "  ./dars bank list my-course --state draft",
      "  ./dars bank show my-course q12",
      "  ./dars bank approve my-course --all-sound --by Amina",
      "  ./dars bank export my-course exam.zip --to qti3",
      "  ./dars bank stats my-course                   how learners answered",
      "  ./dars bank blueprint my-course final.json    what a test is made of",
      "  ./dars bank essays my-course                  answers that wait for a mark"
    },
    subcommands = {
      BankListCommand.class,
      BankShowCommand.class,
      BankDecideCommand.Approve.class,
      BankDecideCommand.Retire.class,
      BankImportCommand.class,
      BankImportCourseCommand.class,
      BankExportCommand.class,
      BankStatsCommand.class,
      BankBlueprintCommand.class,
      BankEssaysCommand.class,
      BankMarkCommand.class
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BankCommand implements Callable<Integer> {

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  Dars dars() {
    return dars;
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "say what to do: ./dars bank list, show, approve, retire, import, import-course, export,"
            + " stats, blueprint, essays or mark");
  }
}
