package org.dars.assistant.quiz.practice;

import java.time.Instant;
import java.util.Optional;
import org.dars.assistant.course.Course;

/** Tests that somebody passed, for whoever certifies it. */
@FunctionalInterface
public interface PassedTests {

  /**
   * A test that was passed.
   *
   * @param course id of the course
   * @param courseTitle as people call it
   * @param test title of the blueprint
   * @param score share of the marks, 0 to 1
   * @param when it ended
   */
  record Passed(String course, String courseTitle, String test, double score, Instant when) {}

  /**
   * An attempt, if it is this visitor's, has ended and is passed.
   *
   * @param attempt id of the sitting
   * @param visitor 64 hex digits
   */
  Optional<Passed> passed(String zone, Course course, String attempt, String visitor);
}
