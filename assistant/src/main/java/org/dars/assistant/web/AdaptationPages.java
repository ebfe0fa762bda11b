package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dars.assistant.adapt.AdaptationRoom;
import org.dars.assistant.adapt.AdaptationRoom.Wishes;
import org.dars.assistant.adapt.Published;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.localise.FolderZip;
import org.dars.translator.adapt.AdaptationException;
import org.dars.translator.adapt.LedgerView;
import org.dars.translator.adapt.State;
import org.jspecify.annotations.Nullable;

/** A course fitted to countries: which ones, how far each is, and a form for another. */
final class AdaptationPages {

  /** For readers without JavaScript. */
  private static final int SECONDS_TO_NEXT_LOOK = 3;

  /**
   * A country to choose.
   *
   * @param named whether there is a pack that knows names and towns of it
   */
  record Choice(String code, String name, boolean named) {}

  /**
   * How far a course is for a country.
   *
   * @param waiting proposals that nobody decided
   * @param flagged what the rules left
   * @param run what runs, or ran last; null for nothing
   * @param published what stands in the library; null for nothing
   * @param since decisions taken after that
   * @param adapted id of the course in the library
   */
  record Country(
      String code,
      int waiting,
      int approved,
      int rejected,
      int flagged,
      AdaptationRoom.@Nullable Run run,
      @Nullable Published published,
      int since,
      String adapted) {

    boolean busy() {
      return run != null && run.running();
    }

    int percent() {
      return run == null || run.files() == 0 ? 0 : 100 * run.done() / run.files();
    }

    String problem() {
      return run == null ? "" : run.problem();
    }
  }

  /** The part of the page that changes. */
  record Countries(Course course, List<Country> countries) {
    boolean busy() {
      return countries.stream().anyMatch(Country::busy);
    }
  }

  /**
   * The page.
   *
   * @param formShown whether the form stands there: a page that reloads itself leaves it out
   * @param languages to choose from where the course does not say its own, else none
   * @param chosen code of the country that was asked for, "" for none
   * @param problem why it was refused, "" otherwise
   */
  record AdaptationPage(
      Course course,
      Countries shelf,
      boolean formShown,
      List<Choice> choices,
      List<LocalisePages.Choice> languages,
      String chosen,
      Wishes wishes,
      String problem) {}

  private final Pages pages;
  private final CoursePages coursePages;
  private final CourseLibrary library;
  private final AdaptationRoom room;
  private final Instructors instructors;
  private final WebSettings settings;

  AdaptationPages(
      Pages pages,
      CoursePages coursePages,
      Rooms rooms,
      Instructors instructors,
      WebSettings settings) {
    this.pages = pages;
    this.coursePages = coursePages;
    this.library = rooms.library();
    this.room = rooms.adaptation();
    this.instructors = instructors;
    this.settings = settings;
  }

  /** The course that the address names, for an instructor. */
  Course course(Context ctx) {
    instructors.check(ctx);
    return coursePages.course(ctx);
  }

  /** The adaptation that the address names: one that was begun. */
  AdaptationRoom.Key key(Context ctx) throws IOException {
    Course course = course(ctx);
    String country = ctx.pathParam("country");
    if (!room.countries(settings.zone(), course.id()).contains(country)) {
      throw new PageProblem(HttpStatus.NOT_FOUND, "problem.adaptation");
    }
    return new AdaptationRoom.Key(settings.zone(), course.id(), country);
  }

  void show(Context ctx) throws IOException {
    Course course = course(ctx);
    Optional<AdaptationRoom.Key> from = room.of(settings.zone(), course.id());
    if (from.isPresent()) {
      ctx.redirect(Links.adaptation(from.get().course()), HttpStatus.SEE_OTHER);
      return;
    }
    show(ctx, course, "", new Wishes(false, false), "");
  }

  private void show(Context ctx, Course course, String chosen, Wishes wishes, String problem)
      throws IOException {
    Messages m = pages.messages(ctx);
    Countries shelf = countries(course);
    boolean formShown = !shelf.busy() || ctx.queryParam("more") != null || !problem.isEmpty();
    AdaptationPage page =
        new AdaptationPage(
            course,
            shelf,
            formShown,
            choices(m),
            course.language().equals("und") ? LocalisePages.languages(m) : List.of(),
            chosen,
            wishes,
            problem);
    Frame frame = pages.frame(ctx, m.get("adaptation.title"), "courses", "htmx.js");
    pages.show(
        ctx, "adaptation.jte", formShown ? frame : frame.refreshing(SECONDS_TO_NEXT_LOOK), page);
  }

  private List<Choice> choices(Messages m) throws IOException {
    List<String> named = room.packs(settings.zone()).named();
    Collator collator = Collator.getInstance(Locale.of(m.language()));
    return Stream.of(Locale.getISOCountries())
        .map(code -> new Choice(code, m.countryName(code), named.contains(code)))
        .sorted(Comparator.comparing(Choice::name, collator))
        .toList();
  }

  private Countries countries(Course course) throws IOException {
    List<Country> countries = new ArrayList<>();
    for (String code : room.countries(settings.zone(), course.id())) {
      countries.add(country(new AdaptationRoom.Key(settings.zone(), course.id(), code)));
    }
    return new Countries(course, countries);
  }

  /** How far an adaptation is. */
  Country country(AdaptationRoom.Key key) throws IOException {
    return country(key, room.ledger(key).view());
  }

  Country country(AdaptationRoom.Key key, LedgerView view) throws IOException {
    Published published = room.published(key).orElse(null);
    return new Country(
        key.country(),
        view.in(State.PROPOSED).size(),
        view.in(State.APPROVED).size(),
        view.in(State.REJECTED).size(),
        view.flags().size(),
        room.run(key).orElse(null),
        published,
        published == null ? 0 : AdaptationRoom.since(published, view),
        AdaptationRoom.idOf(key));
  }

  /** The part of the page that changes. */
  void progress(Context ctx) throws IOException {
    Course course = course(ctx);
    ctx.html(
        pages.render("countries.jte", Map.of("m", pages.messages(ctx), "page", countries(course))));
  }

  /** POST: looks for proposals. */
  void propose(Context ctx) throws IOException {
    Course course = course(ctx);
    String country = Objects.requireNonNullElse(ctx.formParam("country"), "");
    String language = ctx.formParam("in");
    boolean said = language != null && LocalisePages.LANGUAGES.contains(language);
    Wishes wishes =
        new Wishes(
            ctx.formParam("digits") != null, ctx.formParam("keep") != null, said ? language : null);
    Messages m = pages.messages(ctx);
    if (!List.of(Locale.getISOCountries()).contains(country)) {
      ctx.status(HttpStatus.BAD_REQUEST);
      show(ctx, course, "", wishes, m.get("problem.adaptation.country"));
      return;
    }
    try {
      room.propose(new AdaptationRoom.Key(settings.zone(), course.id(), country), wishes);
      ctx.redirect(Links.adaptation(course.id()), HttpStatus.SEE_OTHER);
    } catch (AdaptationException e) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(
          ctx,
          course,
          country,
          wishes,
          m.get("problem.adaptation.pack", String.valueOf(e.getMessage())));
    }
  }

  /** POST: puts the course with what is approved beside its source. */
  void publish(Context ctx) throws IOException {
    AdaptationRoom.Key key = key(ctx);
    room.publish(key);
    ctx.redirect(Links.adaptation(key.course()), HttpStatus.SEE_OTHER);
  }

  void markdown(Context ctx) throws IOException {
    AdaptationRoom.Key key = key(ctx);
    attachment(ctx, "text/markdown;charset=utf-8", AdaptationRoom.idOf(key) + "-report.md");
    ctx.result(room.report(key).toMarkdown());
  }

  void json(Context ctx) throws IOException {
    AdaptationRoom.Key key = key(ctx);
    attachment(ctx, "application/json", AdaptationRoom.idOf(key) + "-report.json");
    ctx.result(room.report(key).toJson());
  }

  void files(Context ctx) throws IOException {
    AdaptationRoom.Key key = key(ctx);
    Path folder =
        room.published(key)
            .filter(Published::whole)
            .flatMap(p -> room.files(key))
            .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.job.unfinished"));
    Optional<Path> alone = room.packed(key);
    if (alone.isPresent()) {
      attachment(ctx, "application/octet-stream", String.valueOf(alone.get().getFileName()));
      ctx.result(Files.newInputStream(alone.get()));
      return;
    }
    attachment(ctx, "application/zip", AdaptationRoom.idOf(key) + ".zip");
    FolderZip.pack(folder, ctx.outputStream());
  }

  /** The language that a course is written in, and the course. */
  Course ofKey(AdaptationRoom.Key key) {
    return library.course(key.zone(), key.course()).orElseThrow();
  }

  private static void attachment(Context ctx, String type, String name) {
    ctx.header("Content-Disposition", "attachment; filename*=UTF-8''" + Links.escape(name))
        .contentType(type);
  }
}
