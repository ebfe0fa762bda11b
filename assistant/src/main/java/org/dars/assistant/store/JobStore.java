package org.dars.assistant.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Localisation jobs: what is to be translated, how far it is, and what came of it. */
public final class JobStore {

  private final Database database;
  private final Clock clock;

  public JobStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Where a job stands. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
  }

  /**
   * What to localise.
   *
   * @param name of the file or folder, as people call it
   * @param from BCP 47 tag
   * @param to BCP 47 tag
   * @param engine "auto", "llm", …
   */
  public record NewJob(String name, String from, String to, String engine) {}

  /**
   * A job.
   *
   * @param done segments done
   * @param total segments in all, 0 until known
   * @param report JSON of the localise room: what was done, or why it failed; "{}" until then
   * @param source SHA-256 of what was handed in
   * @param result SHA-256 of what came of it, null until done
   */
  public record Job(
      String id,
      String name,
      String from,
      String to,
      String engine,
      State state,
      int done,
      int total,
      String report,
      Instant created,
      Instant updated,
      String source,
      @Nullable String result) {}

  /** Keeps a job together with what it works on; the caller closes the source. */
  public String create(String zone, NewJob job, Staged source) {
    String id = Ids.next();
    database.write(write -> {
      Database.nextChange(write, zone);
      return write.execute(
          "insert into job (zone, id, name, source_language, target_language, engine, state,"
              + " done, total, report, created, updated, source_blob)"
              + " values (?, ?, ?, ?, ?, ?, ?, 0, 0, '{}', ?, ?, ?)",
          zone,
          id,
          job.name(),
          job.from(),
          job.to(),
          job.engine(),
          State.WAITING.name(),
          clock.millis(),
          clock.millis(),
          source.keep(write).sha256());
    });
    return id;
  }

  public Optional<Job> job(String zone, String id) {
    return database.read(read ->
        read.select("select * from job where zone = ? and id = ?", zone, id)
            .map(JobStore::row)
            .findOne());
  }

  /** The jobs of a zone, newest first. */
  public List<Job> list(String zone) {
    return database.read(read ->
        read.select("select * from job where zone = ? order by created desc, id", zone)
            .map(JobStore::row)
            .list());
  }

  /**
   * Records how far a running job is.
   *
   * @return false when somebody cancelled it meanwhile: stop
   */
  public boolean progress(String zone, String id, int done, int total) {
    return database.write(write ->
        write.execute(
                "update job set state = 'RUNNING', done = ?, total = ?, updated = ?"
                    + " where zone = ? and id = ? and state in ('WAITING', 'RUNNING')",
                done,
                total,
                clock.millis(),
                zone,
                id)
            > 0);
  }

  /** Ends a job well, together with what came of it; the caller closes the result. */
  public void finish(String zone, String id, Staged result, String report) {
    database.write(write -> {
      Database.nextChange(write, zone);
      return write.execute(
          "update job set state = 'DONE', done = total, report = ?, result_blob = ?, updated ="
              + " ? where zone = ? and id = ?",
          report,
          result.keep(write).sha256(),
          clock.millis(),
          zone,
          id);
    });
  }

  /** Ends a job that failed or was cancelled; one that has ended stays as it is. */
  public void end(String zone, String id, State state, String report) {
    if (state != State.FAILED && state != State.CANCELLED) {
      throw new IllegalArgumentException("a job ends FAILED or CANCELLED here, not " + state);
    }
    database.write(write ->
        write.execute(
            "update job set state = ?, report = ?, updated = ?"
                + " where zone = ? and id = ? and state in ('WAITING', 'RUNNING')",
            state.name(),
            report,
            clock.millis(),
            zone,
            id));
  }

  /**
   * Puts jobs that were running when the service died back in line; for its start.
   *
   * @return how many
   */
  public int resume(String zone) {
    return database.write(write ->
        write.execute(
            "update job set state = 'WAITING', updated = ? where zone = ? and state ="
                + " 'RUNNING'",
            clock.millis(),
            zone));
  }

  private static Job row(ResultSet r, StatementContext context) throws SQLException {
    return new Job(
        r.getString("id"),
        r.getString("name"),
        r.getString("source_language"),
        r.getString("target_language"),
        r.getString("engine"),
        State.valueOf(r.getString("state")),
        r.getInt("done"),
        r.getInt("total"),
        r.getString("report"),
        Instant.ofEpochMilli(r.getLong("created")),
        Instant.ofEpochMilli(r.getLong("updated")),
        r.getString("source_blob"),
        r.getString("result_blob"));
  }
}
