package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.dars.assistant.course.Course;
import org.dars.assistant.localise.LanguageRun;
import org.dars.assistant.localise.LocalisationRoom;
import org.dars.assistant.localise.ReturnedFiles;
import org.dars.assistant.localise.ReviewDesk;
import org.dars.assistant.localise.ReviewHelp;
import org.dars.assistant.localise.ReviewMarks;
import org.dars.assistant.localise.Taken;
import org.dars.assistant.store.SegmentMark;
import org.dars.assistant.web.ReviewView.Preview;
import org.dars.assistant.web.ReviewView.ScorePage;
import org.dars.translator.StoredSegment;
import org.dars.translator.exchange.ExchangeFile;
import org.dars.translator.exchange.Returned;
import org.dars.translator.exchange.ReviewTable;
import org.dars.translator.exchange.TmxFile;
import org.dars.translator.exchange.Xliff;
import org.dars.translator.exchange.XliffProblemException;
import org.dars.translator.exchange.XliffVersion;

/** Segments as files for people and tools, and what came back; marks and scores. */
final class ReviewFilePages {

  /** Changes that a preview shows. */
  private static final int SHOWN = 100;

  private final Pages pages;
  private final CourseLocalisationPages courses;
  private final ReviewPages review;
  private final LocalisationRoom room;

  ReviewFilePages(Pages pages, CourseLocalisationPages courses, ReviewPages review, Rooms rooms) {
    this.pages = pages;
    this.courses = courses;
    this.review = review;
    this.room = rooms.courseLocalisation();
  }

  /** GET: the segments of a list as a file of a format. */
  void export(Context ctx) throws IOException {
    Course course = courses.course(ctx);
    ReviewDesk desk = review.desk(ctx, course);
    ReviewChoice choice = ReviewChoice.of(ctx);
    String name = LanguageRun.idOf(course.id(), desk.pair().to());
    switch (ctx.pathParam("format")) {
      case "docx" ->
          send(
              ctx,
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
              name + ".docx",
              file -> ReviewTable.write(content(desk, choice, ReviewHelp.NONE), file));
      case "xliff" ->
          send(
              ctx,
              "application/xliff+xml",
              name + ".xlf",
              file ->
                  Xliff.write(
                      content(desk, choice, room.reviews().help(desk.pair())),
                      XliffVersion.V2_1,
                      file));
      case "xliff12" ->
          send(
              ctx,
              "application/x-xliff+xml",
              name + "-1.2.xlf",
              file ->
                  Xliff.write(
                      content(desk, choice, room.reviews().help(desk.pair())),
                      XliffVersion.V1_2,
                      file));
      case "tmx" ->
          send(
              ctx,
              "application/x-tmx+xml",
              name + ".tmx",
              file -> TmxFile.write(desk.approved(), desk.pair().from(), file));
      case "marks" -> {
        StringWriter csv = new StringWriter();
        new ReviewMarks(desk, Clock.systemUTC()).csv(csv);
        Downloads.attach(ctx, "text/csv;charset=utf-8", name + "-marks.csv");
        ctx.result(csv.toString());
      }
      default -> throw new PageProblem(HttpStatus.NOT_FOUND, "problem.page");
    }
  }

  private static ExchangeFile content(ReviewDesk desk, ReviewChoice choice, ReviewHelp help)
      throws IOException {
    ExchangeFile content = desk.content(choice.path(), s -> wanted(choice, s), help);
    if (content.documents().isEmpty()) {
      throw new PageProblem(HttpStatus.NOT_FOUND, "problem.export.empty");
    }
    return content;
  }

  private static boolean wanted(ReviewChoice choice, StoredSegment segment) {
    return choice.states().isEmpty() || choice.states().contains(segment.state());
  }

  private interface Writing {
    void to(Path file) throws IOException;
  }

  private static void send(Context ctx, String type, String name, Writing writing)
      throws IOException {
    Path file = Files.createTempFile("dars-export-", ".tmp");
    try {
      writing.to(file);
      Downloads.attach(ctx, type, name);
      try (InputStream in = Files.newInputStream(file)) {
        in.transferTo(ctx.outputStream());
      }
    } finally {
      Files.delete(file);
    }
  }

  /** POST: a file that came back; leads to what it would change. */
  void upload(Context ctx) throws IOException {
    Course course = courses.course(ctx);
    ReviewDesk desk = review.desk(ctx, course);
    try (Uploads uploads = Uploads.take(ctx, "file")) {
      String name = uploads.names().getFirst();
      if (!ReturnedFiles.takes(name)) {
        throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.returned.kind", name);
      }
      String kept = room.reviews().returned(desk.pair()).keep(name, uploads.folder().resolve(name));
      ctx.redirect(
          at(course, desk, kept)
              + "?name="
              + Links.escape(name)
              + (ctx.formParam("all") == null ? "" : "&all=yes")
              + (ctx.formParam("overwrite") == null ? "" : "&overwrite=yes"),
          HttpStatus.SEE_OTHER);
    }
  }

  private static String at(Course course, ReviewDesk desk, String kept) {
    return Links.review(course.id(), desk.pair().to()) + "/files/" + kept;
  }

  /** GET: what a file would change. */
  void preview(Context ctx) throws IOException {
    Course course = courses.course(ctx);
    ReviewDesk desk = review.desk(ctx, course);
    boolean all = ctx.queryParam("all") != null;
    boolean overwrite = ctx.queryParam("overwrite") != null;
    Taken taken = desk.preview(returned(ctx, desk, all), Reviewer.of(ctx), all, overwrite);
    show(ctx, course, desk, taken, all, overwrite, false);
  }

  /** POST: takes a file that was looked at. */
  void apply(Context ctx) throws IOException {
    Course course = courses.course(ctx);
    ReviewDesk desk = review.desk(ctx, course);
    boolean all = ctx.formParam("all") != null;
    boolean overwrite = ctx.formParam("overwrite") != null;
    Taken taken = desk.take(returned(ctx, desk, all), Reviewer.of(ctx), all, overwrite);
    room.reviews().remember(desk, taken);
    room.reviews().returned(desk.pair()).forget(ctx.pathParam("file"));
    show(ctx, course, desk, taken, all, overwrite, true);
  }

  private Returned returned(Context ctx, ReviewDesk desk, boolean all) throws IOException {
    Path file =
        room.reviews()
            .returned(desk.pair())
            .file(ctx.pathParam("file"))
            .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.returned.gone"));
    try {
      return ReturnedFiles.read(file, desk.content(s -> true, ReviewHelp.NONE), all);
    } catch (XliffProblemException e) {
      String name = Objects.requireNonNullElse(ctx.queryParam("name"), "");
      String problem = String.valueOf(e.getMessage());
      String kept = String.valueOf(file.getFileName());
      throw new PageProblem(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "problem.returned",
          name.isEmpty() ? problem : problem.replace(kept, name));
    }
  }

  private void show(
      Context ctx,
      Course course,
      ReviewDesk desk,
      Taken taken,
      boolean all,
      boolean overwrite,
      boolean done) {
    Messages m = pages.messages(ctx);
    String name =
        Objects.requireNonNullElse(done ? ctx.formParam("name") : ctx.queryParam("name"), "");
    Preview page =
        new Preview(
            course,
            desk.pair(),
            ctx.pathParam("file"),
            name,
            all,
            overwrite,
            taken,
            taken.changes().stream().limit(SHOWN).toList(),
            done);
    String title =
        m.get(done ? "returned.done" : "returned.title", m.languageName(desk.pair().to()));
    pages.show(ctx, "returned.jte", pages.frame(ctx, title, "courses"), page);
  }

  /** GET: scores by document and engine, and all marks. */
  void scores(Context ctx) throws IOException {
    Course course = courses.course(ctx);
    ReviewDesk desk = review.desk(ctx, course);
    Messages m = pages.messages(ctx);
    ReviewMarks marks = new ReviewMarks(desk, Clock.systemUTC());
    List<SegmentMark> all = marks.all();
    ScorePage page = new ScorePage(course, desk.pair(), marks.scores(), all);
    String title = m.get("score.title", m.languageName(desk.pair().to()));
    pages.show(ctx, "scores.jte", pages.frame(ctx, title, "courses"), page);
  }
}
