package org.dars.assistant.quiz;

import java.util.List;
import org.dars.assistant.course.CourseLibrary;

/** What a quiz about a course of the library is made from. */
public final class QuizSources {

  private QuizSources() {}

  /** The readable documents of a course, in course order. */
  public static List<SourceDocument> of(CourseLibrary library, String zone, String course) {
    return library.documents(zone, course).stream()
        .filter(d -> d.problem() == null)
        .map(d -> new SourceDocument(d.id(), d.title(), library.blocks(zone, course, d.id())))
        .toList();
  }
}
