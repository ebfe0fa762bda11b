package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddReport;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseException;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.retrieve.Retriever;
import org.jspecify.annotations.Nullable;

/** Adding a course by upload. */
final class AddPages {
  private static final Logger LOG = System.getLogger(AddPages.class.getName());
  private static final int LONGEST_TITLE = 200;

  private static final int MOST_REPORTS = 200;

  /** What became of the files of an upload. */
  record AddedPage(Course course, AddReport report) {}

  private final Pages pages;
  private final CoursePages coursePages;
  private final CourseLibrary library;
  private final Retriever retriever;
  private final WebSettings settings;

  /** What there is to say about the last uploads, until the service stops. */
  private final Map<String, AddReport> reports =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, AddReport> eldest) {
              return size() > MOST_REPORTS;
            }
          });

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

  /**
   * POST of a title, files, and the course that they are a translation of: leads to the new course,
   * to what there is to say about its files, or back to the form with the reason.
   */
  void add(Context ctx) throws IOException {
    String title = Objects.requireNonNullElse(ctx.formParam("title"), "").strip();
    String localises = Objects.requireNonNullElse(ctx.formParam("localises"), "").strip();
    try {
      if (title.isEmpty() || title.length() > LONGEST_TITLE) {
        throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.title", LONGEST_TITLE);
      }
      AddReport report = add(ctx, title, localises.isEmpty() ? null : localises);
      String course = Links.course(report.course().id());
      boolean plain =
          report.problems().isEmpty() && report.warnings().isEmpty() && report.leftOut().isEmpty();
      ctx.redirect(plain ? course : course + "/added/" + kept(report), HttpStatus.SEE_OTHER);
    } catch (PageProblem e) {
      ctx.status(e.status());
      coursePages.list(ctx, title, localises, e.in(pages.messages(ctx)));
    }
  }

  private String kept(AddReport report) {
    String key = UUID.randomUUID().toString();
    reports.put(key, report);
    return key;
  }

  /** What became of the files of an upload; of one long ago, the course. */
  void added(Context ctx) {
    Course course = coursePages.course(ctx);
    AddReport report = reports.get(ctx.pathParam("report"));
    if (report == null || !report.course().id().equals(course.id())) {
      ctx.redirect(Links.course(course.id()), HttpStatus.SEE_OTHER);
      return;
    }
    String title = pages.messages(ctx).get("added.title");
    pages.show(ctx, "added.jte", pages.frame(ctx, title, "courses"), new AddedPage(course, report));
  }

  private AddReport add(Context ctx, String title, @Nullable String localises) throws IOException {
    try (Uploads uploads = Uploads.take(ctx, "files")) {
      AddRequest request = new AddRequest(uploads.course(), null, title, localises);
      AddReport report = library.add(settings.zone(), request, AddListener.SILENT);
      retriever.catchUpSoon(settings.zone());
      return report;
    } catch (CourseException e) {
      LOG.log(Level.WARNING, "course \"" + title + "\" was not added", e);
      throw new PageProblem(
          HttpStatus.UNPROCESSABLE_CONTENT, "problem.add", String.valueOf(e.getMessage()));
    }
  }
}
