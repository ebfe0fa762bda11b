package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import org.dars.assistant.course.Course;
import org.dars.assistant.localise.Rechecks;
import org.dars.assistant.localise.Reviews.Pair;

/** Finished work looked at again, after the team's terms or checks changed. */
final class RecheckPages {

  private static final int SHOWN = 50;

  /**
   * The page.
   *
   * @param look what was found
   * @param done whether it waits now
   */
  record RecheckPage(Course course, Pair pair, Rechecks.Look look, boolean done) {

    /** As many as a page shows. */
    List<Rechecks.Found> shown() {
      return look.found().stream().limit(SHOWN).toList();
    }
  }

  private final Pages pages;
  private final CourseLocalisationPages courses;
  private final ReviewPages review;

  RecheckPages(Pages pages, CourseLocalisationPages courses, ReviewPages review) {
    this.pages = pages;
    this.courses = courses;
    this.review = review;
  }

  /** GET: what would wait again. */
  void show(Context ctx) throws IOException {
    Course course = courses.course(ctx);
    Rechecks rechecks = new Rechecks(review.desk(ctx, course));
    show(ctx, course, rechecks.look(), false);
  }

  /** POST: sets it waiting. */
  void reopen(Context ctx) throws IOException {
    Course course = courses.course(ctx);
    Rechecks rechecks = new Rechecks(review.desk(ctx, course));
    show(ctx, course, rechecks.reopen(Reviewer.of(ctx)), true);
  }

  private void show(Context ctx, Course course, Rechecks.Look look, boolean done)
      throws IOException {
    Messages m = pages.messages(ctx);
    Pair pair = review.desk(ctx, course).pair();
    ctx.status(HttpStatus.OK);
    pages.show(
        ctx,
        "recheck.jte",
        pages.frame(ctx, m.get("recheck.title", m.languageName(pair.to())), "courses"),
        new RecheckPage(course, pair, look, done));
  }
}
