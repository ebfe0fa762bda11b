package org.dars.assistant.course;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to add.
 *
 * @param source a folder, or one file
 * @param id the course's id, 1–80 of a–z, 0–9 and {@code -}; null to make one of its title. With
 *     the id of a course that is there, a folder brings the whole course up to date, a file that
 *     one document
 * @param title the course's title; null for the one that the folder gives, or is called by
 * @param localises id of the course that this one is a translation of, so that blocks of the same
 *     document path and id say the same; null for what {@code course.json} says in {@code
 *     "localises"}, or said before
 */
public record AddRequest(
    Path source, @Nullable String id, @Nullable String title, @Nullable String localises) {

  /** A course of its own, or what it was before. */
  public AddRequest(Path source, @Nullable String id, @Nullable String title) {
    this(source, id, title, null);
  }
}
