package org.dars.assistant.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.dars.assistant.store.JobStore.Job;
import org.dars.assistant.store.JobStore.NewJob;
import org.dars.assistant.store.JobStore.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresTest {

  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  @TempDir Path folder;
  private Database database;
  private Blobs blobs;
  private JobStore jobs;

  @BeforeEach
  void open() {
    Home home = new Home(folder);
    database = Database.open(home);
    blobs = new Blobs(home);
    jobs = new JobStore(database, Clock.fixed(NOW, ZoneOffset.UTC));
    database.write(w ->
        w.execute(
            "insert into course (zone, id, title, added, source) values ('a', 'kelp', 'Kelp', 0, '/course/kelp')"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aJobGoesItsWayAndKeepsItsSourceAndResult() throws IOException {
    String id = jobs.create("a", new NewJob("unit.md", "en", "es", "pseudo"), staged("source"));
    assertThat(jobs.progress("a", id, 3, 10)).isTrue();
    Job running = jobs.job("a", id).orElseThrow();
    assertThat(running.state()).isEqualTo(State.RUNNING);
    assertThat(running.done()).isEqualTo(3);
    assertThat(running.result()).isNull();

    jobs.finish("a", id, staged("result"), "{\"segments\":10}");
    new UnusedBlobs(database, blobs).sweep("a");

    Job done = jobs.job("a", id).orElseThrow();
    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.done()).isEqualTo(10);
    assertThat(done.report()).isEqualTo("{\"segments\":10}");
    assertThat(blobs.path("a", done.source())).hasContent("source");
    assertThat(blobs.path("a", String.valueOf(done.result()))).hasContent("result");
    assertThat(jobs.list("a")).containsExactly(done);
    assertThat(jobs.list("b")).isEmpty();
  }

  @Test
  void aCancelledJobHearsOfItAndAKilledOneIsResumed() throws IOException {
    String cancelled = jobs.create("a", new NewJob("a.md", "en", "es", "auto"), staged("a"));
    String killed = jobs.create("a", new NewJob("b.md", "en", "es", "auto"), staged("b"));
    jobs.progress("a", cancelled, 1, 2);
    jobs.progress("a", killed, 1, 2);
    jobs.end("a", cancelled, State.CANCELLED, "{}");

    assertThat(jobs.progress("a", cancelled, 2, 2)).isFalse();
    assertThat(jobs.resume("a")).isEqualTo(1);
    assertThat(jobs.job("a", killed).orElseThrow().state()).isEqualTo(State.WAITING);
    assertThat(jobs.job("a", cancelled).orElseThrow().state()).isEqualTo(State.CANCELLED);
  }

  private Staged staged(String text) throws IOException {
    return blobs.stage("a", new ByteArrayInputStream(text.getBytes(UTF_8)));
  }
}
