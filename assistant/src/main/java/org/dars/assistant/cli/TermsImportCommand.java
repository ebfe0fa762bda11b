package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dars.translator.terms.Tbx;
import org.dars.translator.terms.TermCsv;
import org.dars.translator.terms.TermProblemException;
import org.dars.translator.terms.TermbaseFile;
import org.dars.translator.terms.TermbaseStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    header = "Make a termbase of a TBX or CSV file.",
    description = {
      "CSV in UTF-8, a row a term: concept, language, term, status (preferred, admitted, forbidden,",
      "reject), part_of_speech, definition, note, domain, do_not_translate; or a column a language.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars terms import ai glossary.tbx",
      "  ./dars terms import ai glossary.csv --replace"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TermsImportCommand implements Callable<Integer> {

  private static final int SHOWN = 10;

  @ParentCommand private TermsCommand terms;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NAME", description = "of the termbase: a–z, 0–9 and -")
  private String name;

  @Parameters(index = "1", paramLabel = "FILE", description = "a .tbx or .csv file")
  private Path file;

  @Option(names = "--replace", description = "put it in the place of the one of this name")
  private boolean replace;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException, TermProblemException {
    TermbaseStore store = terms.store();
    if (!replace && store.names().contains(name)) {
      throw new CommandException(
          "there is a termbase named "
              + name
              + " already: give --replace to put this one in its place, or choose another name");
    }
    TermbaseFile read = read();
    if (read.termbase().size() == 0) {
      throw new CommandException(file + ": no concept is in it; nothing was changed");
    }
    store.write(name, read.termbase());
    TermbaseView view = TermbaseView.of(name, read.termbase(), read.remarks());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(view));
    } else {
      view.print(out);
      Listed.print(view.remarks(), SHOWN, out);
    }
    out.flush();
    return 0;
  }

  private TermbaseFile read() throws IOException, TermProblemException {
    String lower = file.toString().toLowerCase(Locale.ROOT);
    if (lower.endsWith(".tbx") || lower.endsWith(".xml")) {
      return Tbx.read(file);
    }
    if (!lower.endsWith(".csv")) {
      throw new ParameterException(
          spec.commandLine(), "terms import takes a .tbx or .csv file, not " + file);
    }
    try {
      // Spreadsheets put a byte order mark before UTF-8.
      String text = Files.readString(file).replaceFirst("^\uFEFF", "");
      return TermCsv.read(new StringReader(text), String.valueOf(file.getFileName()));
    } catch (CharacterCodingException e) {
      throw new CommandException(file + ": is not UTF-8; save it as CSV in UTF-8");
    }
  }
}
