package org.dars.assistant.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Objects;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseException;
import org.dars.assistant.course.CourseNotes;
import org.dars.assistant.course.CourseNotes.Note;
import org.dars.assistant.insight.InsightCsv;
import org.dars.assistant.insight.InsightReport;
import org.dars.assistant.insight.Insights;
import org.dars.assistant.retrieve.Retriever;
import org.jspecify.annotations.Nullable;

/** The instructor's room: what is asked of a course, and notes that fill its gaps. */
final class InsightPages {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * The page.
   *
   * @param notes those in the course
   * @param editing the note in the form: a blank one for a new note
   * @param problem why the form was refused, "" otherwise
   */
  record InsightPage(
      Course course, InsightReport report, List<Note> notes, Note editing, String problem) {}

  private static final Note BLANK = new Note("", "", "");

  private final Pages pages;
  private final CoursePages coursePages;
  private final Insights insights;
  private final CourseNotes notes;
  private final Retriever retriever;
  private final Instructors instructors;
  private final WebSettings settings;

  InsightPages(
      Pages pages,
      CoursePages coursePages,
      Rooms rooms,
      Instructors instructors,
      WebSettings settings) {
    this.pages = pages;
    this.coursePages = coursePages;
    this.insights = new Insights(rooms.conversations(), rooms.library());
    this.notes = rooms.notes();
    this.retriever = rooms.retriever();
    this.instructors = instructors;
    this.settings = settings;
  }

  void show(Context ctx) {
    show(ctx, course(ctx), BLANK, "");
  }

  /** The course that the address names, for an instructor. */
  private Course course(Context ctx) {
    instructors.check(ctx);
    return coursePages.course(ctx);
  }

  private void show(Context ctx, Course course, Note editing, String problem) {
    Messages m = pages.messages(ctx);
    InsightPage page =
        new InsightPage(
            course, report(course), notes.list(settings.zone(), course.id()), editing, problem);
    pages.show(ctx, "insights.jte", pages.frame(ctx, m.get("insights.title"), "courses"), page);
  }

  private InsightReport report(Course course) {
    return insights.of(settings.zone(), course.id());
  }

  void csv(Context ctx) {
    Course course = course(ctx);
    // The mark tells spreadsheets that it is UTF-8.
    download(ctx, course, "csv", "text/csv", "\uFEFF" + InsightCsv.write(report(course)));
  }

  void json(Context ctx) {
    Course course = course(ctx);
    try {
      String json = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report(course));
      download(ctx, course, "json", "application/json", json + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record that Jackson cannot write", e);
    }
  }

  private static void download(
      Context ctx, Course course, String extension, String type, String text) {
    ctx.header(
            "Content-Disposition", "attachment; filename=insights-" + course.id() + "." + extension)
        .contentType(type + ";charset=utf-8")
        .result(text);
  }

  /** The page with a note in its form. */
  void edit(Context ctx) {
    Course course = course(ctx);
    show(ctx, course, note(ctx, course), "");
  }

  private Note note(Context ctx, Course course) {
    return notes
        .note(settings.zone(), course.id(), ctx.pathParam("note"))
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.note"));
  }

  /** POST: a new note. */
  void add(Context ctx) {
    save(ctx, course(ctx), null);
  }

  /** POST: a note that is there gets another heading and text. */
  void change(Context ctx) {
    Course course = course(ctx);
    save(ctx, course, note(ctx, course).document());
  }

  private void save(Context ctx, Course course, @Nullable String document) {
    String heading = Objects.requireNonNullElse(ctx.formParam("heading"), "").strip();
    String text = Objects.requireNonNullElse(ctx.formParam("text"), "").strip();
    Messages m = pages.messages(ctx);
    String problem =
        heading.isEmpty() || heading.length() > CourseNotes.LONGEST_HEADING
            ? m.get("problem.note.heading", CourseNotes.LONGEST_HEADING)
            : text.isEmpty() || text.length() > CourseNotes.LONGEST_TEXT
                ? m.get("problem.note.text", CourseNotes.LONGEST_TEXT)
                : "";
    if (problem.isEmpty()) {
      try {
        notes.save(settings.zone(), course.id(), document, heading, text);
        retriever.catchUpSoon(settings.zone());
        ctx.redirect(Links.insights(course.id()) + "#notes", HttpStatus.SEE_OTHER);
        return;
      } catch (CourseException e) {
        problem = m.get("problem.note.saved", String.valueOf(e.getMessage()));
      }
    }
    ctx.status(HttpStatus.BAD_REQUEST);
    show(ctx, course, new Note(document == null ? "" : document, heading, text), problem);
  }

  /** POST. */
  void delete(Context ctx) {
    Course course = course(ctx);
    notes.delete(settings.zone(), course.id(), note(ctx, course).document());
    retriever.catchUpSoon(settings.zone());
    ctx.redirect(Links.insights(course.id()) + "#notes", HttpStatus.SEE_OTHER);
  }
}
