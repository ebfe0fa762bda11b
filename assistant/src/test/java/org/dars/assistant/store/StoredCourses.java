package org.dars.assistant.store;

/** Courses for tests of what belongs to one. */
public final class StoredCourses {

  private StoredCourses() {}

  /** A course without documents. */
  public static void add(Database database, String zone, String id) {
    database.write(w ->
        w.execute(
            "insert into course (zone, id, title, added, source) values (?, ?, ?, 0, '/course')",
            zone,
            id,
            id));
  }
}
