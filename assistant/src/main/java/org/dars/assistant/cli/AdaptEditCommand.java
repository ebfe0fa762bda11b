package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.dars.translator.adapt.Adaptation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "edit",
    mixinStandardHelpOptions = true,
    header = "Approve a proposal with another text: a new record supersedes it.",
    footer = {"%nExample:", "  ./dars adapt edit 3f09c12be41a --to \"about 10 km\" --by Amina"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AdaptEditCommand implements Callable<Integer> {

  @ParentCommand private AdaptCommand adapt;
  @Spec private CommandSpec spec;
  @Mixin private AdaptChoice choice;

  @Parameters(index = "0", paramLabel = "ID", description = "id as the report lists it")
  private String id;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TEXT",
      description = "what shall stand there")
  private String text;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "who edits (default: the name of the account)")
  private String reviewer = System.getProperty("user.name", "");

  @Override
  public Integer call() throws IOException {
    Adaptation edited = choice.adaptations(adapt.dars()).edit(id, text, reviewer);
    PrintWriter out = spec.commandLine().getOut();
    out.print(AdaptText.line(edited));
    out.println(id + " is superseded by " + edited.id());
    out.flush();
    return 0;
  }
}
