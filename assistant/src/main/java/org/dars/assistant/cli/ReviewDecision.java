package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.dars.assistant.App;
import org.dars.assistant.localise.ReviewDesk;
import org.dars.assistant.localise.Taken;
import org.dars.translator.memory.MemoryInUseException;
import org.dars.translator.memory.TranslationMemory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Who decides, and what the decision came to. */
final class ReviewDecision {

  private static final int SHOWN = 20;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "who decides (default: the name of the account)")
  private String reviewer = System.getProperty("user.name", "");

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /**
   * What came of it.
   *
   * @param approved segments that are approved now
   * @param already segments that were before
   * @param sentBack segments that the reviewer refused
   * @param anew segments that are translated anew by the next run
   * @param untouched segments that came back as they were
   * @param remembered translations that the memory took
   * @param problems what was left out and why
   * @param remarks what is odd about texts that went in
   */
  record Report(
      int approved,
      int already,
      int sentBack,
      int anew,
      int untouched,
      int remembered,
      List<String> problems,
      List<String> remarks) {}

  String by(CommandSpec spec) {
    if (reviewer.isBlank()) {
      throw new ParameterException(
          spec.commandLine(), "say who decides, as with --by Amina: approvals carry a name");
    }
    return reviewer.strip();
  }

  /**
   * Puts what is approved into the memory, and says what came of it.
   *
   * @return exit code: 1 when nothing could be taken
   */
  int done(App app, ReviewDesk desk, Taken taken, CommandSpec spec) throws IOException {
    int remembered = remember(app, desk, taken, spec);
    Report report =
        new Report(
            taken.approved().size(),
            taken.already().size(),
            taken.sentBack(),
            taken.anew(),
            taken.untouched(),
            remembered,
            taken.problems(),
            taken.remarks());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(report));
    } else {
      print(report, desk, out);
    }
    out.flush();
    boolean none = report.approved() + report.already() + report.sentBack() + report.anew() == 0;
    return none && !report.problems().isEmpty() ? 1 : 0;
  }

  private static int remember(App app, ReviewDesk desk, Taken taken, CommandSpec spec)
      throws IOException {
    if (taken.approved().isEmpty() && taken.already().isEmpty()) {
      return 0;
    }
    try (TranslationMemory memory = ZoneMemory.open(app.settings())) {
      return desk.remember(taken, memory);
    } catch (MemoryInUseException e) {
      spec.commandLine()
          .getErr()
          .println(
              "note: the segments are approved, but another process (./dars serve?) has the memory;"
                  + " when it has ended, ./dars review approve "
                  + desk.pair().course()
                  + " --to "
                  + desk.pair().to()
                  + " --all-above 0 --state approved puts them there");
      return 0;
    }
  }

  private void print(Report r, ReviewDesk desk, PrintWriter out) {
    out.println(
        r.approved()
            + " approved by "
            + reviewer.strip()
            + ", "
            + r.already()
            + " approved before, "
            + r.sentBack()
            + " sent back, "
            + r.untouched()
            + " untouched"
            + (r.anew() > 0 ? ", " + r.anew() + " to be translated anew" : ""));
    if (!r.problems().isEmpty()) {
      out.println("Left out:");
      Listed.print(r.problems(), SHOWN, out);
    }
    if (!r.remarks().isEmpty()) {
      out.println("Taken, but look again:");
      Listed.print(r.remarks(), SHOWN, out);
    }
    if (r.approved() + r.anew() > 0) {
      out.println(
          "./dars localise "
              + desk.pair().course()
              + " --to "
              + desk.pair().to()
              + " writes the files again");
    }
  }
}
