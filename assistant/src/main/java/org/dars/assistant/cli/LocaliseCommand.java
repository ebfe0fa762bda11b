package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dars.assistant.App;
import org.dars.assistant.course.AddReport;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseException;
import org.dars.assistant.localise.Batches;
import org.dars.assistant.store.BatchStore.Batch;
import org.dars.assistant.store.BatchStore.Limit;
import org.dars.assistant.store.BatchStore.NewBatch;
import org.dars.assistant.store.BatchStore.State;
import org.dars.assistant.tutor.Budget;
import org.dars.models.LanguageModelException;
import org.dars.translator.Estimate;
import org.dars.translator.Estimator;
import org.dars.translator.ReviewPolicy;
import org.dars.translator.engine.EngineException;
import org.dars.translator.memory.MemoryInUseException;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "localise",
    mixinStandardHelpOptions = true,
    header = "Localise a course of the library into one or more languages.",
    description = {
      "Every segment is kept as it is finished: stopped, killed or paused, the same command goes on",
      "from there and asks no engine twice. What people approved is never replaced. The localised",
      "course stands in the library beside its source, block by block, and as files.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars localise my-course --to es,ar",
      "  ./dars localise my-course/ --to kk,ru --engine llm,apertium   a folder: it is added first",
      "  ./dars localise my-course --to es --threshold 0.7   what is less sure waits for a person",
      "  ./dars jobs                                          how far it is"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class LocaliseCommand implements Callable<Integer> {

  private static final int LANGUAGES_AT_ONCE = 2;
  private static final Duration LOOK = Duration.ofMillis(500);

  /** Longer than retries after failures wait. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  @ParentCommand private Dars dars;
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "COURSE|FOLDER|PACKAGE",
      description = "a course of the library, or files that become one")
  private String course;

  @Option(
      names = "--to",
      required = true,
      split = ",",
      paramLabel = "LANG",
      description = "language tags, as es,ar,kk")
  private List<String> to;

  @Option(
      names = "--from",
      paramLabel = "LANG",
      description = "language of the course (default: the one it is in)")
  private @Nullable String from;

  @Option(
      names = "--engine",
      defaultValue = "auto",
      paramLabel = "ENGINE",
      description = EngineOption.DESCRIPTION)
  private String engine;

  @Option(
      names = "--threshold",
      defaultValue = "0",
      paramLabel = "0–1",
      description = "confidence below which a segment waits for a person (default: 0, none does)")
  private double threshold;

  @Option(
      names = "--hold-waiting",
      description = "leave what waits in its source language; else it stands as a draft")
  private boolean holdWaiting;

  @Option(
      names = "--threads",
      defaultValue = "0",
      paramLabel = "N",
      description = "documents at once in each language (default: half the processors)")
  private int threads;

  @Option(
      names = "--budget",
      paramLabel = "MONEY",
      description =
          "most that a language model may cost, in the currency of its prices; given again, it"
              + " replaces the batch's")
  private @Nullable BigDecimal budget;

  @Option(
      names = "--budget-tokens",
      paramLabel = "N",
      description = "most tokens that a language model may read and write")
  private @Nullable Long budgetTokens;

  @Option(
      names = "--later",
      description = "only hand it in: a running service, or the next localise, does it")
  private boolean later;

  @Option(names = "--estimate", description = "only say what it would be, and cost")
  private boolean estimate;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call()
      throws IOException,
          InterruptedException,
          LanguageModelException,
          EngineException,
          CourseException {
    try (App app = dars.open()) {
      Course source = source(app);
      try (TranslationMemory memory = memory(app);
          ZoneEngines engines = ZoneEngines.of(app);
          Batches batches = app.batches(engines.engines(), memory)) {
        if (estimate) {
          return estimate(app, batches, source);
        }
        String id = submit(batches, app, source);
        if (!later && memory != null) {
          batches.start(LANGUAGES_AT_ONCE);
        }
        if (!later) {
          watch(app, batches, id);
        }
        Batch batch = batches.batch(app.zone(), id).orElseThrow();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
          out.println(Json.of(BatchView.of(batch, app.settings().home(), app.zone())));
        } else {
          BatchView.print(batch, app.settings().home(), app.zone(), out);
        }
        if (!later) {
          Indexing.run(app);
        }
        boolean done = batch.targets().stream().allMatch(t -> t.state() == State.DONE);
        return done || later ? 0 : 1;
      }
    }
  }

  private int estimate(App app, Batches batches, Course source)
      throws EngineException, IOException, LanguageModelException {
    Budget budget = Budget.from(System.getenv());
    Map<String, Estimate> estimates =
        batches.estimate(
            app.zone(),
            wanted(source),
            new Estimator.Prices(budget.input() / 1e6, budget.output() / 1e6));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(estimates));
    } else {
      estimates.forEach((language, e) -> EstimateText.print(language, e, out));
    }
    out.flush();
    return 0;
  }

  private NewBatch wanted(Course source) {
    int each = threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    return new NewBatch(
        source.id(),
        from == null ? source.language() : tag("--from", from),
        targets(),
        engine,
        new ReviewPolicy(threshold, !holdWaiting),
        each,
        new Limit(budget == null ? null : budget.movePointRight(6).longValue(), budgetTokens));
  }

  private String submit(Batches batches, App app, Course source) throws EngineException {
    try {
      return batches.submit(app.zone(), wanted(source));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private List<String> targets() {
    List<String> tags = new ArrayList<>();
    for (String one : to) {
      if (!one.isBlank() && !tags.contains(one.strip())) {
        tags.add(tag("--to", one.strip()));
      }
    }
    return tags;
  }

  private String tag(String option, String tag) {
    try {
      new Locale.Builder().setLanguageTag(tag);
      return tag;
    } catch (IllformedLocaleException e) {
      throw new ParameterException(
          spec.commandLine(), option + " takes language tags such as es or pt-BR, not " + tag, e);
    }
  }

  /** The course that is meant; files are added first. */
  private Course source(App app) throws CourseException {
    var known = app.library().course(app.zone(), course);
    if (known.isPresent()) {
      return known.get();
    }
    Path path = Path.of(course);
    if (!Files.exists(path)) {
      throw new CourseException(
          "\""
              + course
              + "\" is neither a course of the library (./dars courses lists them) nor a file or"
              + " folder.");
    }
    AddReport added = AddCommand.add(app, new AddRequest(path, null, null));
    return added.course();
  }

  /** The memory, or null when another process has it: that one then does the work. */
  private @Nullable TranslationMemory memory(App app) throws IOException {
    try {
      return TranslationMemory.open(app.settings().home().memory(app.zone()));
    } catch (MemoryInUseException e) {
      System.err.println(
          "note: another process of this home is at work (./dars serve?); it does this, too");
      return null;
    }
  }

  private static void watch(App app, Batches batches, String id) throws InterruptedException {
    try (Progress progress = Progress.of("localising", 0)) {
      while (!batches.await(app.zone(), id, LOOK)) {
        Batch batch = batches.batch(app.zone(), id).orElseThrow();
        progress.total(batch.targets().stream().mapToLong(t -> Math.max(1, t.total())).sum());
        progress.to(batch.targets().stream().mapToLong(t -> t.done()).sum());
        if (waitsLong(app, batches, batch)) {
          return;
        }
      }
    }
  }

  /** Whether nothing more is done for long, since the day's limit is reached. */
  private static boolean waitsLong(App app, Batches batches, Batch batch) {
    Instant soon = Instant.now().plus(PATIENCE);
    return batch.targets().stream()
        .filter(t -> !t.state().ended() && t.state() != State.PAUSED)
        .allMatch(t ->
            t.state() == State.WAITING
                && batches
                    .nextTry(app.zone(), batch.id(), t.language())
                    .filter(time -> time.isAfter(soon))
                    .isPresent());
  }
}
