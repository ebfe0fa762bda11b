package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.localise.ReviewDesk;
import org.dars.models.LanguageModelException;
import org.dars.translator.SegmentState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    header = "How many segments stand where; with --state or --document, the segments.",
    footer = {
      "%nExamples:",
      "  ./dars review list my-course --to es",
      "  ./dars review list my-course --to es --state waiting"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReviewListCommand implements Callable<Integer> {

  @ParentCommand private ReviewCommand review;
  @Spec private CommandSpec spec;
  @Mixin private ReviewChoice choice;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "open, draft, waiting, approved or stale")
  private @Nullable SegmentState state;

  @Option(names = "--document", paramLabel = "PATH", description = "of this document only")
  private @Nullable String document;

  @Option(
      names = "-n",
      defaultValue = "50",
      paramLabel = "N",
      description = "how many segments at most (default: 50)")
  private int limit;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** What there is. */
  record Shown(Map<String, Integer> counts, List<ReviewedSegment> segments) {}

  @Override
  public Integer call() throws LanguageModelException {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "-n takes 1 or more, not " + limit);
    }
    Shown shown;
    try (App app = review.dars().open()) {
      ReviewDesk desk = choice.desk(app, spec);
      if (document != null && !desk.rows().documents().contains(document)) {
        throw new CommandException(
            "there is no document "
                + document
                + "; there are: "
                + String.join(", ", desk.rows().documents()));
      }
      Map<String, Integer> counts = new TreeMap<>();
      desk.rows().counts().forEach((s, n) -> counts.put(s.name().toLowerCase(Locale.ROOT), n));
      boolean some = state != null || document != null;
      shown =
          new Shown(
              counts,
              some
                  ? desk.rows().list(state, document, 0, limit).stream()
                      .map(ReviewedSegment::of)
                      .toList()
                  : List.of());
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(shown));
    } else {
      shown.segments().forEach(s -> s.print(out));
      shown.counts().forEach((s, n) -> out.printf(Locale.ROOT, "%-9s %,8d%n", s, n));
    }
    out.flush();
    return 0;
  }
}
