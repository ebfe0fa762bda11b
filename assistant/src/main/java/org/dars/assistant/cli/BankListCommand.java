package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.quiz.bank.ItemBank;
import org.dars.assistant.store.ItemQuery;
import org.dars.assistant.store.ItemRows.Column;
import org.dars.models.LanguageModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    header = "The items of a bank, and how many there are in each state.",
    footer = {
      "%nExamples:",
      "  ./dars bank list my-course",
      "  ./dars bank list my-course --state draft --no-sound",
      "  ./dars bank list my-course --words \"spring tide\" --kind single-choice --json"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BankListCommand implements Callable<Integer> {

  @ParentCommand private BankCommand bank;
  @Spec private CommandSpec spec;
  @Mixin private BankFilter filter;

  @Parameters(index = "0", paramLabel = "COURSE", description = "id of the course")
  private String course;

  @Option(
      names = "-n",
      defaultValue = "50",
      paramLabel = "N",
      description = "how many items at most (default: 50)")
  private int limit;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** What there is. */
  record Shown(int found, Map<String, Integer> states, List<BankedItem> items) {}

  @Override
  public Integer call() throws LanguageModelException {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "-n takes 1 or more, not " + limit);
    }
    ItemQuery query = filter.query(null, spec);
    Shown shown;
    try (App app = bank.dars().open()) {
      ItemBank items = app.quizzes().bank(app.zone(), Courses.required(app, course));
      Map<String, Integer> states = new TreeMap<>();
      items
          .counts(query.in(null), Column.STATE)
          .forEach((s, n) -> states.put(s.toLowerCase(Locale.ROOT), n));
      shown =
          new Shown(
              items.count(query),
              states,
              items.search(query, 0, limit).stream().map(BankedItem::of).toList());
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(shown));
    } else {
      shown.items().forEach(i -> i.print(out));
      if (shown.found() > shown.items().size()) {
        out.println("… and " + (shown.found() - shown.items().size()) + " more (-n gives more)");
      }
      shown.states().forEach((s, n) -> out.printf(Locale.ROOT, "%-9s %,8d%n", s, n));
    }
    out.flush();
    return 0;
  }
}
