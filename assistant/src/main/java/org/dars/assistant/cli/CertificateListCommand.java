package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.store.CertificateRow;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    header = "List certificates, the newest first.",
    footer = {
      "%nExamples:",
      "  ./dars certificate list",
      "  ./dars certificate list my-course --json"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CertificateListCommand implements Callable<Integer> {

  /** What {@code --json} prints of one. */
  private record View(
      String id,
      String course,
      String title,
      String learner,
      Instant made,
      String person,
      @Nullable Instant revoked,
      String reason,
      String revoker) {}

  @ParentCommand private CertificateCommand certificate;
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "COURSE",
      description = "id of the course (default: all)")
  private @Nullable String course;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() throws LanguageModelException {
    try (App app = certificate.dars().open()) {
      List<CertificateRow> rows = app.certificates().list(app.zone(), course, Integer.MAX_VALUE);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.of(rows.stream().map(CertificateListCommand::view).toList()));
      } else {
        rows.forEach(row ->
            out.printf(
                "%s  %s  %s  %s%s%n",
                row.id(),
                row.made().toString().substring(0, 10),
                row.learner(),
                row.title(),
                row.revoked() == null ? "" : "  (revoked: " + row.reason() + ")"));
        out.println(rows.isEmpty() ? "No certificates: see ./dars certificate issue --help" : "");
      }
      out.flush();
      return 0;
    }
  }

  private static View view(CertificateRow row) {
    return new View(
        row.id(),
        row.course(),
        row.title(),
        row.learner(),
        row.made(),
        row.person(),
        row.revoked(),
        row.reason(),
        row.revoker());
  }
}
