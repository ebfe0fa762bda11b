package org.dars.assistant.cli;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.dars.assistant.App;
import org.dars.assistant.course.Course;
import org.dars.assistant.localise.ReviewDesk;
import org.dars.assistant.store.SegmentRows.Placed;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whose segments are reviewed. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReviewChoice {

  @Parameters(index = "0", paramLabel = "COURSE", description = "id of the source course")
  private String course;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "LANG",
      description = "which of its languages, as es")
  private String to;

  /**
   * The segments that are meant.
   *
   * @throws CommandException when there is no such course, or it was not localised into that
   *     language
   */
  ReviewDesk desk(App app, CommandSpec spec) {
    String language = LanguageTag.checked(spec, "--to", to);
    Course known = Courses.required(app, course);
    ReviewDesk desk = desk(app, known, language);
    if (desk.rows().documents().isEmpty()) {
      List<String> others = app.languages(known);
      throw new CommandException(
          known.id()
              + " has no segments in "
              + language
              + (others.isEmpty()
                  ? ""
                  : others.stream().collect(Collectors.joining(", ", ", but in ", "")))
              + ": localise it first with ./dars localise "
              + known.id()
              + " --to "
              + language);
    }
    return desk;
  }

  private static ReviewDesk desk(App app, Course course, String language) {
    try {
      return app.review(course, language);
    } catch (IOException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The segments of names, in their order.
   *
   * @throws CommandException when one of them is none
   */
  static List<Placed> segments(ReviewDesk desk, List<String> ids) {
    return ids.stream().map(id -> segment(desk, id)).toList();
  }

  /**
   * The segment of a name.
   *
   * @throws CommandException when there is none
   */
  static Placed segment(ReviewDesk desk, String id) {
    return desk.find(id)
        .orElseThrow(() ->
            new CommandException(
                "there is no segment \""
                    + id
                    + "\"; ./dars review list with --state lists them; nothing was changed"));
  }
}
