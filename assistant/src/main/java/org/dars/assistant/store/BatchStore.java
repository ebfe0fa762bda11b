package org.dars.assistant.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dars.translator.ReviewPolicy;
import org.dars.translator.engine.Allowance.Spent;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Batches: a course into some languages, and how far each of them is. */
public final class BatchStore {

  private static final String BATCHES =
      "select b.*, t.language, t.state, t.done, t.total, t.report, t.started, t.updated"
          + " from batch b join batch_target t on t.zone = b.zone and t.batch = b.id"
          + " where b.zone = ?";

  private final Database database;
  private final Clock clock;

  public BatchStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Where a language of a batch stands. */
  public enum State {
    WAITING,
    RUNNING,
    PAUSED,
    DONE,
    FAILED,
    CANCELLED;

    /** Whether nothing happens to it any more unless somebody begins it again. */
    public boolean ended() {
      return this == DONE || this == FAILED || this == CANCELLED;
    }
  }

  /**
   * The most that a language model may cost.
   *
   * @param millionths of the currency that its prices are in; null for no limit in money
   * @param tokens read and written; null for no limit in tokens
   */
  public record Limit(@Nullable Long millionths, @Nullable Long tokens) {
    public static final Limit NONE = new Limit(null, null);
  }

  /**
   * What to localise, and how.
   *
   * @param course id of a course of the zone
   * @param from BCP 47 tag
   * @param to BCP 47 tags, each once
   * @param engine "auto", "llm", "llm,apertium", …
   * @param threads documents worked on at once, in each language
   * @param limit most that a language model may cost
   */
  public record NewBatch(
      String course,
      String from,
      List<String> to,
      String engine,
      ReviewPolicy policy,
      int threads,
      Limit limit) {

    /** A batch without a limit on its cost. */
    public NewBatch(
        String course,
        String from,
        List<String> to,
        String engine,
        ReviewPolicy policy,
        int threads) {
      this(course, from, to, engine, policy, threads, Limit.NONE);
    }

    public NewBatch {
      to = List.copyOf(to);
    }
  }

  /**
   * One language of a batch.
   *
   * @param done thousandths of files done
   * @param total thousandths of files in all; 0 until known
   * @param report JSON of the localise room; "{}" until there is one
   * @param started when it first ran, epoch milliseconds; 0 before
   * @param updated when something was last heard of it
   */
  public record Target(
      String language,
      State state,
      long done,
      long total,
      String report,
      long started,
      Instant updated) {}

  /**
   * A batch with its languages.
   *
   * @param spent what a language model has cost it so far
   */
  public record Batch(
      String id, NewBatch what, Instant created, Spent spent, List<Target> targets) {
    public Batch {
      targets = List.copyOf(targets);
    }

    /** One of its languages. */
    public Optional<Target> target(String language) {
      return targets.stream().filter(t -> t.language().equals(language)).findFirst();
    }
  }

  /** Keeps a batch; all its languages wait. */
  public String create(String zone, NewBatch batch) {
    String id = Ids.next();
    database.<Void, RuntimeException>write(write -> {
      write.execute(
          "insert into batch (zone, id, course, source_language, engine, threshold, drafts,"
              + " threads, created, budget, budget_tokens)"
              + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          zone,
          id,
          batch.course(),
          batch.from(),
          batch.engine(),
          batch.policy().threshold(),
          batch.policy().draftsInOutput() ? 1 : 0,
          batch.threads(),
          clock.millis(),
          batch.limit().millionths(),
          batch.limit().tokens());
      PreparedBatch targets =
          write.prepareBatch(
              "insert into batch_target (zone, batch, language, state, done, total, report,"
                  + " started, updated) values (?, ?, ?, 'WAITING', 0, 0, '{}', 0, ?)");
      batch.to().forEach(language -> targets.add(zone, id, language, clock.millis()));
      targets.execute();
      return null;
    });
    return id;
  }

  public Optional<Batch> batch(String zone, String id) {
    return database.read(read -> batches(read, BATCHES + " and b.id = ?", zone, id)).stream()
        .findFirst();
  }

  /** The batches of a zone, newest first. */
  public List<Batch> list(String zone) {
    return database.read(
        read -> batches(read, BATCHES + " order by b.created desc, b.id, t.language", zone));
  }

  /** The batches of a course, newest first. */
  public List<Batch> ofCourse(String zone, String course) {
    return list(zone).stream().filter(b -> b.what().course().equals(course)).toList();
  }

  /**
   * Writes down how far a running language is.
   *
   * @return its state: when it is no longer RUNNING, somebody paused or cancelled it, so stop
   */
  public State progress(String zone, String id, String language, long done, long total) {
    return database.write(write -> {
      write.execute(
          "update batch_target set done = ?, total = ?, updated = ?"
              + " where zone = ? and batch = ? and language = ? and state = 'RUNNING'",
          done,
          total,
          clock.millis(),
          zone,
          id,
          language);
      return state(write, zone, id, language);
    });
  }

  /**
   * Begins a language that waits, or that was running when its process died.
   *
   * @return false when somebody paused, cancelled or deleted it meanwhile
   */
  public boolean begin(String zone, String id, String language) {
    return database.write(write ->
        write.execute(
                "update batch_target set state = 'RUNNING', updated = ?, started ="
                    + " case when started = 0 then ? else started end"
                    + " where zone = ? and batch = ? and language = ?"
                    + " and state in ('WAITING', 'RUNNING')",
                clock.millis(),
                clock.millis(),
                zone,
                id,
                language)
            > 0);
  }

  /**
   * Moves a language from one of some states to another.
   *
   * @param report null to leave it
   * @return whether it was in one of them
   */
  public boolean move(
      String zone,
      String id,
      String language,
      List<State> from,
      State to,
      @Nullable String report) {
    return database.write(write -> {
      String among = String.join(", ", from.stream().map(s -> "'" + s.name() + "'").toList());
      return write.execute(
              "update batch_target set state = ?, updated = ?, report = coalesce(?, report),"
                  + " done = case when ? = 'DONE' then total else done end"
                  + " where zone = ? and batch = ? and language = ? and state in ("
                  + among
                  + ")",
              to.name(),
              clock.millis(),
              report,
              to.name(),
              zone,
              id,
              language)
          > 0;
    });
  }

  private static State state(Handle handle, String zone, String id, String language) {
    return handle
        .select(
            "select state from batch_target where zone = ? and batch = ? and language = ?",
            zone,
            id,
            language)
        .mapTo(String.class)
        .findOne()
        .map(State::valueOf)
        .orElse(State.CANCELLED);
  }

  private static List<Batch> batches(Handle read, String sql, Object... arguments) {
    Map<String, Batch> batches = new LinkedHashMap<>();
    read.select(sql, arguments)
        .map((r, c) -> row(r))
        .forEach(one -> batches.merge(one.id(), one, BatchStore::together));
    return List.copyOf(batches.values());
  }

  private static Batch together(Batch first, Batch second) {
    List<Target> targets = new ArrayList<>(first.targets());
    targets.addAll(second.targets());
    NewBatch what = first.what();
    return new Batch(
        first.id(),
        new NewBatch(
            what.course(),
            what.from(),
            targets.stream().map(Target::language).toList(),
            what.engine(),
            what.policy(),
            what.threads(),
            what.limit()),
        first.created(),
        first.spent(),
        targets);
  }

  private static @Nullable Long number(ResultSet r, String column) throws SQLException {
    long number = r.getLong(column);
    return r.wasNull() ? null : number;
  }

  /** Sets another limit: the batch goes on within it. */
  public void limit(String zone, String id, Limit limit) {
    database.<Integer, RuntimeException>write(write ->
        write.execute(
            "update batch set budget = ?, budget_tokens = ? where zone = ? and id = ?",
            limit.millionths(),
            limit.tokens(),
            zone,
            id));
  }

  /** What a language model has cost a batch so far. */
  public Spent spent(String zone, String id) {
    return database.read(read ->
        read.select("select spent, spent_tokens from batch where zone = ? and id = ?", zone, id)
            .map((r, c) -> new Spent(r.getLong(1), r.getLong(2)))
            .findOne()
            .orElse(Spent.NOTHING));
  }

  /** Puts down more that it has cost. */
  public void spend(String zone, String id, Spent more) {
    if (more.equals(Spent.NOTHING)) {
      return;
    }
    database.<Integer, RuntimeException>write(write ->
        write.execute(
            "update batch set spent = spent + ?, spent_tokens = spent_tokens + ?"
                + " where zone = ? and id = ?",
            more.millionths(),
            more.tokens(),
            zone,
            id));
  }

  private static Batch row(ResultSet r) throws SQLException {
    Target target =
        new Target(
            r.getString("language"),
            State.valueOf(r.getString("state")),
            r.getLong("done"),
            r.getLong("total"),
            r.getString("report"),
            r.getLong("started"),
            Instant.ofEpochMilli(r.getLong("updated")));
    NewBatch what =
        new NewBatch(
            r.getString("course"),
            r.getString("source_language"),
            List.of(target.language()),
            r.getString("engine"),
            new ReviewPolicy(r.getDouble("threshold"), r.getInt("drafts") != 0),
            r.getInt("threads"),
            new Limit(number(r, "budget"), number(r, "budget_tokens")));
    return new Batch(
        r.getString("id"),
        what,
        Instant.ofEpochMilli(r.getLong("created")),
        new Spent(r.getLong("spent"), r.getLong("spent_tokens")),
        List.of(target));
  }
}
