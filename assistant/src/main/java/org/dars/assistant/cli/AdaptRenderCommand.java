package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.models.LanguageModelException;
import org.dars.translator.adapt.Adaptation;
import org.dars.translator.adapt.AdaptationReport;
import org.dars.translator.adapt.Adapter;
import org.dars.translator.adapt.JsonLinesLedger;
import org.dars.translator.adapt.LedgerView;
import org.dars.translator.adapt.Rendered;
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

  /** What a rendering did. */
  private record Done(int files, int changed, int applied, List<Rendered.LeftOut> leftOut) {}

  @Override
  public Integer call() throws IOException, CoursewareException, LanguageModelException {
    AdaptLedgers.Kept kept = choice.kept(adapt.dars());
    JsonLinesLedger ledger = kept.ledger();
    LedgerView view = LedgerView.of(ledger.events());
    List<Adaptation> approved = view.in(State.APPROVED);
    try (AdaptedCourse course = AdaptedCourse.open(adapt.dars(), kept.started().course());
        Courseware courseware = Courseware.open(ReadLimits.standard())) {
      Done done = render(course, new Adapter(courseware), approved);
      Path out = output.toAbsolutePath().normalize();
      Path report = out.resolveSibling(out.getFileName() + "-adaptations");
      AdaptText.write(AdaptationReport.of(view, done.leftOut()), report);
      PrintWriter to = spec.commandLine().getOut();
      if (json) {
        to.println(Json.of(done));
      } else {
        to.printf(
            "%d of %d approved adaptations stand in %d of %d files, written to %s%n",
            done.applied(), approved.size(), done.changed(), done.files(), output);
        done.leftOut().forEach(l -> to.println("  left out: " + l.id() + ": " + l.reason()));
        to.println("The report is in " + report);
      }
      to.flush();
      return 0;
    }
  }

  private Done render(AdaptedCourse course, Adapter adapter, List<Adaptation> approved)
      throws IOException, CoursewareException {
    Map<String, byte[]> changed = new HashMap<>();
    List<Rendered.LeftOut> leftOut = new ArrayList<>();
    int applied = 0;
    List<String> paths = course.files().stream().map(SourceFile::path).toList();
    for (Adaptation a : approved) {
      if (!paths.contains(a.target().document())) {
        leftOut.add(
            new Rendered.LeftOut(
                a.id(), Rendered.Why.STALE, a.target().document() + " is no longer in the course"));
      }
    }
    for (SourceFile file : course.files()) {
      boolean any = approved.stream().anyMatch(a -> a.target().document().equals(file.path()));
      if (any) {
        Rendered rendered = adapter.render(file, approved);
        applied += rendered.applied().size();
        leftOut.addAll(rendered.leftOut());
        if (!rendered.applied().isEmpty()) {
          changed.put(file.path(), rendered.bytes());
        }
      }
    }
    course.write(changed, output);
    return new Done(course.files().size(), changed.size(), applied, leftOut);
  }
}
