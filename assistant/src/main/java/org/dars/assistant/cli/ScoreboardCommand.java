package org.dars.assistant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.evaluate.CourseSet;
import org.dars.assistant.evaluate.EvaluationFileException;
import org.dars.assistant.evaluate.EvaluationModels;
import org.dars.assistant.evaluate.Scoreboard;
import org.dars.assistant.evaluate.ScoreboardSet;
import org.dars.assistant.evaluate.ScoreboardText;
import org.dars.models.LanguageModelException;
import org.dars.models.llm.LanguageModelSettings;
import org.dars.models.llm.LanguageModels;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "scoreboard",
    mixinStandardHelpOptions = true,
    header = "Everything about the tutor in one table, with intervals.",
    description = {
      "Section recall for the questions as they are, cut to their key words (at most 50 and 20",
      "characters) and as a second turn without its subject; what is refused: questions of another",
      "course (--foreign, or marked is_impossible), and own questions whose passages were taken away;",
      "quotes, answers, time; recall by plain BM25 and how much more is found, paired; each by the",
      "questions' language where there are several. Intervals are 95 %% by bootstrap.",
      "Of a course, questions name what answers them as path#block, or as path for a whole document.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars evaluate scoreboard --course sample --questions Q.jsonl --ablation",
      "  ./dars evaluate scoreboard --passages P.jsonl --questions Q.jsonl --foreign F.jsonl --save out/"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ScoreboardCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private EvaluateCommand parent;

  @Mixin private EvaluationModelOptions with;

  @ArgGroup(multiplicity = "1")
  private Of of;

  /** Passages of a file, or a course of the library. */
  static final class Of {
    @Option(names = "--passages", paramLabel = "P.jsonl", description = "the passages")
    private @Nullable Path passages;

    @Option(names = "--course", paramLabel = "COURSE", description = "a course of the library")
    private @Nullable String course;
  }

  @Option(
      names = "--questions",
      paramLabel = "Q.jsonl",
      description = "the questions; of a course its headings are asked for when there are none")
  private @Nullable Path questions;

  @Option(names = "--ablation", description = "also search with each part of the search left out")
  private boolean ablation;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Option(
      names = "--foreign",
      paramLabel = "F.jsonl",
      description = "questions of another course, which are to be refused")
  private @Nullable Path foreign;

  @Option(
      names = "--save",
      paramLabel = "FOLDER",
      description = "where scoreboard.json and scoreboard.md are written, too")
  private @Nullable Path folder;

  @Override
  public Integer call()
      throws IOException, InterruptedException, EvaluationFileException, LanguageModelException {
    ScoreboardSet set = set();
    Scoreboard.Report report;
    try (EvaluationModels models = with.open(parent.dars());
        Progress progress = Progress.of("evaluating", 0)) {
      report =
          Scoreboard.run(
              set,
              models,
              LanguageModelSettings.from(System.getenv()).map(LanguageModels::open).orElse(null),
              ablation,
              (done, total) -> {
                progress.total(total);
                progress.to(done);
              });
    }
    String table = ScoreboardText.of(report);
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? Json.of(report) : table);
    out.flush();
    if (folder != null) {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("scoreboard.json"), Json.of(report) + "\n", UTF_8);
      Files.writeString(folder.resolve("scoreboard.md"), table + "\n", UTF_8);
    }
    return 0;
  }

  private ScoreboardSet set() throws EvaluationFileException, LanguageModelException {
    Path passages = of.passages;
    if (passages != null) {
      if (questions == null) {
        throw new CommandException("--passages needs --questions, the file of questions to ask");
      }
      return ScoreboardSet.of(passages, questions, foreign);
    }
    String course = String.valueOf(of.course);
    try (App app = parent.dars().open()) {
      Courses.required(app, course);
      return CourseSet.of(app.library(), app.zone(), course, questions, foreign);
    }
  }
}
