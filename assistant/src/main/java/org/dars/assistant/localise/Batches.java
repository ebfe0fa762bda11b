package org.dars.assistant.localise;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.store.BatchStore;
import org.dars.assistant.store.BatchStore.Batch;
import org.dars.assistant.store.BatchStore.Limit;
import org.dars.assistant.store.BatchStore.NewBatch;
import org.dars.assistant.store.BatchStore.State;
import org.dars.assistant.store.BatchStore.Target;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.Leases;
import org.dars.translator.Estimate;
import org.dars.translator.Estimator;
import org.dars.translator.Progress;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.Engines;
import org.jspecify.annotations.Nullable;

/**
 * Courses into other languages, in the background. Each language of a batch is a row that one
 * process has on lease; when that process dies, another takes it up where the last kept segment
 * stands. Safe for use by several threads.
 */
public final class Batches implements AutoCloseable {

  /** It tells of every start and stop, at INFO. Held here, as loggers are weakly kept. */
  private static final Logger SCHEDULER = Logger.getLogger("com.github.kagkarlsson");

  static {
    SCHEDULER.setLevel(Level.WARNING);
  }

  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration FIRST_RETRY = Duration.ofSeconds(20);
  private static final int MOST_RETRIES = 6;

  private final BatchStore store;
  private final CourseLibrary library;
  private final Engines engines;
  private final LanguageRun run;
  private final Database database;
  private final Clock clock;
  private final OneTimeTask<Void> task;
  private final SchedulerClient client;
  private @Nullable Scheduler scheduler;

  /**
   * @param run does the work, in the process that calls {@link #start}
   */
  public Batches(
      Database database,
      BatchStore store,
      CourseLibrary library,
      Engines engines,
      LanguageRun run,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.library = library;
    this.engines = engines;
    this.run = run;
    this.clock = clock;
    FailureHandler.ExponentialBackoffFailureHandler<Void> later =
        new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_RETRY, 2);
    this.task =
        Tasks.oneTime("localise")
            .onDeadExecutionRevive()
            .onFailure((complete, operations) -> {
              Execution execution = complete.getExecution();
              Optional<Instant> until = until(complete);
              if (until.isPresent()) {
                operations.reschedule(complete, until.get());
              } else if (execution.consecutiveFailures < MOST_RETRIES) {
                later.onFailure(complete, operations);
              } else {
                giveUp(execution.getId());
                operations.remove();
              }
            })
            .execute((instance, context) -> execute(RunKey.of(instance.getId())));
    this.client = SchedulerClient.Builder.create(database.dataSource(), task).build();
  }

  /** When a run that the day's limit ended may go on. */
  private static Optional<Instant> until(ExecutionComplete complete) {
    return complete
        .getCause()
        .filter(EngineAwayException.class::isInstance)
        .flatMap(e -> Optional.ofNullable(((EngineAwayException) e).until()));
  }

  /**
   * Begins to work, a few languages at once, and takes up what a dead process of this machine left.
   */
  public synchronized void start(int languagesAtOnce) {
    if (scheduler != null) {
      return;
    }
    Leases leases = new Leases(database);
    leases.releaseDead();
    Scheduler made =
        Scheduler.create(database.dataSource(), task)
            .threads(languagesAtOnce)
            .pollingInterval(POLL)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .schedulerName(new SchedulerName.Fixed(Leases.here()))
            .failureLogging(LogLevel.WARN, false)
            .shutdownMaxWait(Duration.ofSeconds(30))
            .enableImmediateExecution()
            .build();
    made.start();
    scheduler = made;
  }

  /**
   * Takes a batch. One of the same course, languages and engine that has not ended is gone on with
   * instead, within the limit that this one names, if it names one.
   *
   * @return the batch's id
   * @throws EngineException when the engine cannot serve a language; nothing is kept
   * @throws IllegalArgumentException when there is no such course, or no language, or a limit in
   *     money without prices; the message says so
   */
  public String submit(String zone, NewBatch batch) throws EngineException {
    Course course =
        library
            .course(zone, batch.course())
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "There is no course \"" + batch.course() + "\": ./dars courses lists them."));
    if (batch.to().isEmpty()) {
      throw new IllegalArgumentException("Name at least one language to localise into.");
    }
    for (String language : batch.to()) {
      if (language.equals(batch.from())) {
        throw new IllegalArgumentException(
            "\"" + course.title() + "\" is to be localised from " + language + " into itself.");
      }
      engines.choose(batch.engine(), batch.from(), language);
    }
    run.spending().check(batch.limit());
    Optional<Batch> open =
        store.ofCourse(zone, batch.course()).stream()
            .filter(b -> b.targets().stream().anyMatch(t -> !t.state().ended()))
            .filter(b -> b.what().engine().equals(batch.engine()))
            .filter(b -> List.copyOf(b.what().to()).containsAll(batch.to()))
            .findFirst();
    String id = open.map(Batch::id).orElseGet(() -> store.create(zone, batch));
    if (open.isPresent() && !batch.limit().equals(Limit.NONE)) {
      store.limit(zone, id, batch.limit());
    }
    resume(zone, id);
    return id;
  }

  /**
   * What a batch would be, by language, before it runs.
   *
   * @throws EngineException when the engine cannot serve a language
   */
  public Map<String, Estimate> estimate(String zone, NewBatch batch, Estimator.Prices prices)
      throws EngineException, IOException {
    return run.estimate(zone, batch, prices);
  }

  /** What zones spend on localising. */
  public LocalisationAccount spending() {
    return run.spending();
  }

  public Optional<Batch> batch(String zone, String id) {
    return store.batch(zone, id);
  }

  /** The batches of a zone, newest first. */
  public List<Batch> list(String zone) {
    return store.list(zone);
  }

  /** Where a language is that this process works on; empty for any other. */
  public Optional<Progress> progress(String zone, String id, String language) {
    return run.progress(new RunKey(zone, id, language));
  }

  /** The batches of a course, newest first. */
  public List<Batch> ofCourse(String zone, String course) {
    return store.ofCourse(zone, course);
  }

  /** When a language that waits is tried next; empty for one that nothing will be done for. */
  public Optional<Instant> nextTry(String zone, String id, String language) {
    return client
        .getScheduledExecution(task.instance(new RunKey(zone, id, language).instance()))
        .filter(e -> !e.isPicked())
        .map(ScheduledExecution::getExecutionTime);
  }

  /** Stops the languages that run or wait, each after its batch of segments at hand. */
  public void pause(String zone, String id) {
    each(zone, id, t -> pause(zone, id, t.language()));
  }

  /** Stops one language, when it runs or waits. */
  public void pause(String zone, String id, String language) {
    store.move(zone, id, language, List.of(State.WAITING, State.RUNNING), State.PAUSED, null);
  }

  /** Goes on with all languages that are not done; what is kept is not done again. */
  public void resume(String zone, String id) {
    each(zone, id, t -> resume(zone, id, t));
  }

  /** Goes on with one language, unless it is done. */
  public void resume(String zone, String id, String language) {
    store.batch(zone, id).flatMap(b -> b.target(language)).ifPresent(t -> resume(zone, id, t));
  }

  private void resume(String zone, String id, Target t) {
    if (t.state() != State.DONE) {
      store.move(
          zone,
          id,
          t.language(),
          List.of(State.PAUSED, State.FAILED, State.CANCELLED),
          State.WAITING,
          null);
      TaskInstance<Void> instance = task.instance(new RunKey(zone, id, t.language()).instance());
      if (!client.scheduleIfNotExists(instance, clock.instant())) {
        hurry(instance);
      }
    }
  }

  /** One that waits for its next try after a failure is tried at once. */
  private void hurry(TaskInstance<Void> instance) {
    try {
      client
          .getScheduledExecution(instance)
          .filter(e -> !e.isPicked() && e.getExecutionTime().isAfter(clock.instant()))
          .ifPresent(e -> client.reschedule(instance, clock.instant()));
    } catch (TaskInstanceException e) {
      // It has just been picked, or has ended: as wished.
    }
  }

  /** Ends the languages that have not ended; their segments are kept. */
  public void cancel(String zone, String id) {
    each(zone, id, t -> cancel(zone, id, t.language()));
  }

  /** Ends one language, unless it has ended; its segments are kept. */
  public void cancel(String zone, String id, String language) {
    store.move(
        zone,
        id,
        language,
        List.of(State.WAITING, State.RUNNING, State.PAUSED),
        State.CANCELLED,
        null);
  }

  private void each(String zone, String id, Consumer<Target> act) {
    store.batch(zone, id).ifPresent(b -> b.targets().forEach(act));
  }

  private void execute(RunKey key) {
    try {
      run.run(key);
    } catch (InterruptedException e) {
      // The process is closing: the lease ends with it, and the next one goes on.
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the process is closing", e);
    }
  }

  private void giveUp(String instance) {
    RunKey key = RunKey.of(instance);
    store.move(
        key.zone(),
        key.batch(),
        key.language(),
        List.of(State.WAITING, State.RUNNING),
        State.FAILED,
        null);
  }

  /** Waits until all languages of a batch have ended or are paused, or some time has passed. */
  public boolean await(String zone, String id, Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (System.nanoTime() < end) {
      Optional<Batch> batch = store.batch(zone, id);
      if (batch.isEmpty()
          || batch.get().targets().stream()
              .allMatch(t -> t.state().ended() || t.state() == State.PAUSED)) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return false;
  }

  /** Stops after the segments at hand; what is not done is gone on with at the next start. */
  @Override
  public void close() {
    run.close();
    Scheduler running;
    synchronized (this) {
      running = scheduler;
      scheduler = null;
    }
    if (running != null) {
      running.stop();
      new Leases(database).releaseOwn();
    }
  }
}
