package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.quiz.bank.BankDesk;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.ItemBank;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Approves items, or retires them. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
abstract class BankDecideCommand implements Callable<Integer> {

  @ParentCommand private BankCommand bank;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "COURSE", description = "id of the course")
  private String course;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ID",
      description = "ids as bank list gives them")
  private List<String> ids = List.of();

  @Option(names = "--by", required = true, paramLabel = "NAME", description = "who decides")
  private String by;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  abstract BankDesk.Outcome decide(BankDesk desk, List<BankItem> items);

  /** Those that are meant where no ids are named; null when ids are needed. */
  abstract @Nullable List<BankItem> others(ItemBank items);

  CommandSpec spec() {
    return spec;
  }

  List<String> ids() {
    return ids;
  }

  @Override
  public Integer call() throws LanguageModelException {
    if (by.isBlank()) {
      throw new ParameterException(spec.commandLine(), "--by takes a name");
    }
    BankDesk.Outcome outcome;
    try (App app = bank.dars().open()) {
      ItemBank items = app.quizzes().bank(app.zone(), Courses.required(app, course));
      List<BankItem> chosen = others(items);
      if (chosen == null) {
        chosen = new ArrayList<>();
        for (String id : ids) {
          chosen.add(BankShowCommand.required(items, id));
        }
      }
      outcome = decide(new BankDesk(items, by.strip()), chosen);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(outcome));
    } else {
      out.println("done: " + outcome.done().size());
      outcome
          .unsound()
          .forEach(id ->
              out.println(
                  id + ": a check failed; see ./dars bank show, or give --reason \"…\""));
      outcome.overtaken().forEach(id -> out.println(id + ": somebody else changed it meanwhile"));
    }
    out.flush();
    return outcome.unsound().isEmpty() && outcome.overtaken().isEmpty() ? 0 : 1;
  }

  @Command(
      name = "approve",
      mixinStandardHelpOptions = true,
      header = "Approve items; one that failed a check needs a reason.",
      footer = {
        "%nExamples:",
        "  ./dars bank approve my-course q12 q13 --by Amina",
        "  ./dars bank approve my-course --all-sound --by Amina",
        "  ./dars bank approve my-course q14 --reason \"both forms are taught\" --by Amina"
      })
  static final class Approve extends BankDecideCommand {

    @Option(names = "--all-sound", description = "all drafts that passed every check")
    private boolean all;

    @Option(
        names = "--reason",
        paramLabel = "WHY",
        description = "approve although a check failed; the history keeps why")
    private @Nullable String reason;

    @Override
    @Nullable List<BankItem> others(ItemBank items) {
      if (ids().isEmpty() != all) {
        throw new ParameterException(
            spec().commandLine(), "name the ids, or say --all-sound (not both)");
      }
      return all
          ? items.list(ItemState.DRAFT).stream().filter(i -> i.examination().sound()).toList()
          : null;
    }

    @Override
    BankDesk.Outcome decide(BankDesk desk, List<BankItem> items) {
      String why = reason;
      if (why == null) {
        return desk.approve(items);
      }
      if (why.isBlank()) {
        throw new ParameterException(spec().commandLine(), "--reason takes some words");
      }
      List<BankItem> sound = items.stream().filter(i -> i.examination().sound()).toList();
      BankDesk.Outcome outcome = desk.approve(sound);
      List<String> done = new ArrayList<>(outcome.done());
      List<String> overtaken = new ArrayList<>(outcome.overtaken());
      for (BankItem item : items) {
        if (!item.examination().sound()) {
          BankDesk.Outcome one = desk.insist(item, why);
          done.addAll(one.done());
          overtaken.addAll(one.overtaken());
        }
      }
      return new BankDesk.Outcome(done, List.of(), overtaken);
    }
  }

  @Command(
      name = "retire",
      mixinStandardHelpOptions = true,
      header = "Retire items: they are kept for their history.",
      footer = {"%nExample:", "  ./dars bank retire my-course q12 --by Amina"})
  static final class Retire extends BankDecideCommand {

    @Override
    @Nullable List<BankItem> others(ItemBank items) {
      if (ids().isEmpty()) {
        throw new ParameterException(spec().commandLine(), "name the ids");
      }
      return null;
    }

    @Override
    BankDesk.Outcome decide(BankDesk desk, List<BankItem> items) {
      return desk.retire(items);
    }
  }
}
