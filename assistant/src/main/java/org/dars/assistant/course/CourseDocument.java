package org.dars.assistant.course;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document of a course.
 *
 * @param id unique in its course and stable while its path is: lower-case letters, digits and
 *     {@code -}
 * @param course id of its course
 * @param path inside the course, with {@code /}
 * @param title as the file gives it
 * @param mediaType IANA media type
 * @param language BCP 47 primary tag, "und" when unknown
 * @param sha256 of its original, 64 hex digits: its blob
 * @param bytes size of its original
 * @param words in its blocks
 * @param warnings what was left out or looks wrong, one sentence each
 * @param problem why it could not be read, one sentence, or null
 */
public record CourseDocument(
    String id,
    String course,
    String path,
    String title,
    String mediaType,
    String language,
    String sha256,
    long bytes,
    int words,
    List<String> warnings,
    @Nullable String problem) {

  public CourseDocument {
    warnings = List.copyOf(warnings);
  }
}
