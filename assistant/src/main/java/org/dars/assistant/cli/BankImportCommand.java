package org.dars.assistant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.quiz.exchange.ItemFileException;
import org.dars.assistant.quiz.exchange.ItemFormat;
import org.dars.assistant.quiz.exchange.ItemFormats;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    header = "Add the items of a file to a bank as drafts, examined.",
    footer = {
      "%nExamples:",
      "  ./dars bank import my-course exam.gift --by Amina",
      "  ./dars bank import my-course exam.zip --from qti22 --dry-run"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BankImportCommand implements Callable<Integer> {

  @ParentCommand private BankCommand bank;
  @Spec private CommandSpec spec;
  @Mixin private BankIntake intake;

  @Parameters(index = "0", paramLabel = "COURSE", description = "id of the course")
  private String course;

  @Parameters(index = "1", paramLabel = "FILE", description = "the file to read")
  private Path file;

  @Option(names = "--from", paramLabel = "F", description = "its format")
  private @Nullable String from;

  @Override
  public Integer call() throws IOException, ItemFileException, LanguageModelException {
    if (!Files.exists(file)) {
      throw new CommandException(file + ": there is no such file");
    }
    List<ItemFormat> formats = QuizFormats.readers(file, from, spec);
    ItemFormat.Reading reading = ItemFormats.read(file, formats).reading();
    try (App app = bank.dars().open()) {
      return intake.take(
          app, Courses.required(app, course), reading, spec.commandLine().getOut());
    }
  }
}
