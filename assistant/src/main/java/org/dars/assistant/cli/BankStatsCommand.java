package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.quiz.bank.ItemStatistics;
import org.dars.assistant.quiz.bank.ItemStatistics.Statistic;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "stats",
    mixinStandardHelpOptions = true,
    header = "How learners answered the items of a bank.",
    description = {
      "Facility is the mean share of the mark, discrimination the correlation with the sitting's",
      "other items. Answers count in groups of 5; from 20 on, an item is judged.%n"
    },
    footer = {"%nExample:", "  ./dars bank stats my-course --json"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BankStatsCommand implements Callable<Integer> {

  @ParentCommand private BankCommand bank;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "COURSE", description = "id of the course")
  private String course;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** How an item was answered. */
  record Row(
      String id,
      int answers,
      double facility,
      @Nullable Double discrimination,
      List<Double> picks,
      List<String> flags) {}

  @Override
  public Integer call() throws LanguageModelException {
    List<Row> rows = new ArrayList<>();
    try (App app = bank.dars().open()) {
      Map<String, Statistic> statistics =
          new TreeMap<>(
              app.quizzes().statistics(app.zone(), Courses.required(app, course)));
      statistics.forEach((id, s) ->
          rows.add(
              new Row(
                  id,
                  s.answers(),
                  s.facility(),
                  s.discrimination(),
                  s.picks(),
                  s.flags().stream()
                      .sorted()
                      .map(f -> f.name().toLowerCase(Locale.ROOT))
                      .toList())));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(rows));
    } else if (rows.isEmpty()) {
      out.println("no item has " + ItemStatistics.LEAST + " answers yet");
    } else {
      out.println("answers  facility  discrimination  item");
      for (Row row : rows) {
        Double d = row.discrimination();
        out.printf(
            Locale.ROOT,
            "%7d  %8.2f  %14s  %s%s%n",
            row.answers(),
            row.facility(),
            d == null ? "-" : String.format(Locale.ROOT, "%.2f", d),
            row.id(),
            row.flags().isEmpty() ? "" : "  (" + String.join(", ", row.flags()) + ")");
      }
    }
    out.flush();
    return 0;
  }
}
