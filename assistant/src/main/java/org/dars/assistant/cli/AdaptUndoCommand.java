package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.dars.translator.adapt.Adaptations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    header = "Take the last decision about a record, or an edit of it, back; undo again to redo.",
    footer = {"%nExample:", "  ./dars adapt undo 3f09c12be41a --by Amina"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AdaptUndoCommand implements Callable<Integer> {

  @ParentCommand private AdaptCommand adapt;
  @Spec private CommandSpec spec;
  @Mixin private AdaptChoice choice;

  @Parameters(arity = "1..*", paramLabel = "ID", description = "ids as the report lists them")
  private List<String> ids;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "who undoes (default: the name of the account)")
  private String reviewer = System.getProperty("user.name", "");

  @Override
  public Integer call() throws IOException {
    Adaptations adaptations = choice.adaptations(adapt.dars());
    PrintWriter out = spec.commandLine().getOut();
    for (String id : ids) {
      var now = adaptations.undo(id, reviewer);
      out.print(AdaptText.line(now));
      out.println(now.id() + " is " + now.state().key());
    }
    out.flush();
    return 0;
  }
}
