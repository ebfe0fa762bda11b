package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.models.LanguageModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    header = "Revoke a certificate for good: from now on it does not verify.",
    footer = {
      "%nExample:",
      "  ./dars certificate revoke 3f09c12b-5a41-4d3e-9d0b-6f1f3c1c7a55 --reason \"Issued twice\" --by Amina"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CertificateRevokeCommand implements Callable<Integer> {

  @ParentCommand private CertificateCommand certificate;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ID", description = "as the list shows it")
  private String id;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "shown to all")
  private String reason;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "who revokes it (default: the name of the account)")
  private String by = System.getProperty("user.name", "");

  @Override
  public Integer call() throws LanguageModelException {
    try (App app = certificate.dars().open()) {
      app.certificates().revoke(app.zone(), id, reason, by);
      PrintWriter out = spec.commandLine().getOut();
      out.println(id + " is revoked");
      out.flush();
      return 0;
    }
  }
}
