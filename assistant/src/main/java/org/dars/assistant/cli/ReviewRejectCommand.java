package org.dars.assistant.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.localise.ReviewDesk;
import org.dars.assistant.localise.Taken;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.models.LanguageModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "reject",
    mixinStandardHelpOptions = true,
    header = "Send segments back: they wait, or are translated anew.",
    footer = {
      "%nExamples:",
      "  ./dars review reject my-course unit-1/a.md#2.1-p3/0 --to es --by Amina",
      "  ./dars review reject my-course unit-1/a.md#2.1-p3/0 --to es --anew --by Amina"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReviewRejectCommand implements Callable<Integer> {

  @ParentCommand private ReviewCommand review;
  @Spec private CommandSpec spec;
  @Mixin private ReviewChoice choice;
  @Mixin private ReviewDecision decision;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "ID",
      description = "ids as review list gives them")
  private List<String> ids;

  @Option(
      names = "--anew",
      description = "throw the translations away; the next localise translates these segments")
  private boolean anew;

  @Override
  public Integer call() throws IOException, LanguageModelException {
    String by = decision.by(spec);
    try (App app = review.dars().open()) {
      ReviewDesk desk = choice.desk(app, spec);
      List<Placed> named = ReviewChoice.segments(desk, ids);
      Taken taken = anew ? desk.anew(named, by) : desk.sendBack(named, by);
      return decision.done(app, desk, taken, spec);
    }
  }
}
