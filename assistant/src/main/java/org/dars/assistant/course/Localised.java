package org.dars.assistant.course;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which course is a translation of which. */
final class Localised {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Localised() {}

  /** What a folder's {@code course.json} says in {@code "localises"}; null for nothing. */
  static @Nullable String declared(Path source) throws CourseException {
    Path manifest = source.resolve("course.json");
    if (!Files.isDirectory(source) || !Files.isRegularFile(manifest)) {
      return null;
    }
    try {
      JsonNode declared = JSON.readTree(manifest.toFile()).path("localises");
      if (declared.isMissingNode() || declared.isNull()) {
        return null;
      }
      if (!declared.isTextual()) {
        throw new CourseException(
            manifest + ": \"localises\" must be the id of a course, in quotes; it is " + declared);
      }
      return declared.textValue();
    } catch (IOException e) {
      throw new CourseException(manifest + " is not JSON: " + e.getMessage());
    }
  }

  /**
   * Checks that a course can be a translation of another.
   *
   * @param source null for none
   * @throws CourseException when the source is not there, is itself a translation, or has some that
   *     this course would have to be
   */
  static void check(Handle read, String zone, String course, @Nullable String source)
      throws CourseException {
    if (source == null) {
      return;
    }
    if (source.equals(course)) {
      throw new CourseException("The course \"" + course + "\" cannot localise itself.");
    }
    boolean there =
        read.select("select id from course where zone = ? and id = ?", zone, source)
            .mapTo(String.class)
            .findOne()
            .isPresent();
    if (!there) {
      throw new CourseException(
          "There is no course \"%s\" that \"%s\" could localise: add the source course first."
              .formatted(source, course));
    }
    Optional<String> further = source(read, zone, source);
    if (further.isPresent()) {
      throw new CourseException(
          "The course \"%s\" itself localises \"%s\": name that one as the source."
              .formatted(source, further.get()));
    }
    if (!localisations(read, zone, course).isEmpty()) {
      throw new CourseException(
          "The course \"%s\" has localisations of its own, so it cannot localise \"%s\"."
              .formatted(course, source));
    }
  }

  static Optional<String> source(Handle read, String zone, String course) {
    return read.select(
            "select localises from course where zone = ? and id = ? and localises is not null",
            zone,
            course)
        .mapTo(String.class)
        .findOne();
  }

  private static List<String> localisations(Handle read, String zone, String course) {
    return read.select(
            "select id from course where zone = ? and localises = ? order by id", zone, course)
        .mapTo(String.class)
        .list();
  }

  /** The source, then its other localisations. */
  static List<String> siblings(Handle read, String zone, String course) {
    String root = source(read, zone, course).orElse(course);
    List<String> all = new ArrayList<>(List.of(root));
    all.addAll(localisations(read, zone, root));
    all.remove(course);
    return all;
  }

  /** Localisations of a course that is deleted become courses of their own. */
  static void sourceGone(Handle write, String zone, String course) {
    write.execute(
        "update course set localises = null where zone = ? and localises = ?", zone, course);
  }
}
