package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.cli.BatchView.Cost;
import org.dars.assistant.localise.Batches;
import org.dars.assistant.localise.LocalisationLimits;
import org.dars.assistant.store.BatchStore.Batch;
import org.dars.models.LanguageModelException;
import org.dars.translator.engine.EngineException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "jobs",
    mixinStandardHelpOptions = true,
    header = "List, pause, resume or cancel localisations.",
    description = {
      "Without an id it lists them, newest first. What is resumed is done by the running service,",
      "or by the next ./dars localise of the same course and languages.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars jobs",
      "  ./dars jobs pause 01JD…",
      "  ./dars jobs show 01JD…"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class JobsCommand implements Callable<Integer> {

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = "list",
      paramLabel = "ACTION",
      description = "list, show, pause, resume or cancel (default: list)")
  private String action;

  @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "of a job")
  private @Nullable String id;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException, LanguageModelException, EngineException {
    try (App app = dars.open();
        Batches batches = app.batches(app.engines(), null)) {
      if (action.equals("list")) {
        print(app, batches.list(app.zone()));
        return 0;
      }
      Batch batch = batch(app, batches);
      switch (action) {
        case "show" -> {}
        case "pause" -> batches.pause(app.zone(), batch.id());
        case "resume" -> batches.resume(app.zone(), batch.id());
        case "cancel" -> batches.cancel(app.zone(), batch.id());
        default ->
            throw new ParameterException(
                spec.commandLine(),
                "jobs takes list, show, pause, resume or cancel, not " + action);
      }
      print(app, List.of(batch(app, batches)));
      return 0;
    }
  }

  /** What the zone's language model has cost today, where it was asked or is limited. */
  private static void today(App app, PrintWriter out) {
    LocalisationLimits limits = app.spending().limits();
    Cost localising =
        Cost.of(app.spending().today(app.zone()), limits.millionths(), limits.tokens());
    Cost tutor = Cost.of(app.spending().tutorToday(app.zone()), app.tutorLimit(), null);
    if (localising.any() || tutor.any()) {
      out.println(
          "language model today (UTC): localising "
              + localising.text()
              + "; tutor "
              + tutor.text());
    }
  }

  private Batch batch(App app, Batches batches) {
    String wanted = id;
    if (wanted == null) {
      throw new ParameterException(
          spec.commandLine(), "jobs " + action + " needs a job's id: ./dars jobs lists them");
    }
    return batches
        .batch(app.zone(), wanted)
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(), "There is no job " + wanted + ": ./dars jobs lists them"));
  }

  private void print(App app, List<Batch> batches) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          Json.of(
              batches.stream()
                  .map(b -> BatchView.of(b, app.settings().home(), app.zone()))
                  .toList()));
    } else if (batches.isEmpty()) {
      out.println("No localisations yet: ./dars localise COURSE --to es begins one.");
    } else {
      batches.forEach(b -> BatchView.print(b, app.settings().home(), app.zone(), out));
      today(app, out);
    }
    out.flush();
  }
}
