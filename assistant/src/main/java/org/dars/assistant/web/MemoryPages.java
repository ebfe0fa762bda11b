package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dars.assistant.course.Course;
import org.dars.assistant.localise.LocalisationRoom;
import org.dars.translator.exchange.TmxFile;
import org.dars.translator.exchange.TmxProblemException;
import org.dars.translator.memory.Concordance;
import org.dars.translator.memory.LanguagePair;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;

/** The translation memory: what it holds, searched, taken out and brought in as TMX. */
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
   * @param imported what came of a file, or null
   * @param problem why a file was not taken, "" otherwise
   */
  record MemoryPage(
      Course course,
      Map<LanguagePair, Integer> counts,
      String search,
      boolean target,
      List<Concordance.Hit> hits,
      TmxFile.@Nullable Report imported,
      String problem) {}

  private final Pages pages;
  private final CourseLocalisationPages courses;
  private final LocalisationRoom room;
  private final WebSettings settings;

  MemoryPages(Pages pages, CourseLocalisationPages courses, Rooms rooms, WebSettings settings) {
    this.pages = pages;
    this.courses = courses;
    this.room = rooms.courseLocalisation();
    this.settings = settings;
  }

  void show(Context ctx) throws IOException {
    show(ctx, courses.course(ctx), null, "");
  }

  private TranslationMemory memory() {
    return room.reviews()
        .memory()
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.page"));
  }

  private void show(Context ctx, Course course, TmxFile.@Nullable Report imported, String problem)
      throws IOException {
    TranslationMemory memory = memory();
    String search = Objects.requireNonNullElse(ctx.queryParam("q"), "").strip();
    String asked = search.length() > LONGEST_SEARCH ? search.substring(0, LONGEST_SEARCH) : search;
    boolean target = "target".equals(ctx.queryParam("side"));
    List<Concordance.Hit> hits =
        asked.isEmpty()
            ? List.of()
            : memory.concordance(
                asked, target ? Concordance.Side.TARGET : Concordance.Side.SOURCE, "", "", HITS);
    MemoryPage page =
        new MemoryPage(course, memory.counts(), asked, target, hits, imported, problem);
    Messages m = pages.messages(ctx);
    pages.show(
        ctx,
        "memory.jte",
        pages.frame(ctx, m.get("memory.title"), "courses"),
        page,
        Map.of("uploadLimit", m.size(settings.maxUploadBytes())));
  }

  /** POST: a TMX file. */
  void add(Context ctx) throws IOException {
    Course course = courses.course(ctx);
    Messages m = pages.messages(ctx);
    try (Uploads uploads = Uploads.take(ctx, "file")) {
      Path file = uploads.folder().resolve(uploads.names().getFirst());
      show(ctx, course, TmxFile.importInto(memory(), file, ""), "");
    } catch (TmxProblemException e) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, course, null, m.get("memory.refused", String.valueOf(e.getMessage())));
    } catch (PageProblem e) {
      ctx.status(e.status());
      show(ctx, course, null, e.in(m));
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
