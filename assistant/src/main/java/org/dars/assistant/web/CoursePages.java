package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.course.TutorProfile;
import org.dars.assistant.course.TutorProfiles;
import org.dars.assistant.course.Unit;
import org.dars.assistant.retrieve.Retriever;
import org.dars.assistant.tutor.CourseOutline;
import org.dars.assistant.tutor.Mode;
import org.dars.assistant.tutor.Outline;
import org.dars.assistant.tutor.Starters;
import org.dars.assistant.web.Conversations.Exchange;

/** The list of courses, and the page of one: contents, ask box, conversation. */
final class CoursePages {

  /** The list. {@code problem} says why an upload was refused, "" otherwise. */
  record CourseList(List<Course> courses, String title, String problem, String uploadLimit) {}

  /**
   * One course.
   *
   * @param units its contents
   * @param broken its documents that could not be read
   * @param exchanges the conversation, newest first
   * @param question what stands in the ask box
   * @param problem why that was not answered, "" otherwise
   * @param indexing whether documents of the zone are still on their way into the index
   * @param tutor the course's tutor
   * @param hints whether hints are chosen where the learner may choose
   * @param starters questions to begin with, when there is no conversation yet
   * @param reading id of the document that the learner comes from, "" for none
   */
  record CoursePage(
      Course course,
      List<Contents.Unit> units,
      List<CourseDocument> broken,
      List<Exchange> exchanges,
      String question,
      String problem,
      boolean indexing,
      TutorProfile tutor,
      boolean hints,
      List<String> starters,
      String reading) {}

  private final Pages pages;
  private final CourseLibrary library;
  private final Retriever retriever;
  private final TutorProfiles profiles;
  private final Outline outline;
  private final Conversations conversations;
  private final Contents contents;
  private final WebSettings settings;

  CoursePages(
      Pages pages,
      CourseLibrary library,
      Retriever retriever,
      TutorProfiles profiles,
      Conversations conversations,
      Contents contents,
      WebSettings settings) {
    this.pages = pages;
    this.library = library;
    this.retriever = retriever;
    this.profiles = profiles;
    this.outline = new CourseOutline(library);
    this.conversations = conversations;
    this.contents = contents;
    this.settings = settings;
  }

  void list(Context ctx) {
    list(ctx, "", "");
  }

  void list(Context ctx, String title, String problem) {
    Messages m = pages.messages(ctx);
    CourseList page =
        new CourseList(
            library.courses(settings.zone()), title, problem, m.size(settings.maxUploadBytes()));
    pages.show(ctx, "courses.jte", pages.frame(ctx, m.get("courses.title"), "courses"), page);
  }

  void show(Context ctx) {
    show(ctx, course(ctx), "", "");
  }

  /** The page of a course with its conversation so far. */
  void show(Context ctx, Course course, String question, String problem) {
    show(ctx, course, conversations.of(ctx, course.id()), question, problem);
  }

  void show(Context ctx, Course course, List<Exchange> exchanges, String question, String problem) {
    List<Unit> units = library.units(settings.zone(), course.id());
    TutorProfile tutor = tutor(course);
    CoursePage page =
        new CoursePage(
            course,
            contents.of(units),
            units.stream()
                .flatMap(u -> u.documents().stream())
                .filter(d -> d.problem() != null)
                .toList(),
            exchanges.reversed(),
            question,
            problem,
            retriever.behind(settings.zone()) > 0,
            tutor,
            Mode.HINT == mode(ctx, exchanges),
            exchanges.isEmpty()
                ? Starters.of(outline, tutor, settings.zone(), course.id())
                : List.of(),
            reading(ctx, course));
    pages.show(ctx, "course.jte", pages.frame(ctx, course.title(), "courses", "ask.js"), page);
  }

  /** The course's tutor. */
  TutorProfile tutor(Course course) {
    return profiles.of(settings.zone(), course.id());
  }

  /** How the learner wants to be helped: as chosen just now, else as the last time. */
  static Mode mode(Context ctx, List<Exchange> exchanges) {
    String chosen = ctx.formParam("mode");
    if (chosen != null) {
      return chosen.equals("hint") ? Mode.HINT : Mode.EXPLAIN;
    }
    boolean hinted = !exchanges.isEmpty() && exchanges.getLast().answer().rung() > 0;
    return hinted ? Mode.HINT : Mode.EXPLAIN;
  }

  /** The document of the course that the learner is reading, "" for none. */
  String reading(Context ctx, Course course) {
    String page = ctx.formParam("page");
    String document = page == null ? ctx.queryParam("page") : page;
    boolean known =
        document != null && library.document(settings.zone(), course.id(), document).isPresent();
    return known ? String.valueOf(document) : "";
  }

  /** The course that the address names. */
  Course course(Context ctx) {
    String id = ctx.pathParam("course");
    return library
        .course(settings.zone(), id)
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.course", id));
  }
}
