package org.dars.assistant.localise;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseException;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.store.BatchStore;
import org.dars.assistant.store.BatchStore.Batch;
import org.dars.assistant.store.BatchStore.Limit;
import org.dars.assistant.store.BatchStore.NewBatch;
import org.dars.assistant.store.BatchStore.State;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.SegmentRows;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.translator.CourseLocaliser;
import org.dars.translator.Estimate;
import org.dars.translator.Estimator;
import org.dars.translator.LocalisationRequest;
import org.dars.translator.Progress;
import org.dars.translator.TranslationReport;
import org.dars.translator.check.LanguageTool;
import org.dars.translator.engine.BudgetSpentException;
import org.dars.translator.engine.EngineChoice;
import org.dars.translator.engine.EngineContext;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.Engines;
import org.dars.translator.memory.Match;
import org.dars.translator.memory.MemoryQuery;
import org.dars.translator.memory.Quality;
import org.dars.translator.memory.SegmentContext;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;

/**
 * One language of a batch: its files laid out, localised, and the result put beside its source in
 * the library.
 */
public final class LanguageRun {

  private static final Logger LOG = System.getLogger(LanguageRun.class.getName());

  private final Home home;
  private final Database database;
  private final BatchStore store;
  private final CourseLibrary library;
  private final Courseware courseware;
  private final Engines engines;
  private final @Nullable TranslationMemory memory;
  private final LocalisationAccount spending;
  private final Clock clock;
  private final SourceTree sources;
  private final TeamChecks team;
  private final Map<String, BatchAccount> accounts = new ConcurrentHashMap<>();
  private final Map<RunKey, Progress> live = new ConcurrentHashMap<>();
  private volatile boolean closing;

  /**
   * @param courseware stays the caller's to close, after the batches
   * @param memory what was translated before, or null for none; stays the caller's, too
   * @param spending where the cost of a language model is put down
   */
  public LanguageRun(
      Home home,
      Database database,
      BatchStore store,
      CourseLibrary library,
      Courseware courseware,
      Engines engines,
      @Nullable TranslationMemory memory,
      LocalisationAccount spending,
      Clock clock) {
    this.home = home;
    this.database = database;
    this.store = store;
    this.library = library;
    this.courseware = courseware;
    this.engines = engines;
    this.memory = memory;
    this.spending = spending;
    this.clock = clock;
    this.sources = new SourceTree(library);
    this.team = new TeamChecks(home);
  }

  /** The segments of a course in one language. */
  public SegmentRows segments(String zone, String course, String language) {
    return new SegmentRows(database, clock, zone, course, language);
  }

  /** Where the files of a course in one language are. */
  public Path output(String zone, String course, String language) {
    return home.localised(zone, course).resolve(language);
  }

  /** Where the cost of a language model is put down. */
  LocalisationAccount spending() {
    return spending;
  }

  Map<String, Estimate> estimate(String zone, NewBatch batch, Estimator.Prices prices)
      throws EngineException, IOException {
    Map<String, Estimate> estimates = new LinkedHashMap<>();
    for (String language : batch.to()) {
      EngineChoice choice = engines.choose(batch.engine(), batch.from(), language);
      Quality quality =
          choice instanceof EngineChoice.Machine m ? m.engine().quality() : Quality.PERSON;
      Estimator estimator =
          new Estimator(
              courseware,
              (source, previous, next) -> known(source, previous, next, batch.from(), language),
              quality == Quality.LANGUAGE_MODEL ? prices : Estimator.Prices.NONE,
              Estimator.Speed.of(quality));
      Iterable<CoursewareDocument> documents =
          () ->
              library.documents(zone, batch.course()).stream()
                  .flatMap(d -> library.content(zone, batch.course(), d.id()).stream())
                  .iterator();
      estimates.put(language, estimator.estimate(documents, batch.from(), language));
    }
    return estimates;
  }

  private int known(String source, String previous, String next, String from, String to)
      throws IOException {
    if (memory == null) {
      return 0;
    }
    return memory
        .matches(new MemoryQuery(source, SegmentContext.between(previous, next), from, to, 1, 70))
        .stream()
        .mapToInt(m -> m.kind() == Match.Kind.FUZZY ? m.score() : m.score() + m.penalty())
        .findFirst()
        .orElse(0);
  }

  Optional<Progress> progress(RunKey key) {
    return Optional.ofNullable(live.get(key));
  }

  void close() {
    closing = true;
  }

  /**
   * Runs a language to its end, or until somebody pauses or cancels it.
   *
   * @throws IllegalStateException when the engine is of no use for now; the scheduler tries again
   */
  void run(RunKey key) throws InterruptedException {
    if (closing || !store.begin(key.zone(), key.batch(), key.language())) {
      return;
    }
    Batch batch = store.batch(key.zone(), key.batch()).orElseThrow();
    try {
      TranslationReport report = localise(key, batch);
      end(key, batch, report);
    } catch (IOException | EngineException | CourseException e) {
      LOG.log(Level.ERROR, "localising " + key.instance() + " failed", e);
      fail(key, e);
    } catch (RuntimeException e) {
      if (e instanceof EngineAwayException) {
        throw e;
      }
      LOG.log(Level.ERROR, "localising " + key.instance() + " failed", e);
      fail(key, e);
    } finally {
      live.remove(key);
    }
  }

  private TranslationReport localise(RunKey key, Batch batch)
      throws IOException, EngineException, InterruptedException {
    String course = batch.what().course();
    Path folder = home.localised(key.zone(), course);
    Path in = sources.lay(key.zone(), course, folder.resolve(".source"));
    Path out = folder.resolve(key.language());
    BatchAccount account = account(key, batch);
    EngineChoice choice = choice(key, batch);
    Beat beat =
        new Beat(
            clock,
            (done, total) -> {
              account.putDown();
              return store.progress(key.zone(), key.batch(), key.language(), done, total)
                  == State.RUNNING;
            });
    try (LanguageTool grammar = LanguageTool.of(System.getenv()).orElse(null)) {
      return new CourseLocaliser(
              courseware,
              choice,
              memory,
              request(key, batch, grammar),
              clock,
              segments(key.zone(), course, key.language()),
              batch.what().policy(),
              batch.what().threads())
          .localise(
              in,
              out,
              p -> {
                live.put(key, p);
                beat.hear(p);
              },
              () -> closing || beat.stopped());
    } finally {
      account.putDown();
    }
  }

  /** One for all languages of a batch, so that they cannot pass its limit together. */
  private BatchAccount account(RunKey key, Batch batch) {
    Limit limit = batch.what().limit();
    return accounts.compute(
        key.zone() + "/" + key.batch(),
        (k, known) ->
            known != null && known.limit().equals(limit)
                ? known
                : new BatchAccount(
                    store,
                    key,
                    limit,
                    spending.allowance(key.zone(), limit, store.spent(key.zone(), key.batch()))));
  }

  private EngineChoice choice(RunKey key, Batch batch) throws EngineException {
    return engines
        .allowing(account(key, batch).allowance())
        .choose(batch.what().engine(), batch.what().from(), key.language());
  }

  /** With the course's own terms, as a wish to engines and as a check. */
  private LocalisationRequest request(RunKey key, Batch batch, @Nullable LanguageTool grammar)
      throws IOException {
    return team.request(
        key.zone(), batch.what().course(), batch.what().from(), key.language(), grammar);
  }

  private void end(RunKey key, Batch batch, TranslationReport report)
      throws IOException, CourseException, EngineException, InterruptedException {
    String json =
        new JobReport(report.engine(), report.why(), report.stopped(), report.toMarkdown(), "")
            .toJson();
    if (!report.stopped().isEmpty()) {
      boolean asked = closing || beatStopped(key);
      // More tries would not help a budget that is spent: somebody has to raise it.
      boolean spent = !asked && account(key, batch).allowance().refused();
      store.move(
          key.zone(),
          key.batch(),
          key.language(),
          List.of(State.RUNNING),
          spent ? State.PAUSED : State.WAITING,
          json);
      if (!asked && !spent) {
        throw new EngineAwayException(report.stopped(), spending.heldBackUntil(key.zone()));
      }
      return;
    }
    shelve(key, batch, titles(key, batch));
    Files.writeString(
        home.localised(key.zone(), batch.what().course()).resolve(key.language() + "-report.md"),
        report.toMarkdown());
    store.move(key.zone(), key.batch(), key.language(), List.of(State.RUNNING), State.DONE, json);
  }

  private boolean beatStopped(RunKey key) {
    return store
            .batch(key.zone(), key.batch())
            .flatMap(b -> b.target(key.language()))
            .map(BatchStore.Target::state)
            .orElse(State.CANCELLED)
        != State.RUNNING;
  }

  /** Puts the localised course beside its source, with the same paths and block ids. */
  private void shelve(RunKey key, Batch batch, Map<String, String> titles)
      throws IOException, CourseException {
    String course = batch.what().course();
    Course source = library.course(key.zone(), course).orElseThrow();
    Path out = output(key.zone(), course, key.language());
    Path add = LocalisedFiles.alone(out).orElse(out);
    Locale language = Locale.forLanguageTag(key.language());
    String title =
        titles.getOrDefault(
            source.title(), source.title() + " (" + language.getDisplayLanguage(language) + ")");
    if (add.equals(out)) {
      LocalisedManifest.write(
          out, title, key.language(), course, library.units(key.zone(), course), titles);
    }
    library.add(
        key.zone(),
        new AddRequest(add, idOf(course, key.language()), title, course),
        AddListener.SILENT);
  }

  private Map<String, String> titles(RunKey key, Batch batch)
      throws IOException, EngineException, InterruptedException {
    String course = batch.what().course();
    if (!(choice(key, batch) instanceof EngineChoice.Machine machine)) {
      return Map.of();
    }
    Set<String> titles = new LinkedHashSet<>();
    titles.add(library.course(key.zone(), course).orElseThrow().title());
    library.units(key.zone(), course).forEach(u -> titles.add(u.title()));
    titles.remove("");
    try {
      return Titles.translate(
          List.copyOf(titles),
          machine.engine(),
          new EngineContext(batch.what().from(), key.language(), course),
          segments(key.zone(), course, key.language()),
          batch.what().policy());
    } catch (BudgetSpentException e) {
      // All documents are done; titles in the source language are no reason to hold them back.
      return Map.of();
    } finally {
      account(key, batch).putDown();
    }
  }

  /** The id of a course's localisation. */
  public static String idOf(String course, String language) {
    String tail = "-" + language.toLowerCase(Locale.ROOT);
    int room = 80 - tail.length();
    return (course.length() > room ? course.substring(0, room) : course) + tail;
  }

  private void fail(RunKey key, Exception e) {
    String sentence = e.getMessage() == null ? e.toString() : e.getMessage();
    store.move(
        key.zone(),
        key.batch(),
        key.language(),
        List.of(State.RUNNING),
        State.FAILED,
        JobReport.problem(sentence).toJson());
  }
}
