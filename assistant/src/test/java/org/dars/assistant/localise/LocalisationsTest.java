package org.dars.assistant.localise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Predicate;
import org.dars.assistant.store.Blobs;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.JobStore;
import org.dars.assistant.store.JobStore.Job;
import org.dars.assistant.store.JobStore.NewJob;
import org.dars.assistant.store.JobStore.State;
import org.dars.assistant.store.Spending;
import org.dars.assistant.store.Staged;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.ReadLimits;
import org.dars.models.Price;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.Engines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalisationsTest {
  private static final String ZONE = "local";
  private static final NewJob PSEUDO = new NewJob("course", "en", "es", "pseudo");

  @TempDir private Path folder;

  private Database database;
  private JobStore jobs;
  private Blobs blobs;
  private Path files;

  @BeforeEach
  void open() throws Exception {
    Home home = new Home(folder.resolve("home")).ready();
    database = Database.open(home);
    jobs = new JobStore(database, Clock.systemUTC());
    blobs = new Blobs(home);
    files = folder.resolve("files");
    Path unit = Files.createDirectories(files.resolve("unit 1"));
    Files.writeString(unit.resolve("a.md"), "# Tokens\n\nA token is a piece of text.\n");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Localisations localisations() {
    return new Localisations(
        jobs,
        blobs,
        Courseware.open(ReadLimits.standard()),
        new Engines(null, null),
        null,
        new LocalisationAccount(
            Price.FREE,
            LocalisationLimits.NONE,
            new Spending(database, Clock.systemUTC(), Spending.Use.LOCALISATION),
            Clock.systemUTC()),
        Clock.systemUTC());
  }

  private static Job await(Localisations localisations, String id, Predicate<Job> wanted)
      throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      Job job = localisations.job(ZONE, id).orElseThrow();
      if (wanted.test(job)) {
        return job;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("waited 30 s: " + localisations.job(ZONE, id));
  }

  @Test
  void aJobThatTheServiceLeftRunningIsTakenUpAgain() throws Exception {
    String id;
    Path zip = folder.resolve("source.zip");
    try (var out = Files.newOutputStream(zip)) {
      FolderZip.pack(files, out);
    }
    try (Staged source = blobs.stage(ZONE, zip)) {
      id = jobs.create(ZONE, PSEUDO, source);
    }
    jobs.progress(ZONE, id, 500, 1_000);
    try (Localisations restarted = localisations()) {
      restarted.resume(ZONE);
      Job job = await(restarted, id, j -> j.state() == State.DONE);
      Path unpacked = Files.createDirectory(folder.resolve("result"));
      try (InputStream in = Files.newInputStream(restarted.result(ZONE, job).orElseThrow())) {
        FolderZip.unpack(in, unpacked);
      }
      assertThat(unpacked.resolve("unit 1/a.md")).content().doesNotContain("A token is");
      assertThat(JobReport.read(job.report()).engine()).startsWith("pseudo");
    }
  }

  @Test
  void aCancelledJobStaysCancelled() throws Exception {
    try (Localisations localisations = localisations()) {
      Path zip = folder.resolve("source.zip");
      try (var out = Files.newOutputStream(zip)) {
        FolderZip.pack(files, out);
      }
      String id;
      try (Staged source = blobs.stage(ZONE, zip)) {
        id = jobs.create(ZONE, PSEUDO, source);
      }
      localisations.cancel(ZONE, id);
      localisations.resume(ZONE);
      String next = localisations.submit(ZONE, PSEUDO, files);
      await(localisations, next, j -> j.state() == State.DONE);
      assertThat(localisations.job(ZONE, id).orElseThrow().state()).isEqualTo(State.CANCELLED);
    }
  }

  @Test
  void anEngineThatCannotServeIsRefusedBeforeAnythingIsKept() {
    try (Localisations localisations = localisations()) {
      NewJob wanted = new NewJob("course", "en", "kk", "llm");
      assertThatThrownBy(() -> localisations.submit(ZONE, wanted, files))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("no language model is configured");
      assertThat(localisations.list(ZONE)).isEmpty();
    }
  }
}
