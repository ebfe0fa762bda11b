package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.localise.Rechecks;
import org.dars.assistant.localise.ReviewDesk;
import org.dars.models.LanguageModelException;
import org.dars.translator.check.Issue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "recheck",
    mixinStandardHelpOptions = true,
    header = "Look again at finished work, after terms or checks changed.",
    description = {
      "Looks at every draft and every approved segment by the terms and checks as they are now. What",
      "fails and did not before waits for a person again, with the reason; its text stays. No engine",
      "is asked. What was approved with the same remark stays approved.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars review recheck my-course --to es --look         only say what would wait",
      "  ./dars review recheck my-course --to es --by Amina"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReviewRecheckCommand implements Callable<Integer> {

  private static final int SHOWN = 20;

  @ParentCommand private ReviewCommand review;
  @Spec private CommandSpec spec;
  @Mixin private ReviewChoice choice;

  @Option(names = "--look", description = "change nothing, only say what would wait")
  private boolean only;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "who asks for it (default: the name of the account)")
  private String by = System.getProperty("user.name", "");

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /**
   * What came of it.
   *
   * @param looked finished segments
   * @param fail how many of them fail now
   * @param approved how many of those had been approved
   * @param kinds segments with a new finding, by check
   * @param segments their names, each with its first finding
   */
  record Report(
      int looked, int fail, int approved, Map<String, Integer> kinds, List<String> segments) {}

  @Override
  public Integer call() throws IOException, LanguageModelException {
    if (by.isBlank()) {
      throw new ParameterException(spec.commandLine(), "say who asks for it, as with --by Amina");
    }
    try (App app = review.dars().open()) {
      ReviewDesk desk = choice.desk(app, spec);
      Rechecks rechecks = new Rechecks(desk);
      Rechecks.Look look = only ? rechecks.look() : rechecks.reopen(by.strip());
      Map<String, Integer> kinds = new TreeMap<>();
      look.kinds().forEach((kind, n) -> kinds.put(kind.id(), n));
      Report report =
          new Report(
              look.looked(),
              look.found().size(),
              look.approved(),
              kinds,
              look.found().stream().map(ReviewRecheckCommand::line).toList());
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.of(report));
      } else {
        print(report, desk.pair().course(), desk.pair().to(), out);
      }
      out.flush();
      return 0;
    }
  }

  private static String line(Rechecks.Found found) {
    Issue first = found.issues().getFirst();
    return ReviewDesk.name(found.placed()) + ": " + first.note();
  }

  private void print(Report r, String course, String to, PrintWriter out) {
    out.printf(
        "%,d finished segments looked at; %,d fail now%s (%,d of them approved)%n",
        r.looked(), r.fail(), only ? " and would wait" : " and wait", r.approved());
    r.kinds().forEach((kind, n) -> out.printf("  %-22s %,d%n", kind, n));
    Listed.print(r.segments(), SHOWN, out);
    if (r.fail() > 0) {
      out.println(
          only
              ? "without --look they are set waiting"
              : "./dars review list " + course + " --to " + to + " --state waiting lists them");
    }
  }
}
