package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.util.List;
import org.dars.assistant.App;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.ItemBank;
import org.dars.assistant.quiz.bank.ItemIntake;
import org.dars.assistant.quiz.examine.Examiner;
import org.dars.assistant.quiz.examine.SolverLimits;
import org.dars.assistant.quiz.exchange.ItemFormat.Problem;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import picocli.CommandLine.Option;

/** How items come into a bank from the command line. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BankIntake {

  @Option(
      names = "--all",
      description = "add those, too, that the bank asks already (default: they are left out)")
  private boolean all;

  @Option(names = "--dry-run", description = "only say what would be added")
  private boolean dry;

  @Option(
      names = "--by",
      defaultValue = "command line",
      paramLabel = "NAME",
      description = "in whose name (default: command line)")
  private String by;

  @Option(
      names = "--model",
      description = "a language model solves the items as well, at most six requests each")
  private boolean model;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** An item that asks what another one asks. */
  record Same(String item, String same) {}

  /**
   * What became of the items.
   *
   * @param added ids in the bank; of a dry run, those in the file
   * @param unsound ids of the added that failed a check
   */
  record Taken(
      int read,
      List<Problem> problems,
      List<String> added,
      List<String> unsound,
      List<Same> same) {}

  /** Takes items in and prints what became of them. */
  int take(App app, Course course, Reading reading, PrintWriter out) {
    ItemBank bank = app.quizzes().bank(app.zone(), course);
    ItemIntake intake =
        ItemIntake.of(reading.items(), bank, examiner(app, course), course.language());
    List<ItemIntake.Entry> chosen = all ? intake.entries() : intake.fresh();
    List<String> unsound =
        chosen.stream().filter(e -> !e.examination().sound()).map(e -> e.item().id()).toList();
    List<String> added = chosen.stream().map(e -> e.item().id()).toList();
    if (!dry) {
      List<BankItem> now = intake.into(bank, all, by);
      added = now.stream().map(b -> b.item().id()).toList();
      unsound = now.stream().filter(b -> !b.examination().sound()).map(b -> b.item().id()).toList();
    }
    List<Same> same =
        intake.entries().stream()
            .filter(e -> !e.same().isEmpty())
            .map(e -> new Same(e.item().id(), e.same()))
            .toList();
    Taken taken = new Taken(reading.items().size(), reading.problems(), added, unsound, same);
    if (json) {
      out.println(Json.of(taken));
    } else {
      print(taken, out);
    }
    out.flush();
    return taken.read() == 0 ? 1 : 0;
  }

  private Examiner examiner(App app, Course course) {
    if (model && !app.quizzes().hasSolver()) {
      throw new CommandException("there is no language model; see ./dars doctor");
    }
    return model
        ? app.quizzes().solver(app.zone(), course, SolverLimits.MAKING)
        : app.quizzes().examiner(app.zone(), course);
  }

  private void print(Taken taken, PrintWriter out) {
    out.printf("%d items read%n", taken.read());
    taken.problems().forEach(p -> out.println("  " + p.place() + ": " + p.message()));
    out.printf(
        "%d %s as drafts, %d of them failed a check%n",
        taken.added().size(), dry ? "would be added" : "added", taken.unsound().size());
    if (!taken.same().isEmpty()) {
      out.printf(
          "%d ask what the bank asks already%s%n",
          taken.same().size(), all ? "" : "; left out (--all adds them)");
      Listed.print(
          taken.same().stream().map(s -> s.item() + ": like " + s.same()).toList(), 20, out);
    }
  }
}
