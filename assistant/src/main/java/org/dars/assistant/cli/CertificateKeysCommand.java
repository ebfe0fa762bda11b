package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.certificate.Certificates;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    header =
        "Show the keys that certificates are signed with, export their public halves, or make a new one.",
    footer = {
      "%nExamples:",
      "  ./dars certificate keys",
      "  ./dars certificate keys --export keys.json",
      "  ./dars certificate keys --rotate"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CertificateKeysCommand implements Callable<Integer> {

  @ParentCommand private CertificateCommand certificate;
  @Spec private CommandSpec spec;

  @Option(
      names = "--rotate",
      description = "make a new key that signs from now on; the earlier ones go on to verify")
  private boolean rotate;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = "write the public keys, for those who verify elsewhere")
  private @Nullable Path export;

  @Override
  public Integer call() throws IOException, LanguageModelException {
    try (App app = certificate.dars().open()) {
      Certificates certificates = app.certificates();
      if (rotate) {
        certificates.rotate(app.zone());
      }
      if (export != null) {
        Files.writeString(export, certificates.issuerDocument(app.zone()).toPrettyString() + "\n");
      }
      PrintWriter out = spec.commandLine().getOut();
      for (Certificates.KeyView key : certificates.keys(app.zone())) {
        out.printf("%s  %s  %s%n", key.id(), key.made(), key.signs() ? "signs" : "verifies");
      }
      if (certificates.keys(app.zone()).isEmpty()) {
        out.println("No key yet: the first certificate makes one.");
      } else {
        out.println(
            "Back up "
                + app.settings().home().certificateKeys(app.zone())
                + " and keep it secret.");
      }
      out.flush();
      return 0;
    }
  }
}
