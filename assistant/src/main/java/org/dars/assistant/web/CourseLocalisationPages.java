package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.localise.LanguageRun;
import org.dars.assistant.localise.LocalisationAccount;
import org.dars.assistant.localise.LocalisationLimits;
import org.dars.assistant.localise.LocalisationRoom;
import org.dars.assistant.localise.Reviews.Pair;
import org.dars.assistant.store.BatchStore.Batch;
import org.dars.assistant.store.BatchStore.Limit;
import org.dars.assistant.store.BatchStore.NewBatch;
import org.dars.assistant.store.BatchStore.State;
import org.dars.assistant.web.LocalisePages.Choice;
import org.dars.translator.Estimate;
import org.dars.translator.ReviewPolicy;
import org.dars.translator.engine.Allowance.Spent;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.Engines;

/** A course in other languages: what is there, how far it is, and a form for more. */
final class CourseLocalisationPages {

  /** Thresholds that the form offers, by the words of {@code localisation.threshold.N}. */
  static final List<String> THRESHOLDS = List.of("0", "0.5", "0.7", "0.9", "1");

  /** Engines that translate by themselves: people's files are handed in at the other page. */
  static final List<String> ENGINES =
      Engines.NAMES.stream().filter(name -> !name.equals("people")).toList();

  /** Units of a budget: tokens, and money where the language model has prices. */
  static final String TOKENS = "tokens";

  static final String MONEY = "money";

  /** For readers without JavaScript. */
  private static final int SECONDS_TO_NEXT_LOOK = 5;

  /**
   * The form as it was filled in.
   *
   * @param hold whether what waits is left in its source language
   * @param budget the most that a language model may take; "" for no limit
   * @param unit of the budget
   */
  record Form(
      String from,
      List<String> to,
      String engine,
      String threshold,
      boolean hold,
      String budget,
      String unit) {

    static Form of(Context ctx) {
      return new Form(
          field(ctx, "from"),
          List.copyOf(ctx.formParams("to")),
          field(ctx, "engine"),
          field(ctx, "threshold"),
          ctx.formParam("hold") != null,
          field(ctx, "budget").strip(),
          field(ctx, "unit"));
    }

    private Limit limit() {
      if (budget.isEmpty()) {
        return Limit.NONE;
      }
      boolean money = unit.equals(MONEY);
      boolean readable = budget.matches(money ? "\\d{1,9}(\\.\\d{1,6})?" : "\\d{1,15}");
      BigDecimal amount = readable ? new BigDecimal(budget) : BigDecimal.ZERO;
      if (amount.signum() == 0) {
        throw new PageProblem(
            HttpStatus.BAD_REQUEST,
            money ? "problem.localisation.money" : "problem.localisation.tokens");
      }
      return money
          ? new Limit(amount.movePointRight(6).longValueExact(), null)
          : new Limit(null, amount.longValueExact());
    }

    private static String field(Context ctx, String name) {
      return Objects.requireNonNullElse(ctx.formParam(name), "");
    }

    /**
     * @throws PageProblem when it does not make sense
     */
    NewBatch batch(String course) {
      if (to.isEmpty()) {
        throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.localisation.none");
      }
      boolean offered =
          LocalisePages.LANGUAGES.containsAll(to)
              && !to.contains(from)
              && ENGINES.contains(engine)
              && THRESHOLDS.contains(threshold)
              && from.matches("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*");
      if (!offered) {
        throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.languages");
      }
      return new NewBatch(
          course,
          from,
          to.stream().distinct().toList(),
          engine,
          new ReviewPolicy(Double.parseDouble(threshold), !hold),
          Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
          limit());
    }
  }

  /** The part of the page that changes. */
  record Languages(Course course, List<CourseLanguage> languages) {
    boolean busy() {
      return languages.stream().anyMatch(CourseLanguage::busy);
    }
  }

  /**
   * The page.
   *
   * @param formShown whether the form stands there: a page that reloads itself leaves it out
   * @param problem why the form was refused, "" otherwise
   * @param estimates by language; empty unless they were asked for
   * @param units that a budget may be in
   * @param today what the language model has cost today
   */
  record LocalisationPage(
      Course course,
      Languages shelf,
      boolean formShown,
      Form form,
      List<Choice> choices,
      String problem,
      Map<String, Estimate> estimates,
      List<String> units,
      Today today) {}

  /** What a zone's language model has cost today (UTC), for localising and for the tutor. */
  record Today(Spent localising, Spent tutor, Limit limit) {

    static Today of(LocalisationAccount account, String zone) {
      LocalisationLimits most = account.limits();
      return new Today(
          account.today(zone),
          account.tutorToday(zone),
          new Limit(most.millionths(), most.tokens()));
    }
  }

  private final Pages pages;
  private final CoursePages coursePages;
  private final CourseLibrary library;
  private final LocalisationRoom room;
  private final Instructors instructors;
  private final WebSettings settings;

  CourseLocalisationPages(
      Pages pages,
      CoursePages coursePages,
      Rooms rooms,
      Instructors instructors,
      WebSettings settings) {
    this.pages = pages;
    this.coursePages = coursePages;
    this.library = rooms.library();
    this.room = rooms.courseLocalisation();
    this.instructors = instructors;
    this.settings = settings;
  }

  /** The course that the address names, for an instructor. */
  Course course(Context ctx) {
    instructors.check(ctx);
    return coursePages.course(ctx);
  }

  /** The newest batch of each language of a course. */
  Map<String, Batch> batches(Course course) {
    Map<String, Batch> newest = new LinkedHashMap<>();
    for (Batch batch : room.batches().ofCourse(settings.zone(), course.id())) {
      batch.targets().forEach(t -> newest.putIfAbsent(t.language(), batch));
    }
    return newest;
  }

  /** The batch of the language that the address names. */
  Batch batch(Context ctx, Course course) {
    return Optional.ofNullable(batches(course).get(ctx.pathParam("language")))
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.localisation"));
  }

  Pair pair(Course course, Batch batch, String language) {
    return new Pair(settings.zone(), course.id(), batch.what().from(), language);
  }

  void show(Context ctx) {
    Course course = course(ctx);
    Optional<String> source = library.localises(settings.zone(), course.id());
    if (source.isPresent()) {
      ctx.redirect(Links.localisation(source.get()), HttpStatus.SEE_OTHER);
      return;
    }
    String from = course.language().equals("und") ? "" : course.language();
    show(ctx, course, new Form(from, List.of(), "auto", "0.7", false, "", TOKENS), "", Map.of());
  }

  private void show(
      Context ctx, Course course, Form form, String problem, Map<String, Estimate> estimates) {
    Messages m = pages.messages(ctx);
    Languages shelf = languages(course);
    // A page that reloads itself as a whole would empty the form again and again.
    boolean formShown =
        !shelf.busy()
            || ctx.queryParam("more") != null
            || !problem.isEmpty()
            || !estimates.isEmpty();
    List<Choice> choices = LocalisePages.languages(m);
    LocalisationAccount account = room.batches().spending();
    LocalisationPage page =
        new LocalisationPage(
            course,
            shelf,
            formShown,
            form,
            choices,
            problem,
            estimates,
            account.priced() ? List.of(TOKENS, MONEY) : List.of(TOKENS),
            Today.of(account, settings.zone()));
    Frame frame = pages.frame(ctx, m.get("localisation.title"), "courses", "htmx.js");
    pages.show(
        ctx, "localisation.jte", formShown ? frame : frame.refreshing(SECONDS_TO_NEXT_LOOK), page);
  }

  private Languages languages(Course course) {
    Instant now = Instant.now();
    List<CourseLanguage> languages = new ArrayList<>();
    batches(course)
        .forEach((tag, batch) ->
            languages.add(
                CourseLanguage.of(
                    room, pair(course, batch, tag), batch, inLibrary(course, tag), now)));
    languages.sort(Comparator.comparing(CourseLanguage::tag));
    return new Languages(course, languages);
  }

  private boolean inLibrary(Course course, String language) {
    String id = LanguageRun.idOf(course.id(), language);
    return library.localises(settings.zone(), id).filter(course.id()::equals).isPresent();
  }

  /** The part of the page that changes. */
  void progress(Context ctx) {
    Course course = course(ctx);
    ctx.html(
        pages.render("languages.jte", Map.of("m", pages.messages(ctx), "page", languages(course))));
  }

  /** POST: estimates, or begins. */
  void submit(Context ctx) {
    Course course = course(ctx);
    Form form = Form.of(ctx);
    Messages m = pages.messages(ctx);
    try {
      NewBatch batch = form.batch(course.id());
      if ("estimate".equals(ctx.formParam("action"))) {
        show(ctx, course, form, "", room.batches().estimate(settings.zone(), batch, room.prices()));
        return;
      }
      room.batches().submit(settings.zone(), batch);
      ctx.redirect(Links.localisation(course.id()), HttpStatus.SEE_OTHER);
    } catch (PageProblem e) {
      ctx.status(e.status());
      show(ctx, course, form, e.in(m), Map.of());
    } catch (EngineException | IllegalArgumentException e) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(
          ctx,
          course,
          form,
          m.get("problem.localisation.engine", String.valueOf(e.getMessage())),
          Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** POST: pauses, resumes, cancels a language, or writes its files again. */
  void act(Context ctx) throws EngineException {
    Course course = course(ctx);
    Batch batch = batch(ctx, course);
    String language = ctx.pathParam("language");
    String zone = settings.zone();
    switch (Objects.requireNonNullElse(ctx.formParam("action"), "")) {
      case "pause" -> room.batches().pause(zone, batch.id(), language);
      case "resume" -> room.batches().resume(zone, batch.id(), language);
      case "cancel" -> room.batches().cancel(zone, batch.id(), language);
      case "write" -> write(course, batch, language);
      default -> throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.request");
    }
    ctx.redirect(Links.localisation(course.id()), HttpStatus.SEE_OTHER);
  }

  /** Goes on with a language, or begins it again: what is kept is not translated again. */
  private void write(Course course, Batch batch, String language) throws EngineException {
    if (batch.target(language).orElseThrow().state() != State.DONE) {
      room.batches().resume(settings.zone(), batch.id(), language);
      return;
    }
    NewBatch what = batch.what();
    room.batches()
        .submit(
            settings.zone(),
            new NewBatch(
                course.id(),
                what.from(),
                List.of(language),
                what.engine(),
                what.policy(),
                what.threads(),
                what.limit()));
  }

  void files(Context ctx) throws IOException {
    Course course = course(ctx);
    batch(ctx, course);
    String language = ctx.pathParam("language");
    String zone = settings.zone();
    if (!inLibrary(course, language) || !room.files().exist(zone, course.id(), language)) {
      throw new PageProblem(HttpStatus.NOT_FOUND, "problem.job.unfinished");
    }
    Optional<Path> packed = room.files().packed(zone, course.id(), language);
    if (packed.isPresent()) {
      Downloads.attach(ctx, "application/octet-stream", String.valueOf(packed.get().getFileName()));
      ctx.result(Files.newInputStream(packed.get()));
    } else {
      Downloads.attach(ctx, "application/zip", LanguageRun.idOf(course.id(), language) + ".zip");
      room.files().zip(zone, course.id(), language, ctx.outputStream());
    }
  }

  void report(Context ctx) throws IOException {
    Course course = course(ctx);
    batch(ctx, course);
    String language = ctx.pathParam("language");
    Path report =
        room.files()
            .report(settings.zone(), course.id(), language)
            .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.job.unfinished"));
    Downloads.attach(
        ctx, "text/markdown;charset=utf-8", LanguageRun.idOf(course.id(), language) + "-report.md");
    ctx.result(Files.newInputStream(report));
  }
}
