package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.certificate.BadgeArt;
import org.dars.assistant.certificate.Baking;
import org.dars.assistant.certificate.Certificates;
import org.dars.assistant.certificate.Passed;
import org.dars.assistant.course.Course;
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
    name = "issue",
    mixinStandardHelpOptions = true,
    header = "Issue a certificate by hand.",
    footer = {
      "%nExamples:",
      "  ./dars certificate issue my-course --name \"Aigerim\" --test \"Final test\" --score 84 --pass 70 --by Amina",
      "  ./dars certificate issue my-course --name \"Aigerim\" --test \"Final test\" --score 84 --pass 70 --by Amina -o badge.png"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CertificateIssueCommand implements Callable<Integer> {

  @ParentCommand private CertificateCommand certificate;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "COURSE", description = "id of the course")
  private String course;

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "the learner's name, as it is to stand there")
  private String name;

  @Option(
      names = "--email",
      defaultValue = "",
      paramLabel = "ADDRESS",
      description = "the learner's; only a salted hash of it is kept (default: none)")
  private String email;

  @Option(names = "--test", required = true, paramLabel = "TITLE", description = "what was passed")
  private String test;

  @Option(names = "--score", required = true, paramLabel = "PERCENT", description = "0 to 100")
  private double score;

  @Option(
      names = "--pass",
      required = true,
      paramLabel = "PERCENT",
      description = "the pass mark, 0 to 100; it stands on the certificate")
  private double pass;

  @Option(
      names = "--title",
      paramLabel = "TITLE",
      description = "the course, as it is to stand there (default: the course's title)")
  private @Nullable String title;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "who issues it (default: the name of the account)")
  private String by = System.getProperty("user.name", "");

  @Option(
      names = "-o",
      paramLabel = "FILE",
      description = "where to write it: .json, or the badge as .png or .svg with it inside")
  private @Nullable Path output;

  @Override
  public Integer call() throws IOException, LanguageModelException {
    Path file = output;
    String kind = file == null ? "" : kind(file);
    try (App app = certificate.dars().open()) {
      Course known = Courses.required(app, course);
      Passed passed =
          new Passed(
              known.id(),
              title == null ? known.title() : title,
              known.language(),
              test,
              score / 100,
              pass / 100,
              Instant.now());
      Certificates certificates = app.certificates();
      CertificateRow row =
          certificates.issue(app.zone(), passed, new Certificates.Request(name, email, null, by));
      PrintWriter out = spec.commandLine().getOut();
      if (file == null) {
        out.println(row.content());
      } else {
        write(file, kind, row, passed.courseTitle(), certificates.issuer(app.zone()).name());
        out.println(row.id() + "  " + file);
      }
      out.flush();
      return 0;
    }
  }

  private static String kind(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    for (String kind : new String[] {".json", ".png", ".svg"}) {
      if (name.endsWith(kind)) {
        return kind;
      }
    }
    throw new CommandException("-o takes a .json, .png or .svg file, not " + file);
  }

  private static void write(Path file, String kind, CertificateRow row, String title, String issuer)
      throws IOException {
    byte[] bytes =
        switch (kind) {
          case ".png" -> Baking.intoPng(BadgeArt.png(title, issuer), row.content());
          case ".svg" ->
              Baking.intoSvg(BadgeArt.svg(title, issuer, row.title()), row.content())
                  .getBytes(StandardCharsets.UTF_8);
          default -> row.content().getBytes(StandardCharsets.UTF_8);
        };
    Files.write(file, bytes);
  }
}
