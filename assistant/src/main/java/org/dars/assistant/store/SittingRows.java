package org.dars.assistant.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Sittings of one zone: rounds of practice and attempts at tests, each with its items and answers.
 * Every call that a visitor causes names that visitor, and finds nothing of another's. Safe for use
 * by several threads and processes.
 */
public final class SittingRows {

  private static final String ONE = " where zone = ? and visitor = ? and id = ?";

  private final Database database;
  private final String zone;

  public SittingRows(Database database, String zone) {
    this.database = database;
    this.zone = zone;
  }

  /** An item in a version of it. */
  public record Drawn(String item, int version) {}

  /**
   * What became of a wish to begin.
   *
   * @param id of the sitting that is open now; null when no attempt is left
   * @param resumed whether it was open before
   */
  public record Begun(@Nullable String id, boolean resumed) {}

  /**
   * Begins a sitting; of a test that the visitor has open already, there is no second one.
   *
   * @param wanted its id is passed over
   * @param items in the order that they are asked
   * @param most how many attempts at a test a visitor has; 0 for any number
   */
  public Begun begin(SittingRow wanted, List<Drawn> items, int most) {
    String id = Ids.next();
    return database.<Begun, RuntimeException>write(write -> {
      if (wanted.test()) {
        Optional<String> open = open(write, wanted);
        if (open.isPresent()) {
          return new Begun(open.get(), true);
        }
        if (most > 0 && attempts(write, wanted) >= most) {
          return new Begun(null, false);
        }
      }
      insert(write, id, wanted, items);
      return new Begun(id, false);
    });
  }

  private Optional<String> open(Handle write, SittingRow wanted) {
    return write
        .select(
            "select id from sitting where zone = ? and visitor = ? and course = ? and blueprint = ?"
                + " and ended is null and (due is null or due > ?)",
            zone,
            wanted.visitor(),
            wanted.course(),
            wanted.blueprint(),
            wanted.begun().toEpochMilli())
        .mapTo(String.class)
        .findFirst();
  }

  private int attempts(Handle write, SittingRow wanted) {
    return write
        .select(
            "select count(*) from sitting where zone = ? and visitor = ? and course = ?"
                + " and blueprint = ?",
            zone,
            wanted.visitor(),
            wanted.course(),
            wanted.blueprint())
        .mapTo(Integer.class)
        .one();
  }

  private void insert(Handle write, String id, SittingRow s, List<Drawn> items) {
    write.execute(
        "insert into sitting (zone, id, course, visitor, blueprint, title, begun, due, pass_mark,"
            + " hints) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        zone,
        id,
        s.course(),
        s.visitor(),
        s.blueprint(),
        s.title(),
        s.begun().toEpochMilli(),
        millis(s.due()),
        s.passMark(),
        s.hints() ? 1 : 0);
    PreparedBatch batch =
        write.prepareBatch(
            "insert into sitting_item (zone, sitting, ord, course, item, version)"
                + " values (?, ?, ?, ?, ?, ?)");
    for (int i = 0; i < items.size(); i++) {
      batch.add(zone, id, i, s.course(), items.get(i).item(), items.get(i).version());
    }
    batch.execute();
  }

  /** A sitting of a visitor. */
  public Optional<SittingRow> find(String visitor, String id) {
    return database.read(read ->
        read.select("select * from sitting" + ONE, zone, visitor, id)
            .map((r, c) -> sitting(r))
            .findOne());
  }

  /**
   * A visitor's sittings, the last begun first.
   *
   * @param course only those of it; null for all
   */
  public List<SittingRow> list(String visitor, @Nullable String course) {
    String sql =
        "select * from sitting where zone = ? and visitor = ?"
            + (course == null ? "" : " and course = ?")
            + " order by begun desc, id";
    return database.read(read ->
        (course == null ? read.select(sql, zone, visitor) : read.select(sql, zone, visitor, course))
            .map((r, c) -> sitting(r))
            .list());
  }

  /** The tests of any course that a visitor has open. */
  public List<SittingRow> openTests(String visitor, Instant now) {
    return database.read(read ->
        read.select(
                "select * from sitting where zone = ? and visitor = ? and blueprint <> ''"
                    + " and ended is null and (due is null or due > ?)",
                zone,
                visitor,
                now.toEpochMilli())
            .map((r, c) -> sitting(r))
            .list());
  }

  private static SittingRow sitting(ResultSet r) throws SQLException {
    return new SittingRow(
        r.getString("id"),
        r.getString("course"),
        r.getString("visitor"),
        r.getString("blueprint"),
        r.getString("title"),
        Instant.ofEpochMilli(r.getLong("begun")),
        instant(r, "due"),
        instant(r, "ended"),
        number(r, "score"),
        number(r, "least"),
        number(r, "most"),
        r.getDouble("pass_mark"),
        r.getInt("hints") == 1);
  }

  /** The items of a sitting in their order. */
  public List<SittingItemRow> items(String sitting) {
    return database.read(read -> {
      Map<Integer, List<EssayMark>> marks = EssayRows.marks(read, zone, sitting);
      return read.select(
              "select s.*, v.content from sitting_item s join item_version v on v.zone = s.zone"
                  + " and v.course = s.course and v.item = s.item and v.version = s.version"
                  + " where s.zone = ? and s.sitting = ? order by s.ord",
              zone,
              sitting)
          .map((r, c) -> item(r, marks.getOrDefault(r.getInt("ord"), List.of())))
          .list();
    });
  }

  private static SittingItemRow item(ResultSet r, List<EssayMark> marks) throws SQLException {
    return new SittingItemRow(
        r.getInt("ord"),
        r.getString("item"),
        r.getInt("version"),
        r.getString("content"),
        r.getString("response"),
        r.getString("language"),
        instant(r, "time"),
        number(r, "score"),
        marks);
  }

  /**
   * Keeps the first answer to an item of a practice round, and what is remembered of it; on disk
   * when this returns.
   *
   * @param score null when a person has to mark it
   * @param card null to leave what is remembered as it is
   * @return whether it was the first; a second one changes nothing
   */
  public boolean answer(
      SittingRow sitting,
      int ord,
      String response,
      String language,
      Instant time,
      @Nullable Double score,
      @Nullable MemoryCard card) {
    return database.write(write -> {
      boolean first =
          write.execute(
                  "update sitting_item set response = ?, language = ?, time = ?, score = ?"
                      + " where zone = ? and sitting = ? and ord = ? and response is null",
                  response,
                  language,
                  time.toEpochMilli(),
                  score,
                  zone,
                  sitting.id(),
                  ord)
              > 0;
      if (first && card != null) {
        put(write, sitting, card);
      }
      return first;
    });
  }

  /**
   * Keeps what a learner says of an answer that no program marks.
   *
   * @return whether it was said for the first time
   */
  public boolean mark(SittingRow sitting, int ord, double score, MemoryCard card) {
    return database.write(write -> {
      boolean first =
          write.execute(
                  "update sitting_item set score = ? where zone = ? and sitting = ? and ord = ?"
                      + " and response is not null and score is null",
                  score,
                  zone,
                  sitting.id(),
                  ord)
              > 0;
      if (first) {
        put(write, sitting, card);
      }
      return first;
    });
  }

  /**
   * Keeps an answer of a test that is open, in the place of an earlier one; on disk when this
   * returns.
   *
   * @return false when the test has ended
   */
  public boolean save(SittingRow sitting, int ord, String response, String language, Instant time) {
    return database.write(write ->
        write.execute(
                "update sitting_item set response = ?, language = ?, time = ? where zone = ?"
                    + " and sitting = ? and ord = ? and exists (select id from sitting t"
                    + " where t.zone = sitting_item.zone and t.id = sitting_item.sitting"
                    + " and t.ended is null and (t.due is null or t.due > ?))",
                response,
                language,
                time.toEpochMilli(),
                zone,
                sitting.id(),
                ord,
                time.toEpochMilli())
            > 0);
  }

  /**
   * Closes a sitting: no answer is kept from now on.
   *
   * @return false when it was closed before
   */
  public boolean close(SittingRow sitting, Instant ended) {
    return database.write(write ->
        write.execute(
                "update sitting set ended = ?" + ONE + " and ended is null",
                ended.toEpochMilli(),
                zone,
                sitting.visitor(),
                sitting.id())
            > 0);
  }

  /**
   * Keeps the marks of a test that is closed; answers that a person marks go into their queue.
   *
   * @return false when it was marked before; then nothing was changed
   */
  public boolean grade(SittingRow sitting, Graded graded) {
    return database.write(write -> {
      boolean first =
          write.execute(
                  "update sitting set least = ?, most = ?, score = ?"
                      + ONE
                      + " and ended is not null and score is null and least is null",
                  graded.least(),
                  graded.most(),
                  graded.essays().isEmpty() ? graded.least() : null,
                  zone,
                  sitting.visitor(),
                  sitting.id())
              > 0;
      if (first) {
        graded
            .scores()
            .forEach((ord, share) ->
                write.execute(
                    "update sitting_item set score = ? where zone = ? and sitting = ? and ord = ?",
                    share,
                    zone,
                    sitting.id(),
                    ord));
        EssayRows.hand(write, zone, sitting, graded.essays());
        graded.cards().forEach(card -> put(write, sitting, card));
      }
      return first;
    });
  }

  private void put(Handle write, SittingRow sitting, MemoryCard card) {
    MemoryCardRows.put(write, zone, sitting.course(), sitting.visitor(), card);
  }

  /**
   * Deletes a visitor's sittings of a course with everything remembered; a test that is open stays
   * until it has ended.
   *
   * @return how many sittings there were
   */
  public int forget(String visitor, String course, Instant now) {
    return database.write(write -> {
      write.execute(
          "delete from memory_card where zone = ? and visitor = ? and course = ?",
          zone,
          visitor,
          course);
      return write.execute(
          "delete from sitting where zone = ? and visitor = ? and course = ?"
              + " and (blueprint = '' or ended is not null)",
          zone,
          visitor,
          course);
    });
  }

  private static @Nullable Long millis(@Nullable Instant time) {
    return time == null ? null : time.toEpochMilli();
  }

  private static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
    long millis = r.getLong(column);
    return r.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable Double number(ResultSet r, String column) throws SQLException {
    double number = r.getDouble(column);
    return r.wasNull() ? null : number;
  }
}
