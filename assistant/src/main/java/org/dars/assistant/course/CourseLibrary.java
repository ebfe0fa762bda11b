package org.dars.assistant.course;

import java.util.List;
import java.util.Optional;
import org.dars.index.courseware.Block;

/** The courses of every zone, as the database holds them. Every call names its zone. */
public final class CourseLibrary {

  private CourseLibrary() {}

  /** All courses of a zone, by title. */
  public List<Course> courses(String zone) {
    throw new IllegalStateException("in work: " + zone);
  }

  public Optional<Course> course(String zone, String course) {
    throw new IllegalStateException("in work: " + zone + course);
  }

  /** The documents of a course, in course order. */
  public List<CourseDocument> documents(String zone, String course) {
    throw new IllegalStateException("in work: " + zone + course);
  }

  /** The blocks of a document, in reading order; empty when there is none. */
  public List<Block> blocks(String zone, String course, String document) {
    throw new IllegalStateException("in work: " + zone + course + document);
  }
}
