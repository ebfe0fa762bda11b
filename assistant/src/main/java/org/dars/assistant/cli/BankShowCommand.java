package org.dars.assistant.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.ItemBank;
import org.dars.assistant.quiz.examine.Finding;
import org.dars.assistant.quiz.exchange.ItemText;
import org.dars.models.LanguageModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    header = "One item: what it asks, what the examiner says, and its history.",
    footer = {
      "%nExamples:",
      "  ./dars bank show my-course q12",
      "  ./dars bank show my-course q12 --json"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BankShowCommand implements Callable<Integer> {

  @ParentCommand private BankCommand bank;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "COURSE", description = "id of the course")
  private String course;

  @Parameters(index = "1", paramLabel = "ID", description = "id as bank list gives it")
  private String id;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** A version of an item. */
  record Made(int version, Instant time, String person, String act, String note) {}

  /**
   * An item.
   *
   * @param item as a file of format json has it
   */
  record Whole(
      BankedItem summary,
      JsonNode item,
      List<Finding> findings,
      String mergedInto,
      List<Made> history) {}

  @Override
  public Integer call() throws LanguageModelException {
    Whole whole;
    try (App app = bank.dars().open()) {
      ItemBank items = app.quizzes().bank(app.zone(), Courses.required(app, course));
      BankItem item = required(items, id);
      whole =
          new Whole(
              BankedItem.of(item),
              Json.tree(ItemText.write(item.item())),
              item.examination().findings(),
              items.mergedInto(id).orElse(""),
              items.history(id).stream()
                  .map(v -> new Made(v.version(), v.time(), v.person(), v.act(), v.note()))
                  .toList());
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(whole));
    } else {
      print(whole, out);
    }
    out.flush();
    return 0;
  }

  /** The item of an id, or a sentence that says how to find one. */
  static BankItem required(ItemBank items, String id) {
    return items
        .find(id)
        .orElseThrow(() ->
            new CommandException(
                "there is no item \"%s\" in this bank; ./dars bank list names them".formatted(id)));
  }

  private static void print(Whole whole, PrintWriter out) {
    whole.summary().print(out);
    for (Finding finding : whole.findings()) {
      out.printf(
          "  %-11s %s%s%n",
          finding.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          finding.check().label(),
          finding.reason().isEmpty() ? "" : ": " + finding.reason());
    }
    if (!whole.mergedInto().isEmpty()) {
      out.println("  merged into " + whole.mergedInto());
    }
    for (Made made : whole.history()) {
      out.printf(
          "  version %d  %s  %s by %s%s%n",
          made.version(),
          made.time(),
          made.act(),
          made.person(),
          made.note().isEmpty() ? "" : ": " + made.note());
    }
  }
}
