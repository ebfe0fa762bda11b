package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.localise.LocalisationRoom;
import org.dars.assistant.localise.MemoryDrafts;
import org.dars.assistant.web.LocalisePages.Choice;
import org.dars.translator.exchange.PoFile.Origin;
import org.dars.translator.exchange.TmxFile;
import org.dars.translator.exchange.TmxProblemException;
import org.dars.translator.memory.Concordance;
import org.dars.translator.memory.LanguagePair;
import org.dars.translator.memory.TranslationMemory;

/** The translation memory: what it holds, searched, taken out, and what is brought in. */
final class MemoryPages {

  private static final int HITS = 20;
  private static final int LONGEST_SEARCH = 200;

  /**
   * The page.
   *
   * @param counts translations by language pair
   * @param search "" for none
   * @param target whether the search is in translations
   * @param hits of the search
   * @param taken translations that just went in; -1 for none
   * @param languages that files may be in
   * @param translations courses that may be this one's translation
   * @param problem why a file was not taken, "" otherwise
   */
  record MemoryPage(
      Course course,
      Map<LanguagePair, Integer> counts,
      String search,
      boolean target,
      List<Concordance.Hit> hits,
      long taken,
      List<Choice> languages,
      List<Course> translations,
      String problem) {

    /** The language that the course is in, as far as it is known. */
    String from() {
      return LocalisePages.LANGUAGES.contains(course.language()) ? course.language() : "en";
    }
  }

  /**
   * A draft as it is looked at.
   *
   * @param stage where it is
   */
  record DraftPage(Course course, String id, MemoryDrafts.Stage stage) {}

  private final Pages pages;
  private final CourseLocalisationPages courses;
  private final LocalisationRoom room;
  private final CourseLibrary library;
  private final WebSettings settings;

  MemoryPages(Pages pages, CourseLocalisationPages courses, Rooms rooms, WebSettings settings) {
    this.pages = pages;
    this.courses = courses;
    this.room = rooms.courseLocalisation();
    this.library = rooms.library();
    this.settings = settings;
  }

  void show(Context ctx) throws IOException {
    show(ctx, courses.course(ctx), "");
  }

  private TranslationMemory memory() {
    return room.reviews()
        .memory()
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.page"));
  }

  private void show(Context ctx, Course course, String problem) throws IOException {
    TranslationMemory memory = memory();
    String search = Objects.requireNonNullElse(ctx.queryParam("q"), "").strip();
    String asked = search.length() > LONGEST_SEARCH ? search.substring(0, LONGEST_SEARCH) : search;
    boolean target = "target".equals(ctx.queryParam("side"));
    List<Concordance.Hit> hits =
        asked.isEmpty()
            ? List.of()
            : memory.concordance(
                asked, target ? Concordance.Side.TARGET : Concordance.Side.SOURCE, "", "", HITS);
    Messages m = pages.messages(ctx);
    String taken = Objects.requireNonNullElse(ctx.queryParam("taken"), "");
    MemoryPage page =
        new MemoryPage(
            course,
            memory.counts(),
            asked,
            target,
            hits,
            taken.matches("\\d{1,12}") ? Long.parseLong(taken) : -1,
            LocalisePages.languages(m),
            library.courses(settings.zone()).stream()
                .filter(c -> !c.id().equals(course.id()))
                .toList(),
            problem);
    pages.show(
        ctx,
        "memory.jte",
        pages.frame(ctx, m.get("memory.title"), "courses"),
        page,
        Map.of("uploadLimit", m.size(settings.maxUploadBytes())));
  }

  /** POST: a TMX or PO file; leads to what is in it. */
  void add(Context ctx) throws IOException {
    Course course = courses.course(ctx);
    try (Uploads uploads = Uploads.take(ctx, "file")) {
      String name = uploads.names().getFirst();
      if (!MemoryDrafts.takes(name)) {
        throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.memory.kind", name);
      }
      Origin origin =
          MemoryDrafts.isPo(name) ? origin(ctx, course) : new Origin("", "", "", course.id());
      Path file = uploads.folder().resolve(name);
      lead(ctx, course, drafts().submit(settings.zone(), name, file, origin));
    } catch (PageProblem e) {
      ctx.status(e.status());
      show(ctx, course, e.in(pages.messages(ctx)));
    }
  }

  /** POST: a translation of the course, as files or as another course; leads to the pairs. */
  void pair(Context ctx) throws IOException {
    Course course = courses.course(ctx);
    try {
      Origin origin = origin(ctx, course);
      String other = field(ctx, "course");
      if (other.isEmpty()) {
        try (Uploads uploads = Uploads.take(ctx, "files")) {
          String name = String.join(", ", uploads.names());
          String shown = name.length() > 120 ? name.substring(0, 120) + "…" : name;
          lead(ctx, course, drafts().pair(settings.zone(), shown, "", uploads.course(), origin));
        }
      } else {
        Course translation =
            library
                .course(settings.zone(), other)
                .filter(c -> !c.id().equals(course.id()))
                .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.course", other));
        lead(
            ctx,
            course,
            drafts().pair(settings.zone(), translation.title(), translation.id(), null, origin));
      }
    } catch (PageProblem e) {
      ctx.status(e.status());
      show(ctx, course, e.in(pages.messages(ctx)));
    }
  }

  private MemoryDrafts drafts() {
    return room.reviews().drafts();
  }

  private static void lead(Context ctx, Course course, String draft) {
    ctx.redirect(Links.memory(course.id()) + "/drafts/" + draft, HttpStatus.SEE_OTHER);
  }

  /** What the form says of languages and people. */
  private static Origin origin(Context ctx, Course course) {
    String from = field(ctx, "from");
    String to = field(ctx, "to");
    boolean offered =
        LocalisePages.LANGUAGES.contains(from) && LocalisePages.LANGUAGES.contains(to);
    if (!offered || from.equals(to)) {
      throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.languages");
    }
    String by = field(ctx, "by");
    return new Origin(from, to, by.length() > 80 ? by.substring(0, 80) : by, course.id());
  }

  private static String field(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.formParam(name), "").strip();
  }

  /** GET: what is to go in, the doubtful first; while it is read, how far that is. */
  void draft(Context ctx) throws IOException {
    Course course = courses.course(ctx);
    Messages m = pages.messages(ctx);
    DraftPage page = new DraftPage(course, ctx.pathParam("draft"), stage(ctx, course));
    Frame frame = pages.frame(ctx, m.get("draft.title"), "courses");
    boolean working = page.stage() instanceof MemoryDrafts.Stage.Working;
    pages.show(ctx, "draft.jte", working ? frame.refreshing(2) : frame, page);
  }

  private MemoryDrafts.Stage stage(Context ctx, Course course) throws IOException {
    return drafts()
        .stage(settings.zone(), course.id(), ctx.pathParam("draft"))
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.returned.gone"));
  }

  /** POST: takes what was looked at, or forgets it. */
  void decide(Context ctx) throws IOException {
    Course course = courses.course(ctx);
    String id = ctx.pathParam("draft");
    String here = Links.memory(course.id());
    if (!(stage(ctx, course) instanceof MemoryDrafts.Stage.Ready ready)) {
      ctx.redirect(here + "/drafts/" + id, HttpStatus.SEE_OTHER);
      return;
    }
    if ("forget".equals(ctx.formParam("action"))) {
      drafts().forget(settings.zone(), course.id(), id);
      ctx.redirect(here, HttpStatus.SEE_OTHER);
      return;
    }
    Set<Integer> wanted = new HashSet<>();
    for (String entry : ctx.formParams("take")) {
      if (entry.matches("\\d{1,9}")) {
        wanted.add(Integer.parseInt(entry));
      }
    }
    try {
      long taken = drafts().take(settings.zone(), course.id(), id, ready.draft(), wanted, memory());
      ctx.redirect(here + "?taken=" + taken, HttpStatus.SEE_OTHER);
    } catch (TmxProblemException e) {
      throw new PageProblem(
          HttpStatus.UNPROCESSABLE_CONTENT, "memory.refused", String.valueOf(e.getMessage()));
    }
  }

  /** GET: a language pair as TMX; all without one. */
  void export(Context ctx) throws IOException {
    courses.course(ctx);
    String from = tag(ctx, "from");
    String to = tag(ctx, "to");
    Path folder = Files.createTempDirectory("dars-tmx-");
    Path file = folder.resolve("memory.tmx");
    try {
      TmxFile.export(memory(), from, to, file);
      String name = "memory" + (from.isEmpty() ? "" : "-" + from) + (to.isEmpty() ? "" : "-" + to);
      Downloads.attach(ctx, "application/x-tmx+xml", name + ".tmx");
      try (InputStream in = Files.newInputStream(file)) {
        in.transferTo(ctx.outputStream());
      }
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static String tag(Context ctx, String name) {
    String tag = Objects.requireNonNullElse(ctx.queryParam(name), "");
    if (!tag.matches("(?:[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)?")) {
      throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.languages");
    }
    return tag;
  }
}
