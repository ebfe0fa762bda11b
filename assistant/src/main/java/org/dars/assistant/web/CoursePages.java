package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.course.Unit;
import org.dars.assistant.retrieve.IndexingProgress;
import org.dars.assistant.retrieve.Retriever;
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
   * @param progress how far they are, when this process brings them there
   */
  record CoursePage(
      Course course,
      List<Contents.Unit> units,
      List<CourseDocument> broken,
      List<Exchange> exchanges,
      String question,
      String problem,
      boolean indexing,
      Optional<IndexingProgress> progress) {}

  private final Pages pages;
  private final CourseLibrary library;
  private final Retriever retriever;
  private final Conversations conversations;
  private final Contents contents;
  private final WebSettings settings;

  CoursePages(
      Pages pages,
      CourseLibrary library,
      Retriever retriever,
      Conversations conversations,
      Contents contents,
      WebSettings settings) {
    this.pages = pages;
    this.library = library;
    this.retriever = retriever;
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
            retriever.indexing(settings.zone()));
    pages.show(ctx, "course.jte", pages.frame(ctx, course.title(), "courses", "ask.js"), page);
  }

  /** The course that the address names. */
  Course course(Context ctx) {
    String id = ctx.pathParam("course");
    return library
        .course(settings.zone(), id)
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.course", id));
  }
}
