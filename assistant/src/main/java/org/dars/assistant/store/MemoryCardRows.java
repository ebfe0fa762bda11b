package org.dars.assistant.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What the learners of one zone remember of items. Safe for use by several threads and processes.
 */
public final class MemoryCardRows {

  private final Database database;
  private final String zone;

  public MemoryCardRows(Database database, String zone) {
    this.database = database;
    this.zone = zone;
  }

  /** What a visitor remembers of a course's items, the first due first. */
  public List<MemoryCard> list(String visitor, String course) {
    return database.read(read ->
        read.select(
                "select * from memory_card where zone = ? and visitor = ? and course = ?"
                    + " order by due, item",
                zone,
                visitor,
                course)
            .map((r, c) -> card(r))
            .list());
  }

  /** What a visitor remembers of an item, inside a transaction. */
  static Optional<MemoryCard> find(
      Handle write, String zone, String course, String visitor, String item) {
    return write
        .select(
            "select * from memory_card where zone = ? and course = ? and visitor = ? and item = ?",
            zone,
            course,
            visitor,
            item)
        .map((r, c) -> card(r))
        .findOne();
  }

  /** Keeps what a visitor remembers, inside a transaction. */
  static void put(Handle write, String zone, String course, String visitor, MemoryCard card) {
    write.execute(
        "insert into memory_card (zone, course, visitor, item, stability, difficulty, reviewed, due,"
            + " reviews, last_score) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (zone, course, visitor, item) do update set"
            + " stability = excluded.stability, difficulty = excluded.difficulty,"
            + " reviewed = excluded.reviewed, due = excluded.due, reviews = excluded.reviews,"
            + " last_score = excluded.last_score",
        zone,
        course,
        visitor,
        card.item(),
        card.stability(),
        card.difficulty(),
        card.reviewed().toEpochMilli(),
        card.due().toEpochMilli(),
        card.reviews(),
        card.lastScore());
  }

  private static MemoryCard card(ResultSet r) throws SQLException {
    return new MemoryCard(
        r.getString("item"),
        r.getDouble("stability"),
        r.getDouble("difficulty"),
        Instant.ofEpochMilli(r.getLong("reviewed")),
        Instant.ofEpochMilli(r.getLong("due")),
        r.getInt("reviews"),
        r.getDouble("last_score"));
  }
}
