package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.practice.Practice;
import org.dars.assistant.quiz.practice.Response;
import org.dars.assistant.quiz.practice.Sitting;
import org.dars.assistant.quiz.practice.Step;
import org.dars.assistant.quiz.practice.Tests;
import org.dars.assistant.store.SittingRow;
import org.jspecify.annotations.Nullable;

/** Practice and tests, one item a page. Works without JavaScript. */
final class PracticePages {

  static final List<Integer> COUNTS = List.of(5, 10, 20);

  /** Shares of a mark that learners may give themselves, as forms send them. */
  private static final List<String> SELF_MARKS = List.of("1", "0.5", "0");

  /**
   * Where a learner stands.
   *
   * @param chosen sections that are ticked
   * @param instructor whether to lead to the bank
   * @param problem why no round was begun; "" otherwise
   */
  record StartPage(
      Course course,
      Practice.Overview overview,
      List<Tests.State> tests,
      Set<String> chosen,
      Instant now,
      boolean instructor,
      String problem) {}

  /**
   * An item to answer, or answered.
   *
   * @param view the form
   * @param marked what came of the answer; null before, and while a test is open
   * @param held whether what came of it is kept back, since a test that is open asks the same
   * @param again when it is asked again; null when it is not known
   * @param language that the item is shown for
   * @param problem why an answer was not taken; "" otherwise
   */
  record ItemPage(
      Course course,
      Sitting sitting,
      Step step,
      ItemView view,
      @Nullable MarkedView marked,
      List<SourceQuote> sources,
      boolean held,
      @Nullable Instant again,
      Instant now,
      String language,
      String problem) {}

  /**
   * A round or test that is over.
   *
   * @param next when the next item is due; null without one
   * @param held items whose marks are kept back, since a test that is open asks them
   */
  record ResultPage(
      Course course, Sitting sitting, @Nullable Instant next, Instant now, Set<String> held) {}

  private final Pages pages;
  private final CoursePages coursePages;
  private final Practice practice;
  private final Tests tests;
  private final Instructors instructors;
  private final String zone;
  private final Clock clock = Clock.systemUTC();
  private final Visitors visitors = new Visitors();

  PracticePages(Pages pages, CoursePages coursePages, Rooms rooms, WebSettings settings) {
    this.pages = pages;
    this.coursePages = coursePages;
    this.practice = rooms.quizRoom().practice();
    this.tests = rooms.quizRoom().tests();
    this.instructors = new Instructors(settings);
    this.zone = settings.zone();
  }

  /** Where quizzes were, before there was practice. */
  void moved(Context ctx) {
    String about = ctx.queryParam("section");
    ctx.redirect(
        Links.practice(coursePages.course(ctx).id())
            + (about == null ? "" : "?document=" + Links.escape(about)),
        HttpStatus.MOVED_PERMANENTLY);
  }

  /** Where a learner stands; with {@code ?document=} its sections are ticked. */
  void start(Context ctx) {
    Course course = coursePages.course(ctx);
    String document = ctx.queryParam("document");
    Set<String> chosen = document == null ? Set.of() : practice.sections(zone, course, document);
    start(ctx, course, chosen, "");
  }

  private void start(Context ctx, Course course, Set<String> chosen, String problem) {
    String visitor = visitors.of(ctx);
    StartPage page =
        new StartPage(
            course,
            practice.overview(zone, course, visitor),
            tests.list(zone, course, visitor == null ? "" : visitor),
            chosen,
            clock.instant(),
            instructors.allowed(),
            problem);
    show(ctx, "practice.jte", "practice.title", page);
  }

  private void show(Context ctx, String template, String title, Object page) {
    Messages m = pages.messages(ctx);
    pages.show(ctx, template, pages.frame(ctx, m.get(title), "courses", "set.js"), page);
  }

  /** POST of what to practise: begins a round and leads to its first item. */
  void begin(Context ctx) {
    Course course = coursePages.course(ctx);
    Set<String> sections = Set.copyOf(ctx.formParams("section"));
    String count = Objects.requireNonNullElse(ctx.formParam("count"), "");
    Practice.Wish wish =
        new Practice.Wish(
            sections,
            "due".equals(ctx.formParam("what")),
            count.matches("\\d{1,3}") ? Integer.parseInt(count) : COUNTS.getFirst());
    Optional<String> round =
        practice.begin(
            zone, course, visitors.open(ctx), wish, ThreadLocalRandom.current().nextLong());
    if (round.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      start(ctx, course, sections, pages.messages(ctx).get("problem.practice.none"));
      return;
    }
    ctx.redirect(Links.step(course.id(), round.get(), 1), HttpStatus.SEE_OTHER);
  }

  /** Leads to the item that is next, or to the result. */
  void resume(Context ctx) {
    Course course = coursePages.course(ctx);
    Sitting sitting = sitting(ctx, course);
    int next = sitting.ended() ? 0 : sitting.next();
    ctx.redirect(
        next == 0
            ? Links.result(course.id(), sitting.id())
            : Links.step(course.id(), sitting.id(), next),
        HttpStatus.SEE_OTHER);
  }

  private Sitting sitting(Context ctx, Course course) {
    String visitor = visitors.of(ctx);
    return Optional.ofNullable(visitor)
        .flatMap(v -> tests.sitting(zone, course, v, ctx.pathParam("sitting")))
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.practice.gone"));
  }

  private static Step step(Context ctx, Sitting sitting) {
    String number = ctx.pathParam("number");
    return Optional.of(number)
        .filter(n -> n.matches("\\d{1,4}"))
        .flatMap(n -> sitting.step(Integer.parseInt(n)))
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.page"));
  }

  void item(Context ctx) {
    Course course = coursePages.course(ctx);
    Sitting sitting = sitting(ctx, course);
    item(ctx, course, sitting, step(ctx, sitting), null, "");
  }

  private void item(
      Context ctx,
      Course course,
      Sitting sitting,
      Step step,
      @Nullable Response typed,
      String problem) {
    String visitor = sitting.row().visitor();
    String language = language(ctx, course, step);
    Item item = practice.shown(zone, course, step, language);
    long seed = seed(sitting, step);
    Response known = step.response() == null ? Response.of() : step.response();
    boolean over = sitting.test() ? sitting.ended() : step.answered();
    // An open test shows its own items; whatever else asks them waits.
    boolean held =
        (over || !sitting.test()) && practice.held(zone, course, visitor).contains(item.id());
    ItemPage page =
        new ItemPage(
            course,
            sitting,
            step,
            ItemView.of(item, seed, typed == null ? known : typed),
            over && !held ? MarkedView.of(item, seed, known, step.score()) : null,
            step.item().sources(),
            held,
            practice.card(zone, course, visitor, item.id()).map(c -> c.due()).orElse(null),
            clock.instant(),
            language,
            problem);
    show(ctx, "practice-item.jte", sitting.test() ? "test.title" : "practice.title", page);
  }

  /** The order of options: the same for a learner who comes back, another for every sitting. */
  private static long seed(Sitting sitting, Step step) {
    return 31L * sitting.id().hashCode() + step.number();
  }

  /**
   * The language to show an item in: that of the page, else one that the browser asks for, where
   * there is the item in it; the item's own otherwise.
   */
  private String language(Context ctx, Course course, Step step) {
    String own = Locale.forLanguageTag(step.item().about().language()).getLanguage();
    for (String tag : Visitors.languages(ctx, pages.messages(ctx).language())) {
      if (tag.equals(own) || practice.translated(zone, course, step, tag)) {
        return tag;
      }
    }
    return own.isEmpty() ? course.language() : own;
  }

  /**
   * POST of an answer. Of a test it is kept and the next item comes; of practice it is marked,
   * once, and the same address shows what came of it.
   */
  void answer(Context ctx) {
    Course course = coursePages.course(ctx);
    Sitting sitting = sitting(ctx, course);
    Step step = step(ctx, sitting);
    boolean told =
        !sitting.test()
            && (step.answered()
                || practice.held(zone, course, sitting.row().visitor()).contains(step.item().id()));
    if (sitting.ended() || told) {
      ctx.redirect(Links.step(course.id(), sitting.id(), step.number()), HttpStatus.SEE_OTHER);
      return;
    }
    String asked = Objects.requireNonNullElse(ctx.formParam("language"), "");
    String language = asked.matches("[a-z]{2,3}") ? asked : language(ctx, course, step);
    Item item = practice.shown(zone, course, step, language);
    try {
      Response response = ItemAnswer.read(ctx, item.body(), seed(sitting, step));
      if (sitting.test()) {
        save(ctx, course, sitting, step, response, language);
        return;
      }
      if (response.isEmpty() && ctx.formParam("skip") == null) {
        throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.practice.blank");
      }
      practice.answer(zone, course, sitting, step, response, language);
      ctx.redirect(Links.step(course.id(), sitting.id(), step.number()), HttpStatus.SEE_OTHER);
    } catch (PageProblem e) {
      ctx.status(e.status());
      item(ctx, course, sitting, step, null, e.in(pages.messages(ctx)));
    }
  }

  private void save(
      Context ctx, Course course, Sitting sitting, Step step, Response response, String language) {
    if (!tests.save(zone, sitting, step, response, language)) {
      ctx.redirect(Links.result(course.id(), sitting.id()), HttpStatus.SEE_OTHER);
      return;
    }
    boolean last = step.number() == sitting.steps().size();
    ctx.redirect(
        last
            ? Links.result(course.id(), sitting.id())
            : Links.step(course.id(), sitting.id(), step.number() + 1),
        HttpStatus.SEE_OTHER);
  }

  /** POST of how good a learner finds their own essay. */
  void selfMark(Context ctx) {
    Course course = coursePages.course(ctx);
    Sitting sitting = sitting(ctx, course);
    Step step = step(ctx, sitting);
    String mark = Objects.requireNonNullElse(ctx.formParam("mark"), "");
    if (!SELF_MARKS.contains(mark) || sitting.test()) {
      throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.request");
    }
    practice.selfMark(zone, course, sitting, step, Double.parseDouble(mark));
    ctx.redirect(Links.step(course.id(), sitting.id(), step.number()), HttpStatus.SEE_OTHER);
  }

  /** The result of a round or test; of a test that is open, what is left to do. */
  void result(Context ctx) {
    Course course = coursePages.course(ctx);
    Sitting sitting = sitting(ctx, course);
    ResultPage page =
        new ResultPage(
            course,
            sitting,
            practice.overview(zone, course, sitting.row().visitor()).next(),
            clock.instant(),
            practice.held(zone, course, sitting.row().visitor()));
    show(ctx, "practice-result.jte", sitting.test() ? "test.title" : "practice.title", page);
  }

  /** POST: hands a test in. */
  void end(Context ctx) {
    Course course = coursePages.course(ctx);
    Sitting sitting = sitting(ctx, course);
    tests.submit(zone, course, sitting);
    ctx.redirect(Links.result(course.id(), sitting.id()), HttpStatus.SEE_OTHER);
  }

  /** A test, before it is begun. */
  void test(Context ctx) {
    Course course = coursePages.course(ctx);
    show(ctx, "practice-test.jte", "test.title", new TestPage(course, state(ctx, course), ""));
  }

  /**
   * A test, before it is begun.
   *
   * @param problem why no attempt was begun; "" otherwise
   */
  record TestPage(Course course, Tests.State state, String problem) {}

  private Tests.State state(Context ctx, Course course) {
    String visitor = visitors.of(ctx);
    return tests
        .find(zone, course, visitor == null ? "" : visitor, ctx.pathParam("test"))
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.test.gone"));
  }

  /** POST: begins an attempt, or goes on with the one that is open. */
  void beginTest(Context ctx) {
    Course course = coursePages.course(ctx);
    Tests.State state = state(ctx, course);
    Tests.Begun begun =
        tests.begin(
            zone,
            course,
            visitors.open(ctx),
            state.blueprint(),
            ThreadLocalRandom.current().nextLong());
    if (begun.refusal().isPresent()) {
      String key =
          switch (begun.refusal().get()) {
            case NONE_LEFT -> "problem.test.attempts";
            case NO_ITEMS -> "problem.test.items";
          };
      ctx.status(HttpStatus.CONFLICT);
      show(
          ctx,
          "practice-test.jte",
          "test.title",
          new TestPage(course, state, pages.messages(ctx).get(key)));
      return;
    }
    ctx.redirect(Links.sitting(course.id(), begun.attempt()), HttpStatus.SEE_OTHER);
  }

  /** Everything that is kept of this visitor's practice, as JSON. */
  void data(Context ctx) {
    Course course = coursePages.course(ctx);
    String visitor = visitors.of(ctx);
    List<Sitting> sittings =
        visitor == null
            ? List.of()
            : practice.sittings(zone, course, visitor).stream()
                .map(SittingRow::id)
                .flatMap(id -> tests.sitting(zone, course, visitor, id).stream())
                .toList();
    String json =
        visitor == null
            ? PracticeExport.json(course, List.of(), List.of(), Set.of())
            : PracticeExport.json(
                course,
                sittings,
                practice.memory(zone, course, visitor),
                practice.held(zone, course, visitor));
    ctx.header("Content-Disposition", "attachment; filename=practice-" + course.id() + ".json")
        .contentType("application/json;charset=utf-8")
        .result(json);
  }

  /** POST: deletes it. */
  void forget(Context ctx) {
    Course course = coursePages.course(ctx);
    String visitor = visitors.of(ctx);
    if (visitor != null) {
      practice.forget(zone, course, visitor);
    }
    ctx.redirect(Links.practice(course.id()), HttpStatus.SEE_OTHER);
  }
}
