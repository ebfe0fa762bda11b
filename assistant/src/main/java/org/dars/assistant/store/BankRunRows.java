package org.dars.assistant.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Long work for the question bank of one course. Safe for use by several threads. */
public final class BankRunRows {

  private final Database database;
  private final String zone;
  private final String course;

  public BankRunRows(Database database, String zone, String course) {
    this.database = database;
    this.zone = zone;
    this.course = course;
  }

  /**
   * A run.
   *
   * @param slot "" where items are made; of a translation its BCP 47 tag
   * @param state its name in lower case
   * @param asked items
   * @param done items
   * @param wish JSON of what is wanted, with what is left of it
   * @param notes JSON list of sentences
   */
  public record Row(
      String slot,
      String state,
      int asked,
      int done,
      String wish,
      String notes,
      String person,
      Instant begun,
      Instant changed) {}

  /** Writes a run over the one that its slot had before. */
  public void put(Row row) {
    database.<Boolean, RuntimeException>write(write -> {
      put(write, zone, course, row);
      return true;
    });
  }

  static void put(Handle write, String zone, String course, Row row) {
    write.execute(
        "insert into bank_run (zone, course, slot, state, asked, done, wish, notes, person, begun,"
            + " changed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (zone, course, slot) do update set state = excluded.state,"
            + " asked = excluded.asked, done = excluded.done, wish = excluded.wish,"
            + " notes = excluded.notes, person = excluded.person, begun = excluded.begun,"
            + " changed = excluded.changed",
        zone,
        course,
        row.slot(),
        row.state(),
        row.asked(),
        row.done(),
        row.wish(),
        row.notes(),
        row.person(),
        row.begun().toEpochMilli(),
        row.changed().toEpochMilli());
  }

  public Optional<Row> find(String slot) {
    return list().stream().filter(r -> r.slot().equals(slot)).findFirst();
  }

  /** The last run of each slot, by slot. */
  public List<Row> list() {
    return database.read(read ->
        read.select(
                "select * from bank_run where zone = ? and course = ? order by slot", zone, course)
            .map((r, c) -> row(r))
            .list());
  }

  private static Row row(ResultSet r) throws SQLException {
    return new Row(
        r.getString("slot"),
        r.getString("state"),
        r.getInt("asked"),
        r.getInt("done"),
        r.getString("wish"),
        r.getString("notes"),
        r.getString("person"),
        Instant.ofEpochMilli(r.getLong("begun")),
        Instant.ofEpochMilli(r.getLong("changed")));
  }
}
