package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dars.assistant.course.Course;
import org.dars.assistant.localise.LocalisationRoom;
import org.dars.translator.terms.Tbx;
import org.dars.translator.terms.TermCsv;
import org.dars.translator.terms.TermProblemException;
import org.dars.translator.terms.Termbase;
import org.dars.translator.terms.TermbaseFile;
import org.dars.translator.terms.TermbaseStore;

/** The termbases of the zone, and which of them a course uses. */
final class TermPages {

  private static final int REMARKS = 20;

  /** A termbase as the page shows it. */
  record Shown(String name, int concepts, List<String> languages, boolean chosen) {}

  /**
   * The page.
   *
   * @param added the termbase that was just brought in, "" for none
   * @param remarks what was odd about its file
   * @param problem why a file was not taken, "" otherwise
   */
  record TermPage(
      Course course, List<Shown> termbases, String added, List<String> remarks, String problem) {}

  private final Pages pages;
  private final CourseLocalisationPages courses;
  private final LocalisationRoom room;
  private final WebSettings settings;

  TermPages(Pages pages, CourseLocalisationPages courses, Rooms rooms, WebSettings settings) {
    this.pages = pages;
    this.courses = courses;
    this.room = rooms.courseLocalisation();
    this.settings = settings;
  }

  void show(Context ctx) throws IOException {
    show(ctx, courses.course(ctx), "", List.of(), "");
  }

  private TermbaseStore store() {
    return room.reviews().termbases(settings.zone());
  }

  private void show(Context ctx, Course course, String added, List<String> remarks, String problem)
      throws IOException {
    List<Shown> shown = new ArrayList<>();
    String wrong = problem;
    try {
      List<String> chosen = store().chosen(course.id());
      for (String name : store().names()) {
        Termbase termbase = store().read(name);
        shown.add(
            new Shown(
                name,
                termbase.size(),
                termbase.languages().stream().sorted().toList(),
                chosen.contains(name)));
      }
    } catch (TermProblemException e) {
      wrong = String.valueOf(e.getMessage());
    }
    TermPage page =
        new TermPage(course, shown, added, remarks.stream().limit(REMARKS).toList(), wrong);
    Messages m = pages.messages(ctx);
    pages.show(ctx, "terms.jte", pages.frame(ctx, m.get("terms.title"), "courses"), page);
  }

  /** POST: a TBX or CSV file as a termbase, used by the course from now on. */
  void add(Context ctx) throws IOException {
    Course course = courses.course(ctx);
    Messages m = pages.messages(ctx);
    try (Uploads uploads = Uploads.take(ctx, "file")) {
      Path file = uploads.folder().resolve(uploads.names().getFirst());
      String given = Objects.requireNonNullElse(ctx.formParam("name"), "").strip();
      String name = given.isEmpty() ? name(uploads.names().getFirst()) : given;
      boolean replace = ctx.formParam("replace") != null;
      if (!replace && store().names().contains(name)) {
        throw new PageProblem(HttpStatus.CONFLICT, "problem.terms.there", name);
      }
      TermbaseFile read = read(file);
      if (read.termbase().size() == 0) {
        throw new PageProblem(
            HttpStatus.UNPROCESSABLE_CONTENT, "problem.terms.empty", uploads.names().getFirst());
      }
      store().write(name, read.termbase());
      List<String> chosen = new ArrayList<>(store().chosen(course.id()));
      if (!chosen.contains(name)) {
        chosen.add(name);
        store().choose(course.id(), chosen);
      }
      show(ctx, course, name, read.remarks(), "");
    } catch (TermProblemException e) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, course, "", List.of(), m.get("memory.refused", String.valueOf(e.getMessage())));
    } catch (PageProblem e) {
      ctx.status(e.status());
      show(ctx, course, "", List.of(), e.in(m));
    }
  }

  /** {@code "ai-terms"} of {@code "AI terms.csv"}. */
  private static String name(String file) {
    String plain = file.replaceFirst("\\.[^.]*$", "").toLowerCase(Locale.ROOT);
    String name = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return name.length() > 64 ? name.substring(0, 64) : name;
  }

  private static TermbaseFile read(Path file) throws IOException, TermProblemException {
    String lower = file.toString().toLowerCase(Locale.ROOT);
    String name = String.valueOf(file.getFileName());
    if (lower.endsWith(".tbx") || lower.endsWith(".xml")) {
      return Tbx.read(file);
    }
    if (!lower.endsWith(".csv")) {
      throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.terms.kind", name);
    }
    try {
      // Spreadsheets put a byte order mark before UTF-8.
      String text = Files.readString(file).replaceFirst("^\uFEFF", "");
      return TermCsv.read(new StringReader(text), name);
    } catch (CharacterCodingException e) {
      throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.terms.utf8", name);
    }
  }

  /** POST: which termbases the course uses, the ones named first being the most important. */
  void use(Context ctx) throws IOException {
    Course course = courses.course(ctx);
    try {
      store().choose(course.id(), ctx.formParams("use").stream().distinct().toList());
    } catch (TermProblemException e) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, course, "", List.of(), String.valueOf(e.getMessage()));
      return;
    }
    ctx.redirect(Links.terms(course.id()), HttpStatus.SEE_OTHER);
  }

  /** GET: a termbase as "NAME.csv" or "NAME.tbx". */
  void export(Context ctx) throws IOException {
    courses.course(ctx);
    String asked = ctx.pathParam("name");
    boolean csv = asked.endsWith(".csv");
    if (!csv && !asked.endsWith(".tbx")) {
      throw new PageProblem(HttpStatus.NOT_FOUND, "problem.page");
    }
    String name = asked.substring(0, asked.length() - 4);
    try {
      if (!store().names().contains(name)) {
        throw new PageProblem(HttpStatus.NOT_FOUND, "problem.page");
      }
      Termbase termbase = store().read(name);
      if (csv) {
        StringWriter out = new StringWriter();
        TermCsv.write(termbase, out);
        Downloads.attach(ctx, "text/csv;charset=utf-8", asked);
        ctx.result(out.toString());
      } else {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Tbx.write(termbase, name, Tbx.Style.DCA, out);
        Downloads.attach(ctx, "application/x-tbx+xml", asked);
        ctx.result(out.toByteArray());
      }
    } catch (TermProblemException e) {
      throw new PageProblem(
          HttpStatus.UNPROCESSABLE_CONTENT, "memory.refused", String.valueOf(e.getMessage()));
    }
  }
}
