package org.dars.assistant.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.localise.ReviewDesk;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.models.LanguageModelException;
import org.dars.translator.Outcome;
import org.dars.translator.SegmentState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    header = "Approve segments as they are.",
    footer = {
      "%nExamples:",
      "  ./dars review approve my-course --to es unit-1/a.md#2.1-p3/0 --by Amina",
      "  ./dars review approve my-course --to es --all-above 0.9 --by Amina",
      "  ./dars review approve my-course --to es --all-above 0 --state waiting --by Amina"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReviewApproveCommand implements Callable<Integer> {

  @ParentCommand private ReviewCommand review;
  @Spec private CommandSpec spec;
  @Mixin private ReviewChoice choice;
  @Mixin private ReviewDecision decision;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ID",
      description = "ids as review list gives them")
  private List<String> ids = List.of();

  @Option(
      names = "--all-above",
      paramLabel = "SURE",
      description = "all drafts and all that wait whose confidence is at least that, 0 to 1")
  private @Nullable Double above;

  @Option(
      names = "--state",
      split = ",",
      paramLabel = "STATE",
      description = "with --all-above: of these states (default: draft,waiting)")
  private List<SegmentState> states = List.of(SegmentState.DRAFT, SegmentState.WAITING);

  @Override
  public Integer call() throws IOException, LanguageModelException {
    if (ids.isEmpty() == (above == null)) {
      throw new ParameterException(
          spec.commandLine(), "name the ids, or say --all-above (not both)");
    }
    if (above != null && !(above >= 0 && above <= 1)) {
      throw new ParameterException(spec.commandLine(), "--all-above takes 0 to 1, not " + above);
    }
    String by = decision.by(spec);
    try (App app = review.dars().open()) {
      ReviewDesk desk = choice.desk(app, spec);
      List<Placed> chosen = above == null ? ReviewChoice.segments(desk, ids) : above(desk, above);
      return decision.done(app, desk, desk.approve(chosen, by), spec);
    }
  }

  private List<Placed> above(ReviewDesk desk, double least) {
    List<Placed> all = new ArrayList<>();
    for (SegmentState state : states) {
      desk.rows().list(state, null, 0, Integer.MAX_VALUE).stream()
          .filter(p -> p.segment().confidence() >= least)
          .filter(p -> !p.segment().target().isEmpty())
          .filter(p -> p.segment().outcome() != Outcome.HELD_BACK)
          .forEach(all::add);
    }
    return all;
  }
}
