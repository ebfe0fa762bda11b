package org.dars.assistant.quiz;

import java.time.Instant;
import java.util.Optional;
import org.dars.assistant.certificate.Passed;
import org.dars.assistant.certificate.PassedSource;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.quiz.practice.Tests;
import org.dars.assistant.store.SittingRow;

/** Attempts at tests that were passed, as certificates tell of them. */
final class PassedAttempts implements PassedSource {

  private final CourseLibrary library;
  private final Tests tests;

  PassedAttempts(CourseLibrary library, Tests tests) {
    this.library = library;
    this.tests = tests;
  }

  @Override
  public Optional<Passed> passed(String zone, String course, String attempt, String visitor) {
    return library
        .course(zone, course)
        .flatMap(c -> tests.passed(zone, c, attempt, visitor).map(a -> passed(c, a)));
  }

  private static Passed passed(Course course, SittingRow attempt) {
    Instant ended = attempt.ended();
    Double score = attempt.score();
    return new Passed(
        course.id(),
        course.title(),
        course.language(),
        attempt.title(),
        // A score is a sum of shares, which may miss the mark by a rounding error.
        score == null ? attempt.passMark() : Math.clamp(score, attempt.passMark(), 1),
        attempt.passMark(),
        ended == null ? attempt.begun() : ended);
  }
}
