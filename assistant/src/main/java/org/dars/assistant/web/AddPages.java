package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseException;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.retrieve.Retriever;

/** Adding a course by upload. */
final class AddPages {
  private static final Logger LOG = System.getLogger(AddPages.class.getName());
  private static final int LONGEST_TITLE = 200;

  private final Pages pages;
  private final CoursePages coursePages;
  private final CourseLibrary library;
  private final Retriever retriever;
  private final WebSettings settings;

  AddPages(
      Pages pages,
      CoursePages coursePages,
      CourseLibrary library,
      Retriever retriever,
      WebSettings settings) {
    this.pages = pages;
    this.coursePages = coursePages;
    this.library = library;
    this.retriever = retriever;
    this.settings = settings;
  }

  /** POST of a title and files: leads to the new course, or back to the form with the reason. */
  void add(Context ctx) throws IOException {
    String title = Objects.requireNonNullElse(ctx.formParam("title"), "").strip();
    try {
      if (title.isEmpty() || title.length() > LONGEST_TITLE) {
        throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.title", LONGEST_TITLE);
      }
      ctx.redirect(Links.course(add(ctx, title).id()), HttpStatus.SEE_OTHER);
    } catch (PageProblem e) {
      ctx.status(e.status());
      coursePages.list(ctx, title, e.in(pages.messages(ctx)));
    }
  }

  private Course add(Context ctx, String title) throws IOException {
    try (Uploads uploads = Uploads.take(ctx, "files")) {
      AddRequest request = new AddRequest(uploads.course(), null, title);
      Course course = library.add(settings.zone(), request, AddListener.SILENT).course();
      retriever.catchUpSoon(settings.zone());
      return course;
    } catch (CourseException e) {
      LOG.log(Level.WARNING, "course \"" + title + "\" was not added", e);
      throw new PageProblem(
          HttpStatus.UNPROCESSABLE_CONTENT, "problem.add", String.valueOf(e.getMessage()));
    }
  }
}
