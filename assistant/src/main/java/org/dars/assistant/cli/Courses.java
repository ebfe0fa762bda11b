package org.dars.assistant.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.dars.assistant.App;
import org.dars.assistant.course.Course;

/** Finds a course by what was typed. */
final class Courses {

  private Courses() {}

  /** The course of that id, or a sentence that names the ones there are. */
  static Course required(App app, String id) {
    return app.library()
        .course(app.zone(), id)
        .orElseThrow(() -> new CommandException(unknown(id, app.library().courses(app.zone()))));
  }

  private static String unknown(String id, List<Course> courses) {
    if (courses.isEmpty()) {
      return "there is no course \"%s\", and no other yet: add one with ./dars add FOLDER, or see ./dars demo"
          .formatted(id);
    }
    return "there is no course \"%s\"; there are: %s"
        .formatted(id, courses.stream().map(Course::id).collect(Collectors.joining(", ")));
  }
}
