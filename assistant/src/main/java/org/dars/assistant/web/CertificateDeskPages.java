package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.dars.assistant.certificate.CertificateException;
import org.dars.assistant.certificate.Certificates;
import org.dars.assistant.certificate.Passed;
import org.dars.assistant.certificate.PassedSource;
import org.dars.assistant.course.Course;
import org.dars.assistant.store.CertificateRow;

/** A course's certificates: its instructor issues and revokes them, who passed gets one. */
final class CertificateDeskPages {

  /** More are listed by the command line. */
  private static final int SHOWN = 200;

  /**
   * The instructor's page.
   *
   * @param problem why a form was refused, "" otherwise
   */
  record DeskPage(Course course, List<CertificateRow> certificates, String problem) {}

  /**
   * Where who passed gives the name for the certificate.
   *
   * @param problem why the form was refused, "" otherwise
   */
  record ClaimPage(Course course, String attempt, Passed passed, String name, String problem) {}

  private final Pages pages;
  private final CoursePages coursePages;
  private final Certificates certificates;
  private final PassedSource passed;
  private final Instructors instructors;
  private final WebSettings settings;
  private final Visitors visitors = new Visitors();

  CertificateDeskPages(
      Pages pages,
      CoursePages coursePages,
      Rooms rooms,
      Instructors instructors,
      WebSettings settings) {
    this.pages = pages;
    this.coursePages = coursePages;
    this.certificates = rooms.certificates();
    this.passed = rooms.passed();
    this.instructors = instructors;
    this.settings = settings;
  }

  void list(Context ctx) {
    instructors.check(ctx);
    show(ctx, coursePages.course(ctx), "");
  }

  private void show(Context ctx, Course course, String problem) {
    Messages m = pages.messages(ctx);
    DeskPage page =
        new DeskPage(course, certificates.list(settings.zone(), course.id(), SHOWN), problem);
    pages.show(
        ctx, "certificates.jte", pages.frame(ctx, m.get("certificates.title"), "courses"), page);
  }

  /** POST: a certificate by hand. */
  void issue(Context ctx) {
    instructors.check(ctx);
    Course course = coursePages.course(ctx);
    try {
      Passed by =
          new Passed(
              course.id(),
              field(ctx, "title"),
              course.language(),
              field(ctx, "test"),
              share(ctx, "score"),
              share(ctx, "pass"),
              Instant.now());
      CertificateRow row =
          certificates.issue(
              settings.zone(),
              by,
              new Certificates.Request(field(ctx, "name"), "", null, field(ctx, "by")));
      ctx.redirect(Links.certificate(row.id()), HttpStatus.SEE_OTHER);
    } catch (CertificateException e) {
      refuse(ctx, course, e);
    }
  }

  /** POST: it holds no longer. */
  void revoke(Context ctx) {
    instructors.check(ctx);
    Course course = coursePages.course(ctx);
    String id = ctx.pathParam("certificate");
    if (certificates
        .find(settings.zone(), id)
        .filter(row -> row.course().equals(course.id()))
        .isEmpty()) {
      throw new PageProblem(HttpStatus.NOT_FOUND, "problem.certificate.none");
    }
    try {
      certificates.revoke(settings.zone(), id, field(ctx, "reason"), field(ctx, "by"));
      ctx.redirect(Links.certificates(course.id()) + "#c-" + id, HttpStatus.SEE_OTHER);
    } catch (CertificateException e) {
      refuse(ctx, course, e);
    }
  }

  private void refuse(Context ctx, Course course, CertificateException e) {
    ctx.status(HttpStatus.BAD_REQUEST);
    show(ctx, course, pages.messages(ctx).get("problem.certificate", e.getMessage()));
  }

  /** Asks who passed for the name; shows the certificate to who has it already. */
  void claimForm(Context ctx) {
    Course course = coursePages.course(ctx);
    ClaimPage page = claimed(ctx, course);
    var earlier = certificates.ofAttempt(settings.zone(), page.attempt());
    if (earlier.isPresent()) {
      ctx.redirect(Links.certificate(earlier.get().id()), HttpStatus.SEE_OTHER);
      return;
    }
    show(ctx, page);
  }

  private ClaimPage claimed(Context ctx, Course course) {
    String visitor = visitors.of(ctx);
    String attempt = ctx.pathParam("attempt");
    Passed what =
        visitor == null
            ? null
            : passed.passed(settings.zone(), course.id(), attempt, visitor).orElse(null);
    if (what == null) {
      throw new PageProblem(HttpStatus.NOT_FOUND, "problem.claim");
    }
    return new ClaimPage(course, attempt, what, "", "");
  }

  private void show(Context ctx, ClaimPage page) {
    Messages m = pages.messages(ctx);
    pages.show(ctx, "claim.jte", pages.frame(ctx, m.get("claim.title"), "courses"), page);
  }

  /** POST: the certificate of who passed. */
  void claim(Context ctx) {
    Course course = coursePages.course(ctx);
    ClaimPage page = claimed(ctx, course);
    try {
      Certificates.Request request =
          new Certificates.Request(field(ctx, "name"), field(ctx, "email"), page.attempt(), "");
      CertificateRow row = certificates.issue(settings.zone(), page.passed(), request);
      ctx.redirect(Links.certificate(row.id()), HttpStatus.SEE_OTHER);
    } catch (CertificateException e) {
      ctx.status(HttpStatus.BAD_REQUEST);
      String problem = pages.messages(ctx).get("problem.certificate", e.getMessage());
      show(ctx, new ClaimPage(course, page.attempt(), page.passed(), field(ctx, "name"), problem));
    }
  }

  private static String field(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.formParam(name), "");
  }

  /** Per cent, as typed, as a share. */
  private static double share(Context ctx, String name) {
    String typed = field(ctx, name).strip().replace(',', '.');
    try {
      return Double.parseDouble(typed) / 100;
    } catch (NumberFormatException e) {
      throw new CertificateException("\"" + typed + "\" is not a number of per cent", e);
    }
  }
}
