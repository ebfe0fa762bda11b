package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.certificate.Certificates;
import org.dars.assistant.certificate.Issuer;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "issuer",
    mixinStandardHelpOptions = true,
    header = "Show or say who issues certificates.",
    footer = {
      "%nExamples:",
      "  ./dars certificate issuer",
      "  ./dars certificate issuer --name \"National Centre\" --address https://dars.example.org"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CertificateIssuerCommand implements Callable<Integer> {

  @ParentCommand private CertificateCommand certificate;
  @Spec private CommandSpec spec;

  @Option(names = "--name", paramLabel = "NAME", description = "as certificates show it")
  private @Nullable String name;

  @Option(
      names = "--address",
      paramLabel = "URL",
      description = "where the service is on the web; \"\" for nowhere: then the key is the issuer")
  private @Nullable String address;

  @Override
  public Integer call() throws LanguageModelException {
    try (App app = certificate.dars().open()) {
      Certificates certificates = app.certificates();
      Issuer issuer = certificates.issuer(app.zone());
      if (name != null || address != null) {
        issuer =
            new Issuer(
                Objects.requireNonNullElse(name, issuer.name()),
                Objects.requireNonNullElse(address, issuer.address()));
        certificates.setIssuer(app.zone(), issuer);
      }
      PrintWriter out = spec.commandLine().getOut();
      out.println(issuer.name() + (issuer.address().isEmpty() ? "" : "  " + issuer.address()));
      out.flush();
      return 0;
    }
  }
}
