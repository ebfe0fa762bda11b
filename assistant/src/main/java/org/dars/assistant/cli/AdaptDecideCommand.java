package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.dars.translator.adapt.Adaptation;
import org.dars.translator.adapt.Adaptations;
import org.dars.translator.adapt.Category;
import org.dars.translator.adapt.State;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Approves or rejects proposals, one by one or all that fit. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
abstract sealed class AdaptDecideCommand implements Callable<Integer> {

  @ParentCommand private AdaptCommand adapt;
  @Spec private CommandSpec spec;
  @Mixin private AdaptChoice choice;

  @Parameters(arity = "0..*", paramLabel = "ID", description = "ids as the report lists them")
  private List<String> ids = List.of();

  @Option(
      names = "--category",
      paramLabel = "CATEGORY",
      description = "all that wait of ${COMPLETION-CANDIDATES}")
  private @Nullable Category category;

  @Option(
      names = "--all-above",
      paramLabel = "SURE",
      description = "all that wait and are at least so sure, 0 to 1")
  private @Nullable Double above;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "who decides (default: the name of the account)")
  private String reviewer = System.getProperty("user.name", "");

  @Option(names = "--json", description = "print the records as JSON")
  private boolean json;

  private final State state;

  private AdaptDecideCommand(State state) {
    this.state = state;
  }

  @Command(
      name = "approve",
      mixinStandardHelpOptions = true,
      header = "Approve proposals: they stand in the course that is rendered next.",
      footer = {
        "%nExamples:",
        "  ./dars adapt approve 3f09c12be41a --by Amina",
        "  ./dars adapt approve --category units --all-above 0.9 --by Amina"
      })
  static final class Approve extends AdaptDecideCommand {
    Approve() {
      super(State.APPROVED);
    }
  }

  @Command(
      name = "reject",
      mixinStandardHelpOptions = true,
      header = "Reject proposals, or take an approval back.",
      footer = {"%nExample:", "  ./dars adapt reject 3f09c12be41a --by Amina"})
  static final class Reject extends AdaptDecideCommand {
    Reject() {
      super(State.REJECTED);
    }
  }

  @Override
  public Integer call() throws IOException {
    boolean some = category != null || above != null;
    if (ids.isEmpty() == !some) {
      throw new ParameterException(
          spec.commandLine(), "name the ids, or say --category or --all-above (not both)");
    }
    if (above != null && !(above >= 0 && above <= 1)) {
      throw new ParameterException(spec.commandLine(), "--all-above takes 0 to 1, not " + above);
    }
    Adaptations adaptations = choice.adaptations(adapt.dars());
    List<Adaptation> decided =
        some
            ? adaptations.decide(this::fits, state, reviewer)
            : adaptations.decide(ids, state, reviewer);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(decided));
    } else {
      decided.stream().map(AdaptText::line).forEach(out::print);
      out.println(decided.size() + " " + state.key() + " by " + reviewer);
      warnOfDependencies(decided, adaptations, out);
    }
    out.flush();
    return 0;
  }

  private boolean fits(Adaptation a) {
    return (category == null || a.category() == category)
        && (above == null || a.confidence() >= above);
  }

  /** Says which approved records will not be applied, since what they need is not approved. */
  private static void warnOfDependencies(
      List<Adaptation> decided, Adaptations adaptations, PrintWriter out) throws IOException {
    var all = adaptations.view().adaptations();
    for (Adaptation a : decided) {
      for (String id : a.dependsOn()) {
        Adaptation needed = all.get(id);
        if (a.state() == State.APPROVED && (needed == null || needed.state() != State.APPROVED)) {
          out.println("note: " + a.id() + " stands only with " + id + ", which is not approved");
        }
      }
    }
  }
}
