package org.dars.assistant.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "certificate",
    mixinStandardHelpOptions = true,
    header = "Certificates that anybody can verify: Open Badges 3.0.",
    description = {
      "Issued to who passed a test, signed with a key of this installation, verified without a"
          + " network.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars certificate issue my-course --name \"Aigerim\" --test \"Final test\" --score 84 --pass 70 --by Amina",
      "  ./dars certificate list my-course",
      "  ./dars certificate verify badge.png",
      "  ./dars certificate revoke 3f09c12b-… --reason \"Issued twice\" --by Amina",
      "  ./dars certificate keys",
      "  ./dars certificate issuer --name \"National Centre\" --address https://dars.example.org"
    },
    subcommands = {
      CertificateIssueCommand.class,
      CertificateListCommand.class,
      CertificateVerifyCommand.class,
      CertificateRevokeCommand.class,
      CertificateKeysCommand.class,
      CertificateIssuerCommand.class,
      CertificateStatusCommand.class
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CertificateCommand implements Runnable {

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  Dars dars() {
    return dars;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
