package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dars.assistant.quiz.exchange.ItemFileException;
import org.dars.assistant.quiz.exchange.ItemFormat;
import org.dars.assistant.quiz.exchange.ItemFormat.Loss;
import org.dars.assistant.quiz.exchange.ItemFormat.Problem;
import org.dars.assistant.quiz.exchange.ItemFormats;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    header = "Turn a file of quiz items into another format.",
    description = {
      "Formats go by the ends of the files' names, or are told. What could not be read is named with",
      "its place, and what the other format cannot hold with its item. Exit code 1 when nothing was",
      "written.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars quiz convert exam.gift exam.csv",
      "  ./dars quiz convert exam.txt exam.json --from aiken",
      "  ./dars quiz convert exam.json exam.docx --key     on paper, with the answers"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class QuizConvertCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "IN", description = "the file to read")
  private Path in;

  @Parameters(index = "1", paramLabel = "OUT", description = "the file to write")
  private Path out;

  @Option(names = "--from", paramLabel = "F", description = "format of IN")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "F", description = "format of OUT")
  private @Nullable String to;

  @Option(
      names = "--key",
      negatable = true,
      description = "docx, pdf: print the answers behind the items (default: no)")
  private boolean key;

  @Option(
      names = "--no-sources",
      description =
          "gift, moodle-xml, qti22, qti3, h5p: leave out the line that tells learners where in the"
              + " course it stands")
  private boolean noSources;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** What became of the items. */
  record Converted(
      String in,
      String from,
      int read,
      List<Problem> problems,
      String out,
      String to,
      int written,
      List<Loss> losses) {}

  @Override
  public Integer call() throws IOException, ItemFileException {
    if (!Files.exists(in)) {
      throw new CommandException(in + ": there is no such file");
    }
    List<ItemFormat> readers = QuizFormats.readers(in, from, spec);
    ItemFormat named = QuizFormats.written(QuizFormats.writer(out, to, spec), key, spec);
    ItemFormat writer = QuizFormats.sourced(named, noSources, spec);
    WholeFile.checked(out);
    ItemFormats.Found found = ItemFormats.read(in, readers);
    int read = found.reading().items().size();
    List<Loss> losses = new ArrayList<>();
    WholeFile.write(
        out,
        part -> {
          losses.addAll(writer.write(found.reading().items(), part));
          if (QuizFormats.leftOut(losses) == read) {
            throw new CommandException(
                "%s: none of the %d items can be written as %s (%s); nothing was written"
                    .formatted(in, read, writer.id(), losses.getFirst().message()));
          }
        });
    Converted done =
        new Converted(
            in.toString(),
            found.id(),
            read,
            found.reading().problems(),
            out.toString(),
            writer.id(),
            read - QuizFormats.leftOut(losses),
            losses);
    PrintWriter console = spec.commandLine().getOut();
    if (json) {
      console.println(Json.of(done));
    } else {
      print(done, console);
    }
    console.flush();
    return 0;
  }

  private static void print(Converted done, PrintWriter console) {
    console.printf(
        "%s (%s): %d items read%s%n",
        done.in(),
        done.from(),
        done.read(),
        done.problems().isEmpty() ? "" : ", problems: %d".formatted(done.problems().size()));
    done.problems().forEach(p -> console.println("  " + p.place() + ": " + p.message()));
    console.printf(
        "%s (%s): %d items written%s%n",
        done.out(),
        done.to(),
        done.written(),
        done.losses().isEmpty() ? "" : "; not as they were:");
    QuizFormats.grouped(done.losses()).forEach(l -> console.println("  " + l));
  }
}
