package org.dars.assistant.store;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The blueprints of one course as they are stored. Safe for use by several threads and processes.
 */
public final class BlueprintRows {

  private final Database database;
  private final String zone;
  private final String course;
  private final Clock clock;

  public BlueprintRows(Database database, String zone, String course, Clock clock) {
    this.database = database;
    this.zone = zone;
    this.course = course;
    this.clock = clock;
  }

  /**
   * A blueprint.
   *
   * @param version from 1; goes up with every change
   * @param content JSON
   */
  public record Row(String id, int version, String content) {}

  /** All, in the order of their ids. */
  public List<Row> list() {
    return database.read(read ->
        read.select(
                "select * from blueprint where zone = ? and course = ? order by id", zone, course)
            .map((r, c) -> new Row(r.getString("id"), r.getInt("version"), r.getString("content")))
            .list());
  }

  public Optional<Row> find(String id) {
    return list().stream().filter(r -> r.id().equals(id)).findFirst();
  }

  /**
   * Writes a blueprint.
   *
   * @param row with the version it is to have: 1 for a new one, one more than it has for another
   * @return false when somebody else has changed it meanwhile; nothing is written then
   */
  public boolean put(Row row) {
    return database.write(write -> {
      if (version(write, row.id()) != row.version() - 1) {
        return false;
      }
      write.execute(
          "insert into blueprint (zone, course, id, version, changed, content)"
              + " values (?, ?, ?, ?, ?, ?) on conflict (zone, course, id) do update"
              + " set version = excluded.version, changed = excluded.changed,"
              + " content = excluded.content",
          zone,
          course,
          row.id(),
          row.version(),
          clock.millis(),
          row.content());
      return true;
    });
  }

  private int version(Handle write, String id) {
    return write
        .select(
            "select version from blueprint where zone = ? and course = ? and id = ?",
            zone,
            course,
            id)
        .mapTo(Integer.class)
        .findOne()
        .orElse(0);
  }

  /** Deletes a blueprint; false when there was none. */
  public boolean delete(String id) {
    return database.write(write ->
        write.execute(
                "delete from blueprint where zone = ? and course = ? and id = ?", zone, course, id)
            > 0);
  }
}
