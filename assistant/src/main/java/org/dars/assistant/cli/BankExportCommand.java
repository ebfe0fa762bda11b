package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.exchange.ItemFormat;
import org.dars.assistant.quiz.exchange.ItemFormat.Loss;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.store.ItemQuery;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    header = "Write items of a bank to a file; approved ones, unless --state says another state.",
    footer = {
      "%nExamples:",
      "  ./dars bank export my-course exam.gift",
      "  ./dars bank export my-course exam.zip --to qti3 --tag \"exam 2026\"",
      "  ./dars bank export my-course exam.docx --key"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BankExportCommand implements Callable<Integer> {

  @ParentCommand private BankCommand bank;
  @Spec private CommandSpec spec;
  @Mixin private BankFilter filter;

  @Parameters(index = "0", paramLabel = "COURSE", description = "id of the course")
  private String course;

  @Parameters(index = "1", paramLabel = "FILE", description = "the file to write")
  private Path file;

  @Option(names = "--to", paramLabel = "F", description = "its format")
  private @Nullable String to;

  @Option(
      names = "--key",
      negatable = true,
      description = "docx: print the answers behind the items (default: no)")
  private boolean key;

  @Option(
      names = "--no-sources",
      description =
          "gift, moodle-xml, qti22, qti3, h5p: leave out the line that tells learners where in the"
              + " course it stands")
  private boolean noSources;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** What was written. */
  record Written(String file, String format, int written, List<Loss> losses) {}

  @Override
  public Integer call() throws IOException, LanguageModelException {
    ItemFormat named = QuizFormats.written(QuizFormats.writer(file, to, spec), key, spec);
    ItemFormat format = QuizFormats.sourced(named, noSources, spec);
    ItemQuery query = filter.query(ItemState.APPROVED, spec);
    WholeFile.checked(file);
    List<Item> items;
    try (App app = bank.dars().open()) {
      items =
          app
              .quizzes()
              .bank(app.zone(), Courses.required(app, course))
              .search(query, 0, Integer.MAX_VALUE)
              .stream()
              .map(BankItem::item)
              .toList();
    }
    if (items.isEmpty()) {
      throw new CommandException(
          "no item fits, so nothing was written; approve some first, or name another --state");
    }
    List<Loss> losses = new ArrayList<>();
    WholeFile.write(
        file,
        part -> {
          losses.addAll(format.write(items, part));
          if (QuizFormats.leftOut(losses) == items.size()) {
            throw new CommandException(
                "none of the %d items can be written as %s (%s); nothing was written"
                    .formatted(items.size(), format.id(), losses.getFirst().message()));
          }
        });
    int written = items.size() - QuizFormats.leftOut(losses);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(new Written(file.toString(), format.id(), written, losses)));
    } else {
      out.printf(
          "%s (%s): %d items written%s%n",
          file, format.id(), written, losses.isEmpty() ? "" : "; not as they were:");
      QuizFormats.grouped(losses).forEach(l -> out.println("  " + l));
    }
    out.flush();
    return 0;
  }
}
