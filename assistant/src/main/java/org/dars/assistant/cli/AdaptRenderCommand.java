package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.dars.assistant.adapt.AdaptLedgers;
import org.dars.assistant.adapt.AdaptableCourse;
import org.dars.assistant.adapt.AdaptedFiles;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.models.LanguageModelException;
import org.dars.translator.adapt.AdaptationReport;
import org.dars.translator.adapt.LedgerView;
import org.dars.translator.adapt.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    header = "Write the course with what is approved, and nothing else.",
    description = {
      "Files without approved adaptations come out byte for byte as they are. The report is written beside",
      "the folder, as OUT-adaptations/.%n"
    },
    footer = {"%nExample:", "  ./dars adapt render --of my-course/ --for KE -o out/"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AdaptRenderCommand implements Callable<Integer> {

  @ParentCommand private AdaptCommand adapt;
  @Spec private CommandSpec spec;
  @Mixin private AdaptChoice choice;

  @Option(names = "-o", required = true, paramLabel = "OUT", description = "folder for the course")
  private Path output;

  @Option(names = "--json", description = "print what was applied and left out as JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException, CoursewareException, LanguageModelException {
    AdaptLedgers.Kept kept = choice.kept(adapt.dars());
    LedgerView view = kept.ledger().view();
    try (AdaptableCourse course = AdaptCommand.open(adapt.dars(), kept.started().course());
        Courseware courseware = Courseware.open(ReadLimits.standard())) {
      AdaptedFiles done = AdaptedFiles.write(course, courseware, view, output, _ -> {});
      Path out = output.toAbsolutePath().normalize();
      Path report = out.resolveSibling(out.getFileName() + "-adaptations");
      AdaptText.write(AdaptationReport.of(view, done.leftOut()), report);
      PrintWriter to = spec.commandLine().getOut();
      if (json) {
        to.println(Json.of(done));
      } else {
        to.printf(
            "%d of %d approved adaptations stand in %d of %d files, written to %s%n",
            done.applied(), view.in(State.APPROVED).size(), done.changed(), done.files(), output);
        done.leftOut().forEach(l -> to.println("  left out: " + l.id() + ": " + l.reason()));
        to.println("The report is in " + report);
      }
      to.flush();
      return 0;
    }
  }
}
