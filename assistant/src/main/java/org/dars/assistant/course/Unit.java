package org.dars.assistant.course;

import java.util.List;

/**
 * Documents of a course that belong together.
 *
 * @param title "" for documents outside any unit
 * @param documents in course order
 */
public record Unit(String title, List<CourseDocument> documents) {
  public Unit {
    documents = List.copyOf(documents);
  }
}
