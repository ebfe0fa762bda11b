package org.dars.assistant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.localise.ReturnedFiles;
import org.dars.assistant.localise.ReviewDesk;
import org.dars.assistant.localise.ReviewHelp;
import org.dars.models.LanguageModelException;
import org.dars.translator.exchange.ExchangeFile;
import org.dars.translator.exchange.Returned;
import org.dars.translator.exchange.XliffProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    header = "Take segments back from people: what they changed or signed off is approved.",
    description = {
      "A translation goes in whole, with all its codes, and only where its source is still the same;",
      "what cannot go in is named, and the rest does.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars review import my-course --to es review.docx --by Amina",
      "  ./dars review import my-course --to es review.docx --by Amina --all-read",
      "  ./dars localise my-course --to es                      writes the files again"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReviewImportCommand implements Callable<Integer> {

  @ParentCommand private ReviewCommand review;
  @Spec private CommandSpec spec;
  @Mixin private ReviewChoice choice;
  @Mixin private ReviewDecision decision;

  @Parameters(index = "1", paramLabel = "FILE", description = "an XLIFF or .docx file")
  private Path file;

  @Option(
      names = "--all-read",
      description = "the reviewer has read all of it: what is unchanged is approved, too")
  private boolean all;

  @Option(names = "--overwrite", description = "replace what another person approved")
  private boolean overwrite;

  @Override
  public Integer call() throws IOException, LanguageModelException, XliffProblemException {
    if (!ReturnedFiles.takes(file.toString())) {
      throw new ParameterException(
          spec.commandLine(), "review import takes an .xlf or .docx file, not " + file);
    }
    if (!Files.isRegularFile(file)) {
      throw new CommandException(file + ": there is no such file");
    }
    String by = decision.by(spec);
    try (App app = review.dars().open()) {
      ReviewDesk desk = choice.desk(app, spec);
      ExchangeFile expected = desk.content(s -> true, ReviewHelp.NONE);
      Returned returned = ReturnedFiles.read(file, expected, all);
      return decision.done(app, desk, desk.take(returned, by, all, overwrite), spec);
    }
  }
}
