package org.dars.assistant.course;

import java.util.Optional;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.Zone;
import org.jdbi.v3.core.Handle;

/** The tutors of the courses, as the database holds them. Every call names its zone. */
public final class TutorProfiles {

  private final Database database;

  public TutorProfiles(Database database) {
    this.database = database;
  }

  /** The course's tutor, or the standard one. */
  public TutorProfile of(String zone, String course) {
    return stored(zone, course).orElse(TutorProfile.STANDARD);
  }

  /** The course's tutor, when it was given one. */
  public Optional<TutorProfile> stored(String zone, String course) {
    return database.read(read ->
        column(read, "profile", zone, course)
            .map(json -> TutorProfileJson.read(json, TutorProfile.STANDARD)));
  }

  /** Gives a course, which must be there, its tutor. */
  public void put(String zone, String course, TutorProfile profile) {
    database.write(write -> {
      put(write, zone, course, profile, column(write, "manifest", zone, course).orElse(""));
      return null;
    });
  }

  /** Gives a course the standard tutor again. */
  public void reset(String zone, String course) {
    put(zone, course, TutorProfile.STANDARD);
  }

  /**
   * Takes what a course's manifest says, unless that is what was taken before: what was changed
   * here since then stays.
   *
   * @param manifest JSON
   * @throws TutorProfileException when it cannot be; then nothing is changed
   */
  static void take(Handle write, String zone, String course, String manifest) {
    if (column(write, "manifest", zone, course).filter(manifest::equals).isEmpty()) {
      put(write, zone, course, TutorProfileJson.read(manifest, TutorProfile.STANDARD), manifest);
    }
  }

  private static void put(
      Handle write, String zone, String course, TutorProfile profile, String manifest) {
    write.execute(
        "insert into tutor_profile (zone, course, profile, manifest) values (?, ?, ?, ?)"
            + " on conflict (zone, course) do update"
            + " set profile = excluded.profile, manifest = excluded.manifest",
        Zone.checked(zone),
        course,
        TutorProfileJson.write(profile),
        manifest);
  }

  private static Optional<String> column(Handle read, String name, String zone, String course) {
    return read.select(
            "select " + name + " from tutor_profile where zone = ? and course = ?", zone, course)
        .mapTo(String.class)
        .findOne();
  }
}
