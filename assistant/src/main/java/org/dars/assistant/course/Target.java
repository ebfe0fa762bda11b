package org.dars.assistant.course;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dars.assistant.store.Zone;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The course that files are added to.
 *
 * @param course its id
 * @param title what it is called when it is new
 * @param newTitle what it is called from now on, or null to leave an older title
 * @param source where its files come from
 * @param localises the course that it is a translation of from now on, or null to leave that
 */
record Target(
    String zone,
    String course,
    String title,
    @Nullable String newTitle,
    String source,
    @Nullable String localises) {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
  private static final int LONGEST_OWN_ID = 60;

  /** The course that a request means: by its id, else one made of the same source, else a new. */
  static Target of(Handle read, String zone, AddRequest request, CourseFiles files)
      throws CourseException {
    Zone.checked(zone);
    String newTitle = request.title() != null ? request.title() : files.title();
    String title = newTitle != null ? newTitle : files.name();
    String source = normal(request.source());
    String localises =
        request.localises() != null ? request.localises() : Localised.declared(request.source());
    if (request.id() == null) {
      String id = freeId(read, zone, title, source);
      Localised.check(read, zone, id, localises);
      return new Target(zone, id, title, newTitle, source, localises);
    }
    if (!ID.matcher(request.id()).matches()) {
      throw new CourseException(
          "\""
              + request.id()
              + "\" cannot be a course's id: use 1–80 lower-case letters, digits and -.");
    }
    Localised.check(read, zone, request.id(), localises);
    return new Target(zone, request.id(), title, newTitle, source, localises);
  }

  static String idOf(String title) {
    return Slug.of(title, "course", LONGEST_OWN_ID);
  }

  private static String freeId(Handle read, String zone, String title, String source) {
    String slug = idOf(title);
    for (int n = 1; ; n++) {
      String id = n == 1 ? slug : slug + "-" + n;
      Optional<String> other =
          read.select("select source from course where zone = ? and id = ?", zone, id)
              .mapTo(String.class)
              .findOne();
      if (other.isEmpty() || other.get().equals(source)) {
        return id;
      }
    }
  }

  private static String normal(Path source) {
    return source.toAbsolutePath().normalize().toString();
  }
}
