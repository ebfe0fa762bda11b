package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.bank.ItemWords;
import org.dars.assistant.quiz.essay.Rubric;
import org.dars.assistant.quiz.practice.Essays;
import org.dars.assistant.store.EssayRows.Query;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "essays",
    mixinStandardHelpOptions = true,
    header = "Answers of tests that wait for a person's mark, the oldest first.",
    description = {
      "Learners are not named. A test has its result when all its essays are marked: here with",
      "./dars bank mark, or on the page \"Essays to mark\" of the question bank.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars bank essays my-course",
      "  ./dars bank essays my-course --test final --json",
      "  ./dars bank essays my-course --marked         what has a mark, the last first"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BankEssaysCommand implements Callable<Integer> {

  @ParentCommand private BankCommand bank;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "COURSE", description = "id of the course")
  private String course;

  @Option(
      names = "--test",
      defaultValue = "",
      paramLabel = "ID",
      description = "only those of one test, by the id of its blueprint")
  private String test;

  @Option(names = "--marked", description = "those that have a mark, instead")
  private boolean marked;

  @Option(
      names = "-n",
      defaultValue = "50",
      paramLabel = "N",
      description = "how many at most (default: 50)")
  private int limit;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /**
   * An answer.
   *
   * @param mark what it can get
   * @param given what it has; null while it waits
   */
  record Row(
      String id,
      String test,
      String title,
      Instant begun,
      Instant handedIn,
      String item,
      String language,
      String question,
      List<String> rubric,
      String answer,
      BigDecimal mark,
      BigDecimal step,
      @Nullable BigDecimal given) {

    static Row of(Essays.Essay essay) {
      return new Row(
          essay.row().id(),
          essay.row().blueprint(),
          essay.row().title(),
          essay.row().begun(),
          essay.row().handed(),
          essay.row().item(),
          essay.shown().about().language(),
          ItemWords.question(essay.shown()),
          Rubric.of(essay.item(), essay.shown()).criteria().stream()
              .map(Rubric.Criterion::text)
              .toList(),
          essay.text(),
          essay.scale().mark(),
          essay.scale().step(),
          essay.points().orElse(null));
    }

    void print(PrintWriter out) {
      out.printf("%s  %s, handed in %s%n", id, title, handedIn);
      out.println("  " + question);
      rubric.forEach(point -> out.println("    - " + point));
      answer.lines().forEach(line -> out.println("  | " + line));
      out.println(
          given == null
              ? "  mark: 0 to %s in steps of %s"
                  .formatted(mark.toPlainString(), step.toPlainString())
              : "  mark: %s of %s".formatted(given.toPlainString(), mark.toPlainString()));
    }
  }

  /** What there is. */
  record Shown(int waiting, int marked, List<Row> essays) {}

  @Override
  public Integer call() throws LanguageModelException {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "-n takes 1 or more, not " + limit);
    }
    Shown shown;
    try (App app = bank.dars().open()) {
      Course found = Courses.required(app, course);
      Essays essays = app.quizzes().essays(app.zone(), found);
      known(essays);
      shown =
          new Shown(
              essays.count(new Query(test, false)),
              essays.count(new Query(test, true)),
              essays.list(new Query(test, marked), 0, limit).stream().map(Row::of).toList());
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(shown));
    } else {
      shown.essays().forEach(e -> e.print(out));
      out.printf("waiting %d, marked %d%n", shown.waiting(), shown.marked());
    }
    out.flush();
    return 0;
  }

  private void known(Essays essays) {
    if (!test.isEmpty() && !essays.tests().containsKey(test)) {
      throw new CommandException(
          essays.tests().isEmpty()
              ? "nobody has handed in an essay of \"" + course + "\" yet"
              : "no essay of a test \"%s\" was handed in; there are some of: %s"
                  .formatted(test, String.join(", ", essays.tests().keySet())));
    }
  }
}
