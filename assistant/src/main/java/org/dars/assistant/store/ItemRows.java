package org.dars.assistant.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The question bank of one course: items as they are now, with every version that they ever had.
 * Safe for use by several threads and processes.
 */
public final class ItemRows {

  private static final String BANK = " where zone = ? and course = ?";
  private static final String ONE = BANK + " and id = ?";

  private final Database database;
  private final String zone;
  private final String course;

  public ItemRows(Database database, String zone, String course) {
    this.database = database;
    this.zone = zone;
    this.course = course;
  }

  /**
   * A version that an item had.
   *
   * @param act what was done
   * @param note why, in the person's words; "" for nothing
   */
  public record Version(
      int version,
      Instant time,
      String person,
      String act,
      String note,
      String content,
      String examination) {}

  /**
   * Writes new items and new versions of items, each with its history, in one transaction.
   *
   * @param rows each with the version it is to have: 1 for a new item, one more than it has for
   *     another
   * @param act what was done, for the history: "made", "imported", "edited" …
   * @return ids of those that were not written, since somebody else had changed them meanwhile
   */
  public List<String> put(List<ItemRow> rows, String act) {
    return put(rows, act, "");
  }

  /**
   * As {@link #put(List, String)}, with a reason.
   *
   * @param note why, in the person's words
   */
  public List<String> put(List<ItemRow> rows, String act, String note) {
    return put(rows, act, note, null);
  }

  /**
   * As {@link #put(List, String, String)}, for a run: items and how far it is are true together.
   *
   * @param run of this bank; null for none
   */
  public List<String> put(
      List<ItemRow> rows, String act, String note, BankRunRows.@Nullable Row run) {
    return database.<List<String>, RuntimeException>write(write -> {
      if (run != null) {
        BankRunRows.put(write, zone, course, run);
      }
      List<String> refused = new ArrayList<>();
      for (ItemRow row : rows) {
        if (version(write, row.id()) == row.version() - 1) {
          put(write, row, act, note);
        } else {
          refused.add(row.id());
        }
      }
      return refused;
    });
  }

  private int version(Handle write, String id) {
    return write
        .select("select version from item" + ONE, zone, course, id)
        .mapTo(Integer.class)
        .findOne()
        .orElse(0);
  }

  private void put(Handle write, ItemRow row, String act, String note) {
    write.execute(
        "insert into item (zone, course, id, ord, version, state, kind, language, document, section,"
            + " bloom, difficulty, words, content, examination, sound, person, changed,"
            + " merged_into) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (zone, course, id) do update set version = excluded.version,"
            + " state = excluded.state, kind = excluded.kind, language = excluded.language,"
            + " document = excluded.document, section = excluded.section, bloom = excluded.bloom,"
            + " difficulty = excluded.difficulty, words = excluded.words,"
            + " content = excluded.content, examination = excluded.examination,"
            + " sound = excluded.sound, person = excluded.person, changed = excluded.changed,"
            + " merged_into = excluded.merged_into",
        zone,
        course,
        row.id(),
        row.ord(),
        row.version(),
        row.state(),
        row.kind(),
        row.language(),
        row.document(),
        row.section(),
        row.bloom(),
        row.difficulty(),
        row.words(),
        row.content(),
        row.examination(),
        row.sound() ? 1 : 0,
        row.person(),
        row.changed().toEpochMilli(),
        row.mergedInto());
    write.execute(
        "insert into item_version (zone, course, item, version, time, person, act, note,"
            + " content, examination) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        zone,
        course,
        row.id(),
        row.version(),
        row.changed().toEpochMilli(),
        row.person(),
        act,
        note,
        row.content(),
        row.examination());
    write.execute(
        "delete from item_tag where zone = ? and course = ? and item = ?", zone, course, row.id());
    PreparedBatch tags =
        write.prepareBatch("insert into item_tag (zone, course, item, tag) values (?, ?, ?, ?)");
    row.tags().stream().distinct().forEach(tag -> tags.add(zone, course, row.id(), tag));
    if (tags.size() > 0) {
      tags.execute();
    }
  }

  public Optional<ItemRow> find(String id) {
    return database.read(read -> rows(read, " and id = ?", List.of(id), "")).stream().findFirst();
  }

  /**
   * The items of the bank in its order.
   *
   * @param state only those in it; null for all
   */
  public List<ItemRow> list(@Nullable String state) {
    return list(state == null ? ItemQuery.ALL : ItemQuery.ALL.in(state), 0, Integer.MAX_VALUE);
  }

  /**
   * Items that are looked for, in the bank's order.
   *
   * @param skip how many of the first are left out
   * @param most how many at most
   */
  public List<ItemRow> list(ItemQuery query, int skip, int most) {
    List<Object> values = new ArrayList<>(query.values());
    values.add(most);
    values.add(skip);
    return database.read(read -> rows(read, query.condition(), values, " limit ? offset ?"));
  }

  /** The id of the item that comes next after one, of those that are looked for. */
  public Optional<String> next(ItemQuery query, String id) {
    List<Object> values = new ArrayList<>(query.values());
    values.addAll(List.of(zone, course, id));
    return database.read(read ->
        bound(
                read,
                "select id from item"
                    + BANK
                    + query.condition()
                    + " and (ord, id) > (select i.ord, i.id from item i"
                    + " where i.zone = ? and i.course = ? and i.id = ?) order by ord, id limit 1",
                values)
            .mapTo(String.class)
            .findOne());
  }

  /** How many items there are of those that are looked for. */
  public int count(ItemQuery query) {
    return database.read(read ->
        bound(read, "select count(*) from item" + BANK + query.condition(), query.values())
            .mapTo(Integer.class)
            .one());
  }

  /** How many items that are looked for have each value of a column, by the value; none without. */
  public Map<String, Integer> counts(ItemQuery query, Column column) {
    String name = column.name().toLowerCase(Locale.ROOT);
    String sql =
        column == Column.TAG
            ? "select t.tag as value, count(*) as n from item join item_tag t"
                + " on t.zone = item.zone and t.course = item.course and t.item = item.id"
                + " where item.zone = ? and item.course = ?"
            : "select " + name + " as value, count(*) as n from item" + BANK;
    Map<String, Integer> counts = new TreeMap<>();
    database
        .read(read ->
            bound(
                    read,
                    sql
                        + query.condition()
                        + " group by "
                        + (column == Column.TAG ? "t.tag" : name),
                    query.values())
                .map((r, c) ->
                    Map.entry(Objects.requireNonNullElse(r.getString("value"), ""), r.getInt("n")))
                .list())
        .stream()
        .filter(e -> !e.getKey().isEmpty())
        .forEach(e -> counts.put(e.getKey(), e.getValue()));
    return counts;
  }

  /** What items are counted by. */
  public enum Column {
    STATE,
    /** "1" for those that the examiner let pass, "0" for the others. */
    SOUND,
    KIND,
    BLOOM,
    SECTION,
    LANGUAGE,
    TAG
  }

  private Query bound(Handle read, String sql, List<Object> values) {
    List<Object> all = new ArrayList<>(List.of(zone, course));
    all.addAll(values);
    return read.select(sql, all.toArray());
  }

  private List<ItemRow> rows(Handle read, String condition, List<Object> values, String limit) {
    String chosen = " from item" + BANK + condition + " order by ord, id" + limit;
    Map<String, List<String>> tags = new HashMap<>();
    bound(
            read,
            "select t.item, t.tag from (select zone, course, id"
                + chosen
                + ") i join item_tag t on t.zone = i.zone and t.course = i.course and t.item = i.id"
                + " order by t.item, t.tag",
            values)
        .map((r, c) -> List.of(r.getString("item"), r.getString("tag")))
        .forEach(t -> tags.computeIfAbsent(t.get(0), i -> new ArrayList<>()).add(t.get(1)));
    return bound(read, "select *" + chosen, values)
        .map((r, c) -> row(r, tags.getOrDefault(r.getString("id"), List.of())))
        .list();
  }

  private static ItemRow row(ResultSet r, List<String> tags) throws SQLException {
    double difficulty = r.getDouble("difficulty");
    Double known = r.wasNull() ? null : difficulty;
    return new ItemRow(
        r.getString("id"),
        r.getLong("ord"),
        r.getInt("version"),
        r.getString("state"),
        r.getString("kind"),
        r.getString("language"),
        r.getString("document"),
        r.getString("section"),
        r.getString("bloom"),
        known,
        r.getString("words"),
        r.getString("content"),
        r.getString("examination"),
        r.getInt("sound") == 1,
        r.getString("person"),
        Instant.ofEpochMilli(r.getLong("changed")),
        tags,
        r.getString("merged_into"));
  }

  /** Every version of an item, oldest first. */
  public List<Version> versions(String id) {
    return database.read(read ->
        read.select(
                "select * from item_version where zone = ? and course = ? and item = ?"
                    + " order by version",
                zone,
                course,
                id)
            .map((r, c) -> version(r))
            .list());
  }

  private static Version version(ResultSet r) throws SQLException {
    return new Version(
        r.getInt("version"),
        Instant.ofEpochMilli(r.getLong("time")),
        r.getString("person"),
        r.getString("act"),
        r.getString("note"),
        r.getString("content"),
        r.getString("examination"));
  }

  /** The ids of all items. */
  public List<String> ids() {
    return database.read(
        read -> read.select("select id from item" + BANK, zone, course).mapTo(String.class).list());
  }

  /** The place after the last item. */
  public long nextPlace() {
    return database.read(read ->
        read.select("select coalesce(max(ord), -1) + 1 from item" + BANK, zone, course)
            .mapTo(Long.class)
            .one());
  }
}
