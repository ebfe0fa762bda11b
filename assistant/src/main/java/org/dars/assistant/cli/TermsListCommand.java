package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dars.translator.terms.TermProblemException;
import org.dars.translator.terms.TermbaseStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    header = "The termbases, with their sizes and languages.",
    footer = {"%nExample:", "  ./dars terms list"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TermsListCommand implements Callable<Integer> {

  @ParentCommand private TermsCommand terms;
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException, TermProblemException {
    TermbaseStore store = terms.store();
    List<TermbaseView> views = new ArrayList<>();
    for (String name : store.names()) {
      views.add(TermbaseView.of(name, store.read(name), List.of()));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(views));
    } else if (views.isEmpty()) {
      out.println("No termbases yet: ./dars terms import NAME FILE.csv adds one.");
    } else {
      views.forEach(v -> v.print(out));
    }
    out.flush();
    return 0;
  }
}
