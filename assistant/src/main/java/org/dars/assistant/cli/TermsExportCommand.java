package org.dars.assistant.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dars.translator.terms.Tbx;
import org.dars.translator.terms.TermCsv;
import org.dars.translator.terms.TermProblemException;
import org.dars.translator.terms.Termbase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    header = "Write a termbase as TBX or CSV.",
    footer = {
      "%nExamples:",
      "  ./dars terms export ai ai.csv",
      "  ./dars terms export ai ai.tbx --style dct"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TermsExportCommand implements Callable<Integer> {

  @ParentCommand private TermsCommand terms;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NAME", description = "of the termbase")
  private String name;

  @Parameters(index = "1", paramLabel = "FILE", description = "a .tbx or .csv file")
  private Path file;

  @Option(
      names = "--style",
      defaultValue = "DCA",
      paramLabel = "STYLE",
      description = "of TBX: dca (attributes) or dct (elements) (default: dca)")
  private Tbx.Style style;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException, TermProblemException {
    String lower = file.toString().toLowerCase(Locale.ROOT);
    boolean csv = lower.endsWith(".csv");
    if (!csv && !lower.endsWith(".tbx")) {
      throw new ParameterException(
          spec.commandLine(), "terms export writes a .tbx or .csv file, not " + file);
    }
    Termbase termbase = terms.store().read(name);
    WholeFile.write(
        file,
        part -> {
          if (csv) {
            try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
              TermCsv.write(termbase, out);
            }
          } else {
            try (OutputStream out = Files.newOutputStream(part)) {
              Tbx.write(termbase, name, style, out);
            }
          }
        });
    TermbaseView view = TermbaseView.of(name, termbase, List.of());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(view));
    } else {
      view.print(out);
    }
    out.flush();
    return 0;
  }
}
