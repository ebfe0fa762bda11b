package org.dars.assistant.localise;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dars.assistant.store.Blobs;
import org.dars.assistant.store.JobStore;
import org.dars.assistant.store.JobStore.Job;
import org.dars.assistant.store.JobStore.NewJob;
import org.dars.assistant.store.JobStore.State;
import org.dars.assistant.store.Staged;
import org.dars.index.courseware.Courseware;
import org.dars.translator.CourseLocaliser;
import org.dars.translator.LocalisationRequest;
import org.dars.translator.Progress;
import org.dars.translator.TranslationReport;
import org.dars.translator.check.Checks;
import org.dars.translator.engine.EngineChoice;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.Engines;
import org.dars.translator.engine.Guidance;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;

/**
 * Localises what people hand in, one job at a time on a thread of its own. A job is a row from the
 * moment it is taken: when the service dies, it starts again with the next one. Safe for use by
 * several threads.
 */
public final class Localisations implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Localisations.class.getName());
  private static final int MOST_WAITING = 20;

  private final JobStore jobs;
  private final Blobs blobs;
  private final Courseware courseware;
  private final Engines engines;
  private final @Nullable TranslationMemory memory;
  private final LocalisationAccount spending;
  private final @Nullable TeamChecks team;
  private final Clock clock;
  private final Map<String, Progress> live = new ConcurrentHashMap<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("dars-localise").factory());

  private volatile boolean closing;

  /**
   * @param courseware reads and writes files; stays the caller's to close, after this
   * @param memory what was translated before, or null for none; stays the caller's, too
   * @param spending where the cost of a language model is put down
   */
  public Localisations(
      JobStore jobs,
      Blobs blobs,
      Courseware courseware,
      Engines engines,
      @Nullable TranslationMemory memory,
      LocalisationAccount spending,
      Clock clock) {
    this(jobs, blobs, courseware, engines, memory, spending, null, clock);
  }

  /**
   * The same with a team's own checks.
   *
   * @param team null for the standard ones
   */
  public Localisations(
      JobStore jobs,
      Blobs blobs,
      Courseware courseware,
      Engines engines,
      @Nullable TranslationMemory memory,
      LocalisationAccount spending,
      @Nullable TeamChecks team,
      Clock clock) {
    this.jobs = jobs;
    this.blobs = blobs;
    this.courseware = courseware;
    this.engines = engines;
    this.memory = memory;
    this.spending = spending;
    this.team = team;
    this.clock = clock;
  }

  /** Takes up again what a service that died left undone; for the start. */
  public void resume(String zone) {
    jobs.resume(zone);
    jobs.list(zone).reversed().stream()
        .filter(j -> j.state() == State.WAITING)
        .forEach(j -> worker.execute(() -> run(zone, j.id())));
  }

  /**
   * Takes a job.
   *
   * @param folder the files, which may go away after the call
   * @return the job's id
   * @throws EngineException when the engine that is asked for cannot serve; nothing is kept
   * @throws QueueFullException when too many wait; nothing is kept
   * @throws IOException when the files cannot be read
   */
  public String submit(String zone, NewJob job, Path folder)
      throws EngineException, QueueFullException, IOException {
    engines.choose(job.engine(), job.from(), job.to());
    long waiting = jobs.list(zone).stream().filter(j -> j.state() == State.WAITING).count();
    if (waiting >= MOST_WAITING) {
      throw new QueueFullException(MOST_WAITING);
    }
    Path zip = Files.createTempFile("dars-job-", ".zip");
    try {
      try (OutputStream out = Files.newOutputStream(zip)) {
        FolderZip.pack(folder, out);
      }
      try (Staged source = blobs.stage(zone, zip)) {
        String id = jobs.create(zone, job, source);
        worker.execute(() -> run(zone, id));
        return id;
      }
    } finally {
      Files.delete(zip);
    }
  }

  public Optional<Job> job(String zone, String id) {
    return jobs.job(zone, id);
  }

  /** The jobs of a zone, newest first. */
  public List<Job> list(String zone) {
    return jobs.list(zone);
  }

  /** Which file a running job is at; empty for one that is not running. */
  public Optional<Progress> progress(String id) {
    return Optional.ofNullable(live.get(id));
  }

  /** Stops a job that has not ended, at its next batch. */
  public void cancel(String zone, String id) {
    jobs.end(zone, id, State.CANCELLED, new JobReport("", "", "", "", "").toJson());
  }

  /**
   * Where the result of a finished job is: the package, where one was handed in and came out, else
   * a zip with all files and the report; empty before. {@link JobReport#result} says which.
   */
  public Optional<Path> result(String zone, Job job) {
    return Optional.ofNullable(job.result()).map(sha -> blobs.path(zone, sha));
  }

  private void run(String zone, String id) {
    Optional<Job> job = jobs.job(zone, id).filter(j -> j.state() == State.WAITING);
    if (closing || job.isEmpty() || !jobs.progress(zone, id, 0, 0)) {
      return;
    }
    try {
      localise(zone, job.get());
    } catch (InterruptedException e) {
      // The service is closing: the row stays RUNNING, and the next start takes it up again.
      Thread.currentThread().interrupt();
    } catch (IOException | EngineException | RuntimeException e) {
      LOG.log(Level.ERROR, "localisation " + id + " (" + job.get().name() + ") failed", e);
      jobs.end(zone, id, State.FAILED, JobReport.problem(sentence(e)).toJson());
    } finally {
      live.remove(id);
    }
  }

  private void localise(String zone, Job job)
      throws IOException, EngineException, InterruptedException {
    Path work = Files.createTempDirectory("dars-job-");
    try {
      Path in = Files.createDirectory(work.resolve("in"));
      Path out = Files.createDirectory(work.resolve("out"));
      try (InputStream zip = Files.newInputStream(blobs.path(zone, job.source()))) {
        FolderZip.unpack(zip, in);
      }
      EngineChoice choice =
          engines.allowing(spending.allowance(zone)).choose(job.engine(), job.from(), job.to());
      LocalisationRequest request =
          new LocalisationRequest(
              job.from(),
              job.to(),
              zone,
              Guidance.NONE,
              team == null ? Checks.standard() : team.checks(zone));
      Beat beat =
          new Beat(
              clock,
              (done, total) ->
                  jobs.progress(zone, job.id(), Math.toIntExact(done), Math.toIntExact(total)));
      TranslationReport report =
          new CourseLocaliser(courseware, choice, memory, request, clock)
              .localise(
                  in,
                  out,
                  p -> {
                    live.put(job.id(), p);
                    beat.hear(p);
                  },
                  () -> closing || beat.stopped());
      if (closing && !report.stopped().isEmpty()) {
        throw new InterruptedException("the service is closing");
      }
      if (!beat.stopped()) {
        finish(zone, job, out, report);
      }
    } finally {
      delete(work);
    }
  }

  private void finish(String zone, Job job, Path out, TranslationReport report) throws IOException {
    String markdown = report.toMarkdown();
    Optional<Path> alone = LocalisedFiles.alone(out);
    String name = alone.map(p -> String.valueOf(p.getFileName())).orElse("");
    String json =
        new JobReport(report.engine(), report.why(), report.stopped(), markdown, name).toJson();
    if (alone.isPresent()) {
      try (Staged result = blobs.stage(zone, alone.get())) {
        jobs.finish(zone, job.id(), result, json);
      }
      return;
    }
    Files.writeString(out.resolve("localisation-report.md"), markdown);
    Path zip = Files.createTempFile("dars-job-", ".zip");
    try {
      try (OutputStream to = Files.newOutputStream(zip)) {
        FolderZip.pack(out, to);
      }
      try (Staged result = blobs.stage(zone, zip)) {
        jobs.finish(zone, job.id(), result, json);
      }
    } finally {
      Files.delete(zip);
    }
  }

  private static String sentence(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Stops after the batch at hand; a job that is not done is taken up by {@link #resume}. */
  @Override
  public void close() {
    closing = true;
    worker.shutdown();
    try {
      if (!worker.awaitTermination(30, TimeUnit.SECONDS)) {
        worker.shutdownNow();
      }
    } catch (InterruptedException e) {
      worker.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
