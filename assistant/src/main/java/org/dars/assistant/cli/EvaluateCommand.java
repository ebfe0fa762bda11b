package org.dars.assistant.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.dars.assistant.evaluate.AnswerEvaluation;
import org.dars.assistant.evaluate.EvaluationFileException;
import org.dars.assistant.evaluate.EvaluationModels;
import org.dars.assistant.evaluate.RetrievalEvaluation;
import org.dars.index.search.SearchMode;
import org.dars.models.LanguageModel;
import org.dars.models.LanguageModelException;
import org.dars.models.llm.LanguageModelSettings;
import org.dars.models.llm.LanguageModels;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    header = "Measure search, answers, translation and file round trips on your own material.",
    description = {
      "Passages: one JSON object a line, {id, text, title?, section?, lang?}.",
      "Questions: one a line, {id, question, lang?, gold_paragraph | gold[] | section,",
      "answer | answers?, is_impossible?}.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars evaluate retrieval --passages P.jsonl --questions Q.jsonl --k 1,5 --json",
      "  ./dars evaluate answers --passages P.jsonl --questions Q.jsonl",
      "  ./dars evaluate scoreboard --passages P.jsonl --questions Q.jsonl --foreign F.jsonl",
      "  ./dars evaluate scoreboard --course sample",
      "  ./dars evaluate translation --pairs P.tsv --from en --to es --engine apertium",
      "  ./dars evaluate roundtrip my-course/ --json"
    },
    subcommands = {
      EvaluateCommand.Retrieval.class,
      EvaluateCommand.Answers.class,
      ScoreboardCommand.class,
      TranslationCommand.class,
      RoundTripCommand.class
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class EvaluateCommand implements Callable<Integer> {

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  /** The command above, which knows the home. */
  Dars dars() {
    return dars;
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "say what to evaluate: ./dars evaluate retrieval, answers, scoreboard, translation or roundtrip");
  }

  /** What both evaluations take. */
  static final class Input {

    @Option(
        names = "--passages",
        required = true,
        paramLabel = "P.jsonl",
        description = "the passages")
    private Path passages;

    @Option(
        names = "--questions",
        required = true,
        paramLabel = "Q.jsonl",
        description = "the questions")
    private Path questions;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    Path passages() {
      return passages;
    }

    Path questions() {
      return questions;
    }

    boolean json() {
      return json;
    }
  }

  @Command(
      name = "retrieval",
      mixinStandardHelpOptions = true,
      header = "Do the right passages come up? Recall@k, MRR, nDCG@10.",
      footer = {
        "%nExample:",
        "  ./dars evaluate retrieval --passages P.jsonl --questions Q.jsonl --mode lexical"
      })
  static final class Retrieval implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @ParentCommand private EvaluateCommand parent;

    @Mixin private Input input;

    @Mixin private EvaluationModelOptions with;

    @Option(
        names = "--k",
        split = ",",
        defaultValue = "1,3,5,10",
        description = "ranks to report recall at, 1–100 (default: 1,3,5,10)")
    private List<Integer> ks;

    @Option(
        names = "--mode",
        defaultValue = "HYBRID",
        description = "${COMPLETION-CANDIDATES} (default: HYBRID)")
    private SearchMode mode;

    @Override
    public Integer call() throws IOException, EvaluationFileException, LanguageModelException {
      for (int k : ks) {
        if (k < 1 || k > RetrievalEvaluation.DEPTH) {
          throw new ParameterException(
              spec.commandLine(), "--k takes ranks from 1 to 100, not " + k);
        }
      }
      RetrievalEvaluation.Report report;
      try (EvaluationModels models = with.open(parent.dars());
          Progress progress = Progress.of("evaluating", 0)) {
        report =
            RetrievalEvaluation.run(
                input.passages,
                input.questions,
                ks.stream().sorted().distinct().toList(),
                mode,
                models,
                (done, total) -> {
                  progress.total(total);
                  progress.to(done);
                });
      }
      spec.commandLine().getOut().println(input.json ? Json.of(report) : text(report));
      return 0;
    }

    private static String text(RetrievalEvaluation.Report r) {
      StringBuilder out = new StringBuilder();
      out.append(
          "%d questions, %s, embedder %s%n".formatted(r.questions(), r.mode(), r.embedder()));
      r.recall().forEach((k, v) -> out.append("  recall@%-3s %.3f%n".formatted(k, v)));
      out.append("  mrr        %.3f%n  ndcg@10    %.3f%n".formatted(r.mrr(), r.ndcg10()));
      out.append(
          "  indexed in %.1f s, %.1f passages/s; a query %.1f ms p50, %.1f ms p95%n"
              .formatted(
                  r.indexSeconds(),
                  r.passagesPerSecond(),
                  r.queryMillis().get("p50"),
                  r.queryMillis().get("p95")));
      if (r.byLanguage().size() > 1) {
        r.byLanguage()
            .forEach((l, v) ->
                out.append("  %-4s %5d questions  %s%n".formatted(l, v.questions(), v.recall())));
      }
      return out.toString().stripTrailing();
    }
  }

  @Command(
      name = "answers",
      mixinStandardHelpOptions = true,
      header = "Does the tutor answer, refuse and quote rightly?",
      footer = {
        "%nExample:",
        "  ./dars evaluate answers --passages P.jsonl --questions Q.jsonl --json"
      })
  static final class Answers implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @ParentCommand private EvaluateCommand parent;

    @Mixin private Input input;

    @Mixin private EvaluationModelOptions with;

    @Override
    public Integer call()
        throws IOException, InterruptedException, EvaluationFileException, LanguageModelException {
      AnswerEvaluation.Report report;
      try (EvaluationModels models = with.open(parent.dars());
          Progress progress = Progress.of("evaluating", 0)) {
        report =
            AnswerEvaluation.run(
                input.passages,
                input.questions,
                models,
                model(),
                (done, total) -> {
                  progress.total(total);
                  progress.to(done);
                });
      }
      spec.commandLine().getOut().println(input.json ? Json.of(report) : text(report));
      return 0;
    }

    private static @Nullable LanguageModel model() throws LanguageModelException {
      return LanguageModelSettings.from(System.getenv()).map(LanguageModels::open).orElse(null);
    }

    private static String text(AnswerEvaluation.Report r) {
      return """
      %d answerable questions, answered in %s
        contains the answer  %.3f
        cites a gold passage %.3f
        refused              %.3f
      %d unanswerable questions
        refused              %.3f
      %d quotes, valid       %.3f\
      """
          .formatted(
              r.answerable().n(),
              r.madeBy(),
              r.answerable().containsAnswer(),
              r.answerable().citedGold(),
              r.answerable().refused(),
              r.unanswerable().n(),
              r.unanswerable().refused(),
              r.quotes(),
              r.quotesValid());
    }
  }
}
