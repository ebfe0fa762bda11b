package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import org.dars.assistant.course.Course;

/** Adding a course by upload. */
final class AddPages {
  private static final Logger LOG = System.getLogger(AddPages.class.getName());
  private static final int LONGEST_TITLE = 200;

  private final Pages pages;
  private final CoursePages coursePages;
  private final Adding adding;
  private final WebSettings settings;

  AddPages(Pages pages, CoursePages coursePages, Adding adding, WebSettings settings) {
    this.pages = pages;
    this.coursePages = coursePages;
    this.adding = adding;
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
      return adding.add(settings.zone(), title, uploads.folder());
    } catch (PageProblem | IOException e) {
      throw e;
    } catch (Exception e) {
      LOG.log(Level.WARNING, "course \"" + title + "\" was not added", e);
      throw new PageProblem(
          HttpStatus.UNPROCESSABLE_CONTENT, "problem.add", String.valueOf(e.getMessage()));
    }
  }
}
