package org.dars.assistant.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Answers of one course's tests that people mark, with every mark they had. Nothing that is read
 * here says who wrote an answer. Safe for use by several threads and processes.
 */
public final class EssayRows {

  private static final String ROWS =
      " from essay e join sitting s on s.zone = e.zone and s.id = e.sitting"
          + " join sitting_item i on i.zone = e.zone and i.sitting = e.sitting and i.ord = e.ord"
          + " join item_version v on v.zone = i.zone and v.course = i.course and v.item = i.item"
          + " and v.version = i.version"
          + " left join certificate c on c.zone = e.zone and c.attempt = e.sitting"
          + " and c.revoked is null"
          + " where e.zone = ? and e.course = ?";

  private static final String COLUMNS =
      "select e.*, s.title, s.begun, i.item, i.version, i.response, i.language, i.score,"
          + " v.content, c.id as certificate";

  private final Database database;
  private final String zone;
  private final String course;

  public EssayRows(Database database, String zone, String course) {
    this.database = database;
    this.zone = zone;
    this.course = course;
  }

  /**
   * An answer that goes into the queue.
   *
   * @param ord its place in the sitting, from 0
   * @param weight share of the test's marks that it can give, 0 to 1
   */
  public record Handed(int ord, double weight) {}

  /**
   * Which answers.
   *
   * @param blueprint id of a test; "" for all
   * @param marked those that have a mark, else those that wait
   */
  public record Query(String blueprint, boolean marked) {
    /** Everything that waits. */
    public static final Query WAITING = new Query("", false);

    private String sql() {
      return (marked ? " and e.revision > 0" : " and e.revision = 0")
          + " and (? = '' or e.blueprint = ?)";
    }
  }

  /** Puts answers of a sitting into the queue, inside the transaction that marks the others. */
  static void hand(Handle write, String zone, SittingRow sitting, List<Handed> essays) {
    if (essays.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        write.prepareBatch(
            "insert into essay (zone, id, course, blueprint, sitting, ord, handed, weight)"
                + " select s.zone, ?, s.course, s.blueprint, s.id, ?, s.ended, ? from sitting s"
                + " where s.zone = ? and s.id = ?");
    essays.forEach(e -> batch.add(Ids.next(), e.ord(), e.weight(), zone, sitting.id()));
    batch.execute();
  }

  /** How many answers there are. */
  public int count(Query query) {
    return database.read(read ->
        read.select(
                "select count(*)" + ROWS + query.sql(),
                zone,
                course,
                query.blueprint(),
                query.blueprint())
            .mapTo(Integer.class)
            .one());
  }

  /**
   * Answers: those that wait by when they were handed in, the oldest first; those with a mark the
   * last handed in first.
   *
   * @param most how many
   */
  public List<EssayRow> list(Query query, int offset, int most) {
    String order = query.marked() ? " order by e.handed desc, e.id" : " order by e.handed, e.id";
    return database.read(read ->
        read.select(
                COLUMNS + ROWS + query.sql() + order + " limit ? offset ?",
                zone,
                course,
                query.blueprint(),
                query.blueprint(),
                most,
                offset)
            .map((r, c) -> row(r))
            .list());
  }

  /** Tests that have such answers: their titles by their ids, in the order of the titles. */
  public Map<String, String> tests() {
    return database.read(read -> {
      Map<String, String> tests = new LinkedHashMap<>();
      read.select("select distinct e.blueprint, s.title" + ROWS + " order by s.title", zone, course)
          .map((r, c) -> Map.entry(r.getString("blueprint"), r.getString("title")))
          .forEach(test -> tests.put(test.getKey(), test.getValue()));
      return tests;
    });
  }

  /** An answer of the course. */
  public Optional<EssayRow> find(String id) {
    return database.read(read -> find(read, id));
  }

  private Optional<EssayRow> find(Handle handle, String id) {
    return handle
        .select(COLUMNS + ROWS + " and e.id = ?", zone, course, id)
        .map((r, c) -> row(r))
        .findOne();
  }

  /**
   * The answer that waits after another one, the first when there is none after it.
   *
   * @param blueprint id of a test; "" for all
   */
  public Optional<String> next(EssayRow after, String blueprint) {
    return database.read(read ->
        read.select(
                "select e.id"
                    + ROWS
                    + new Query(blueprint, false).sql()
                    + " and e.id <> ? order by (e.handed, e.id) < (?, ?), e.handed, e.id limit 1",
                zone,
                course,
                blueprint,
                blueprint,
                after.id(),
                after.handed().toEpochMilli(),
                after.id())
            .mapTo(String.class)
            .findFirst());
  }

  /** The marks of an answer, the last one first. */
  public List<EssayMark> history(String id) {
    return database.read(read ->
        read.select(
                "select m.* from essay_mark m join essay e on e.zone = m.zone and e.id = m.essay"
                    + " where e.zone = ? and e.course = ? and e.id = ? order by m.revision desc",
                zone,
                course,
                id)
            .map((r, c) -> mark(r))
            .list());
  }

  /** The marks of a sitting's answers by their places, the last one first. */
  static Map<Integer, List<EssayMark>> marks(Handle read, String zone, String sitting) {
    Map<Integer, List<EssayMark>> marks = new HashMap<>();
    read.select(
            "select e.ord, m.* from essay_mark m join essay e on e.zone = m.zone and e.id = m.essay"
                + " where e.zone = ? and e.sitting = ? order by m.revision desc",
            zone,
            sitting)
        .map((r, c) -> Map.entry(r.getInt("ord"), mark(r)))
        .forEach(
            m -> marks.computeIfAbsent(m.getKey(), ord -> new ArrayList<>()).add(m.getValue()));
    return marks;
  }

  /** What became of a mark. */
  public enum Outcome {
    /** It counts from now on. */
    KEPT,
    /** Somebody marked it meanwhile; nothing was changed. */
    OVERTAKEN,
    /** A certificate rests on the marks as they are; nothing was changed. */
    CERTIFIED,
    /** There is no such answer: its learner had it deleted. */
    GONE
  }

  /** What a learner remembers of an item after its first mark. */
  @FunctionalInterface
  public interface Review {
    /**
     * @param before null when nothing is remembered yet
     * @return null to leave it as it is
     */
    @Nullable MemoryCard after(@Nullable MemoryCard before);
  }

  /**
   * Keeps a mark. With the last answer of an attempt that waited, the attempt has its score. The
   * bank's statistics are told in the same transaction.
   *
   * @param seen the answer as whoever marks it saw it
   * @param mark its revision is passed over
   * @param language BCP 47 tag that statistics keep
   */
  public Outcome mark(EssayRow seen, EssayMark mark, String language, Review review) {
    return database.<Outcome, RuntimeException>write(write -> {
      Optional<EssayRow> found = find(write, seen.id());
      if (found.isEmpty()) {
        return Outcome.GONE;
      }
      EssayRow essay = found.get();
      if (essay.certificate() != null) {
        return Outcome.CERTIFIED;
      }
      if (essay.revision() != seen.revision()) {
        return Outcome.OVERTAKEN;
      }
      keep(write, essay, mark);
      tell(write, essay, mark, language);
      if (!essay.marked()) {
        remember(write, essay, review);
      }
      return Outcome.KEPT;
    });
  }

  private void keep(Handle write, EssayRow essay, EssayMark mark) {
    String ticks = mark.ticks().stream().map(String::valueOf).collect(Collectors.joining(","));
    write.execute(
        "insert into essay_mark (zone, essay, revision, time, person, share, comment, ticks)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
        zone,
        essay.id(),
        essay.revision() + 1,
        mark.time().toEpochMilli(),
        mark.person(),
        mark.share(),
        mark.comment(),
        ticks);
    write.execute(
        "update essay set revision = revision + 1 where zone = ? and id = ?", zone, essay.id());
    write.execute(
        "update sitting_item set score = ? where zone = ? and exists (select 1 from essay e"
            + " where e.zone = sitting_item.zone and e.sitting = sitting_item.sitting"
            + " and e.ord = sitting_item.ord and e.id = ?)",
        mark.share(),
        zone,
        essay.id());
    write.execute(
        "update sitting set score = least + (select sum(e.weight * i.score) from essay e"
            + " join sitting_item i on i.zone = e.zone and i.sitting = e.sitting and i.ord = e.ord"
            + " where e.zone = sitting.zone and e.sitting = sitting.id)"
            + " where zone = ? and id = (select sitting from essay where zone = ? and id = ?)"
            + " and not exists (select 1 from essay w where w.zone = sitting.zone"
            + " and w.sitting = sitting.id and w.revision = 0)",
        zone,
        zone,
        essay.id());
  }

  /** A mark that is changed changes the statistics with it. */
  private void tell(Handle write, EssayRow essay, EssayMark mark, String language) {
    write.execute(
        "insert into item_answer (zone, course, sitting, item, version, language, time, score,"
            + " picked) select e.zone, e.course, e.sitting, ?, ?, ?, ?, ?, '' from essay e"
            + " where e.zone = ? and e.id = ?"
            + " on conflict (zone, course, sitting, item) do update set score = excluded.score",
        essay.item(),
        essay.version(),
        language,
        mark.time().toEpochMilli(),
        mark.share(),
        zone,
        essay.id());
  }

  private void remember(Handle write, EssayRow essay, Review review) {
    String visitor =
        write
            .select(
                "select s.visitor from sitting s join essay e on e.zone = s.zone"
                    + " and e.sitting = s.id where e.zone = ? and e.id = ?",
                zone,
                essay.id())
            .mapTo(String.class)
            .one();
    MemoryCard before =
        MemoryCardRows.find(write, zone, course, visitor, essay.item()).orElse(null);
    MemoryCard after = review.after(before);
    if (after != null) {
      MemoryCardRows.put(write, zone, course, visitor, after);
    }
  }

  private static EssayRow row(ResultSet r) throws SQLException {
    int revision = r.getInt("revision");
    return new EssayRow(
        r.getString("id"),
        r.getString("course"),
        r.getString("blueprint"),
        r.getString("title"),
        Instant.ofEpochMilli(r.getLong("begun")),
        Instant.ofEpochMilli(r.getLong("handed")),
        r.getString("item"),
        r.getInt("version"),
        r.getString("content"),
        r.getString("response"),
        r.getString("language"),
        revision,
        revision == 0 ? null : r.getDouble("score"),
        r.getString("certificate"));
  }

  private static EssayMark mark(ResultSet r) throws SQLException {
    List<Integer> ticks =
        Stream.of(r.getString("ticks").split(","))
            .filter(t -> !t.isEmpty())
            .map(Integer::valueOf)
            .toList();
    return new EssayMark(
        r.getInt("revision"),
        Instant.ofEpochMilli(r.getLong("time")),
        r.getString("person"),
        r.getDouble("share"),
        r.getString("comment"),
        ticks);
  }
}
