package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dars.assistant.App;
import org.dars.assistant.localise.ReviewDesk;
import org.dars.assistant.localise.ReviewMarks;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.models.LanguageModelException;
import org.dars.translator.check.MqmCategory;
import org.dars.translator.check.MqmMark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "mark",
    mixinStandardHelpOptions = true,
    header = "Mark an error in a segment's translation, by MQM.",
    footer = {
      "%nExample:",
      "  ./dars review mark my-course unit-1/a.md#2.1-p3/0 --to es --error mistranslation"
          + " --severity major --words \"la célula\" --note \"a cell of a battery\" --by Amina"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReviewMarkCommand implements Callable<Integer> {

  @ParentCommand private ReviewCommand review;
  @Spec private CommandSpec spec;
  @Mixin private ReviewChoice choice;

  @Parameters(index = "1", paramLabel = "ID", description = "as review list gives it")
  private String id;

  @Option(
      names = "--error",
      required = true,
      paramLabel = "CATEGORY",
      description = "of MQM Core, as mistranslation or wrong-term")
  private String category;

  @Option(
      names = "--severity",
      defaultValue = "major",
      paramLabel = "LEVEL",
      description = "neutral, minor, major or critical (default: major)")
  private String severity;

  @Option(
      names = "--words",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "the words that are wrong, as they stand in the translation (default: all)")
  private String words;

  @Option(names = "--note", defaultValue = "", paramLabel = "TEXT", description = "why")
  private String note;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "who marks (default: the name of the account)")
  private String by = System.getProperty("user.name", "");

  @Override
  public Integer call() throws LanguageModelException {
    MqmCategory error = category();
    MqmMark.Level level = level();
    if (by.isBlank()) {
      throw new ParameterException(
          spec.commandLine(), "say who marks, as with --by Amina: marks carry a name");
    }
    try (App app = review.dars().open()) {
      ReviewDesk desk = choice.desk(app, spec);
      Placed placed = ReviewChoice.segment(desk, id);
      String problem =
          new ReviewMarks(desk, Clock.systemUTC())
              .mark(placed, error, level, words, note, by.strip());
      if (!problem.isEmpty()) {
        throw new CommandException(id + ": " + problem + "; nothing was changed");
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        id + ": " + error.id() + ", " + level.name().toLowerCase(Locale.ROOT) + ", by " + by);
    out.flush();
    return 0;
  }

  private MqmCategory category() {
    return Arrays.stream(MqmCategory.values())
        .filter(c -> c.id().equals(category))
        .findFirst()
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                "--error takes one of "
                    + Arrays.stream(MqmCategory.values())
                        .map(MqmCategory::id)
                        .collect(Collectors.joining(", "))
                    + ", not "
                    + category));
  }

  private MqmMark.Level level() {
    return Arrays.stream(MqmMark.Level.values())
        .filter(l -> l.name().equalsIgnoreCase(severity))
        .findFirst()
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                "--severity takes neutral, minor, major or critical, not " + severity));
  }
}
