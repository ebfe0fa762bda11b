package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.dars.assistant.evaluate.EvaluationFileException;
import org.dars.assistant.evaluate.TranslationPairs;
import org.dars.models.LanguageModelException;
import org.dars.translator.engine.EngineChoice;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.TranslationEngine;
import org.dars.translator.evaluate.RememberingEngine;
import org.dars.translator.evaluate.TranslationEvaluation;
import org.dars.translator.evaluate.TranslationPair;
import org.dars.translator.memory.TranslationMemory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "translation",
    mixinStandardHelpOptions = true,
    header = "How near is an engine to people's translations? chrF, chrF++, BLEU.",
    description = {
      "Pairs: a source, a tab and its translation a line, without a header.",
      "Scores are sacreBLEU's, 0–100, over the whole file. A segment that the engine",
      "fails on, or whose links, code or formulas it damages, is measured in its source",
      "language, as it would stay in a course.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars evaluate translation --pairs P.tsv --from en --to es --engine apertium",
      "  ./dars evaluate translation --pairs P.tsv --from en --to kk --engine nmt --json"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TranslationCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private EvaluateCommand parent;

  @Option(
      names = "--pairs",
      required = true,
      paramLabel = "P.tsv",
      description = "sources and references")
  private Path pairs;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "LANG",
      description = "language tag of the sources, as en")
  private String from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "LANG",
      description = "language tag of the references, as es")
  private String to;

  @Option(
      names = "--engine",
      defaultValue = "auto",
      paramLabel = "ENGINE",
      description =
          "auto, llm, nmt, nmt:MODEL, apertium or pseudo (default: auto, the best that is there)")
  private String engine;

  @Option(
      names = "--memory",
      description = "take what people translated from the zone's memory before asking the engine")
  private boolean remember;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call()
      throws InterruptedException,
          IOException,
          EvaluationFileException,
          EngineException,
          LanguageModelException,
          IOException {
    String source = LanguageTag.checked(spec, "--from", from);
    String target = LanguageTag.checked(spec, "--to", to);
    List<TranslationPair> segments = TranslationPairs.read(pairs);
    try (EngineOption option =
            EngineOption.asking(parent.dars().settings(), engine, source, target);
        Progress progress = Progress.of("translating", segments.size())) {
      TranslationEvaluation.Report report =
          measured(machine(option.choice()), segments, source, target, progress::to);
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? Json.of(json(report)) : text(report));
      out.flush();
      return 0;
    }
  }

  private TranslationEvaluation.Report measured(
      TranslationEngine engine,
      List<TranslationPair> segments,
      String source,
      String target,
      IntConsumer done)
      throws EngineException, InterruptedException, IOException {
    if (!remember) {
      return TranslationEvaluation.run(engine, segments, source, target, done);
    }
    try (TranslationMemory memory = ZoneMemory.look(parent.dars().settings())) {
      return TranslationEvaluation.run(
          new RememberingEngine(memory, engine), segments, source, target, done);
    }
  }

  private static TranslationEngine machine(EngineChoice choice) {
    return switch (choice) {
      case EngineChoice.Machine machine -> machine.engine();
      case EngineChoice.People people ->
          throw new CommandException("there is nothing to measure: " + people.why());
    };
  }

  private Map<String, Object> json(TranslationEvaluation.Report r) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("engine", r.engine());
    json.put("from", from);
    json.put("to", to);
    json.put("segments", r.segments());
    json.put("chrf", r.chrf());
    json.put("chrf_pp", r.chrfPlusPlus());
    json.put("bleu", r.bleu());
    json.put("bleu_tokenizer", r.tokenizer());
    json.put("guard_failures", r.guardFailures());
    json.put("engine_failures", r.engineFailures());
    json.put("segments_per_second", r.segmentsPerSecond());
    return json;
  }

  private static String text(TranslationEvaluation.Report r) {
    return """
    %,d segments by %s
      chrF2     %6.2f
      chrF2++   %6.2f
      BLEU      %6.2f  (tokenizer %s)
      held back %6d  with damaged links, code or formulas
      failed    %6d
      %.1f segments/s\
    """
        .formatted(
            r.segments(),
            r.engine(),
            r.chrf(),
            r.chrfPlusPlus(),
            r.bleu(),
            r.tokenizer(),
            r.guardFailures(),
            r.engineFailures(),
            r.segmentsPerSecond());
  }
}
