package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.dars.translator.adapt.AdaptationReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    header = "What was changed, where, why and by whose decision, and what was left.",
    footer = {"%nExample:", "  ./dars adapt report --of my-course/ --for KE -o out/"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AdaptReportCommand implements Callable<Integer> {

  @ParentCommand private AdaptCommand adapt;
  @Spec private CommandSpec spec;
  @Mixin private AdaptChoice choice;

  @Option(names = "-o", paramLabel = "OUT", description = "folder for adaptations.md and .json")
  private @Nullable Path output;

  @Option(names = "--json", description = "print JSON instead of Markdown")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    AdaptationReport report =
        AdaptationReport.of(choice.adaptations(adapt.dars()).view(), List.of());
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? Json.of(report) : report.toMarkdown());
    if (output != null) {
      AdaptText.write(report, output);
    }
    out.flush();
    return 0;
  }
}
