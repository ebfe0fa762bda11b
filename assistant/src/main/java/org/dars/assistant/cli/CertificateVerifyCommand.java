package org.dars.assistant.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.certificate.Baking;
import org.dars.assistant.certificate.Certificates;
import org.dars.assistant.certificate.Verification;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    header =
        "Verify a certificate: JSON, or a PNG or SVG badge. Exit code 1 when it does not hold.",
    footer = {
      "%nExamples:",
      "  ./dars certificate verify badge.png",
      "  ./dars certificate verify badge.svg --json",
      "  ./dars certificate verify credential.json --keys keys.json --status status.json"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CertificateVerifyCommand implements Callable<Integer> {

  @ParentCommand private CertificateCommand certificate;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "a .json, .png or .svg file")
  private Path file;

  @Option(
      names = "--keys",
      paramLabel = "KEYS",
      description =
          "public keys of another installation, as its \"certificate keys --export\" wrote")
  private @Nullable Path keys;

  @Option(
      names = "--status",
      paramLabel = "LIST",
      description = "its list of revocations, as its \"certificate status\" wrote")
  private @Nullable Path status;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException, LanguageModelException {
    Path trusted = keys;
    if (status != null && trusted == null) {
      throw new ParameterException(spec.commandLine(), "--status goes with --keys");
    }
    Verification verification;
    if (trusted != null) {
      verification =
          Certificates.verify(
              read(file), read(trusted), status == null ? null : read(status), Clock.systemUTC());
    } else {
      try (App app = certificate.dars().open()) {
        verification = app.certificates().verify(app.zone(), read(file));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(verification));
    } else {
      print(verification, out);
    }
    out.flush();
    return verification.verified() ? 0 : 1;
  }

  /** As much of a file as is looked at, and a byte more. */
  private static byte[] read(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(Baking.MOST_BYTES + 1);
    }
  }

  private static void print(Verification verification, PrintWriter out) {
    for (Verification.Check check : verification.checks()) {
      out.printf(
          "  %-9s %-9s %s%n",
          check.kind().name().toLowerCase(Locale.ROOT),
          check.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          check.detail());
    }
    if (!verification.verified()) {
      out.println("NOT VERIFIED");
      return;
    }
    out.printf(
        "VERIFIED  %s  %s  %s %%  issued by %s%n",
        verification.text("/credentialSubject/identifier/0/identityHash"),
        verification.text("/credentialSubject/achievement/description"),
        verification.text("/credentialSubject/result/0/value"),
        verification.text("/issuer/name"));
  }
}
