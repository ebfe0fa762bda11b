package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.models.LanguageModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    header = "Print the signed list of revocations, for those who verify elsewhere.",
    footer = {"%nExample:", "  ./dars certificate status > status.json"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CertificateStatusCommand implements Callable<Integer> {

  @ParentCommand private CertificateCommand certificate;
  @Spec private CommandSpec spec;

  @Option(
      names = "--list",
      defaultValue = "1",
      paramLabel = "N",
      description = "which list, from 1 (default: 1); each serves 65,536 certificates")
  private int list;

  @Override
  public Integer call() throws LanguageModelException {
    try (App app = certificate.dars().open()) {
      String signed =
          app.certificates()
              .status(app.zone(), list)
              .orElseThrow(
                  () -> new CommandException("there is no list " + list + " of revocations"))
              .toString();
      PrintWriter out = spec.commandLine().getOut();
      out.println(signed);
      out.flush();
      return 0;
    }
  }
}
