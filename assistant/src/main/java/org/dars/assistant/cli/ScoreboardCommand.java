package org.dars.assistant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.dars.assistant.evaluate.EvaluationFileException;
import org.dars.assistant.evaluate.Scoreboard;
import org.dars.assistant.evaluate.ScoreboardText;
import org.dars.models.Embedder;
import org.dars.models.LanguageModelException;
import org.dars.models.llm.LanguageModelSettings;
import org.dars.models.llm.LanguageModels;
import org.dars.models.onnx.EmbedderSettings;
import org.dars.models.onnx.OnnxEmbedder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "scoreboard",
    mixinStandardHelpOptions = true,
    header = "Everything about the tutor in one table, with intervals.",
    description = {
      "Section recall for the questions as they are, cut to their key words (at most 50 and 20",
      "characters) and as a second turn without its subject; what is refused: questions of another",
      "course (--foreign, or marked is_impossible), and own questions whose passages were taken away;",
      "quotes, answers, time. Intervals are 95 % by bootstrap.%n"
    },
    footer = {
      "%nExample:",
      "  ./dars evaluate scoreboard --passages P.jsonl --questions Q.jsonl --foreign F.jsonl --save out/"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ScoreboardCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private EvaluateCommand.Input input;

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
    Scoreboard.Report report;
    try (Embedder embedder = OnnxEmbedder.open(EmbedderSettings.standard());
        Progress progress = Progress.of("evaluating", 0)) {
      report =
          Scoreboard.run(
              input.passages(),
              input.questions(),
              foreign,
              embedder,
              LanguageModelSettings.from(System.getenv()).map(LanguageModels::open).orElse(null),
              (done, total) -> {
                progress.total(total);
                progress.to(done);
              });
    }
    String table = ScoreboardText.of(report);
    PrintWriter out = spec.commandLine().getOut();
    out.println(input.json() ? Json.of(report) : table);
    out.flush();
    if (folder != null) {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("scoreboard.json"), Json.of(report) + "\n", UTF_8);
      Files.writeString(folder.resolve("scoreboard.md"), table + "\n", UTF_8);
    }
    return 0;
  }
}
