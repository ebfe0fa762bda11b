package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.QuizSources;
import org.dars.assistant.quiz.essay.CourseWords;
import org.dars.assistant.quiz.essay.Rubric;
import org.dars.assistant.quiz.practice.Essays;
import org.dars.assistant.store.EssayMark;
import org.dars.assistant.store.EssayRows.Query;
import org.jspecify.annotations.Nullable;

/** Answers of tests that instructors mark: the queue, and one answer a page. */
final class EssayPages {

  private static final int ON_A_PAGE = 50;

  /**
   * The queue, or what was marked.
   *
   * @param query which of them are listed
   * @param tests titles of tests by their ids
   * @param waiting how many wait, in the test that is looked at
   * @param marked how many have a mark there
   * @param page from 1
   * @param kept whether a mark was kept just now
   */
  record QueuePage(
      Course course,
      Query query,
      Map<String, String> tests,
      List<Essays.Essay> essays,
      int waiting,
      int marked,
      int page,
      boolean kept) {

    int pages() {
      return Math.ceilDiv(query.marked() ? marked : waiting, ON_A_PAGE);
    }
  }

  /**
   * An answer to mark.
   *
   * @param test that is worked through; "" for all
   * @param view what is read
   * @param form as it stands
   * @param history marks that it had, the last one first
   * @param waiting how many wait
   * @param next id of the answer that comes next; "" for none
   * @param name of who marks
   * @param kept whether a mark of another answer was kept just now
   * @param problem why nothing was kept; "" otherwise
   */
  record MarkPage(
      Course course,
      Essays.Essay essay,
      String test,
      EssayView view,
      Form form,
      List<EssayMark> history,
      int waiting,
      String next,
      String name,
      boolean kept,
      String problem) {}

  /**
   * A mark as a form holds it.
   *
   * @param points as typed
   * @param ticks places of points of the rubric, from 0
   */
  record Form(String points, String comment, Set<Integer> ticks) {

    static Form of(Context ctx) {
      Set<Integer> ticks =
          ctx.formParams("tick").stream()
              .filter(t -> t.matches("\\d{1,2}"))
              .map(Integer::valueOf)
              .collect(Collectors.toUnmodifiableSet());
      String comment = Objects.requireNonNullElse(ctx.formParam("comment"), "");
      return new Form(
          BankAccess.field(ctx, "points"), comment.replace("\r\n", "\n").strip(), ticks);
    }

    /** The mark as it stands. */
    static Form of(Essays.Essay essay, List<EssayMark> history) {
      if (history.isEmpty()) {
        return new Form("", "", Set.of());
      }
      EssayMark last = history.getFirst();
      return new Form(
          essay.scale().points(last.share()).toPlainString(),
          last.comment(),
          Set.copyOf(last.ticks()));
    }

    Form with(BigDecimal proposed) {
      return new Form(proposed.toPlainString(), comment, ticks);
    }
  }

  private final Pages pages;
  private final BankAccess access;
  private @Nullable Known last;

  EssayPages(Pages pages, BankAccess access) {
    this.pages = pages;
    this.access = access;
  }

  /** The words of a course as it was when its documents had these contents. */
  private record Known(String course, List<String> contents, CourseWords words) {}

  /** The words of a course; the last one's are kept while the course stays as it is. */
  private CourseWords words(Course course) {
    List<String> contents =
        access.documents(course).stream().map(d -> d.id() + " " + d.sha256()).toList();
    Known known;
    synchronized (this) {
      known = last;
    }
    if (known == null
        || !known.course().equals(course.id())
        || !known.contents().equals(contents)) {
      CourseWords words =
          CourseWords.of(QuizSources.of(access.rooms().library(), access.zone(), course.id()));
      known = new Known(course.id(), contents, words);
      synchronized (this) {
        last = known;
      }
    }
    return known.words();
  }

  private Essays essays(Course course) {
    return access.rooms().quizRoom().essays(access.zone(), course);
  }

  private static String query(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.queryParam(name), "");
  }

  /** What waits, the oldest first; with {@code ?state=marked} what has a mark. */
  void list(Context ctx) {
    Course course = access.course(ctx);
    Essays essays = essays(course);
    String test = query(ctx, "test");
    Query query = new Query(test, query(ctx, "state").equals("marked"));
    String number = query(ctx, "page");
    int page = number.matches("[1-9]\\d{0,5}") ? Integer.parseInt(number) : 1;
    QueuePage shown =
        new QueuePage(
            course,
            query,
            essays.tests(),
            essays.list(query, (page - 1) * ON_A_PAGE, ON_A_PAGE),
            essays.count(new Query(test, false)),
            essays.count(new Query(test, true)),
            page,
            ctx.queryParam("kept") != null);
    Messages m = pages.messages(ctx);
    pages.show(ctx, "essays.jte", pages.frame(ctx, m.get("essay.list"), "courses"), shown);
  }

  /** An answer to mark. */
  void show(Context ctx) {
    Course course = access.course(ctx);
    Essays.Essay essay = essay(ctx, course);
    Form form = Form.of(essay, essays(course).history(essay));
    show(ctx, course, essay, form, "");
  }

  private Essays.Essay essay(Context ctx, Course course) {
    return essays(course).find(ctx.pathParam("essay")).orElseThrow(EssayPages::gone);
  }

  private static PageProblem gone() {
    return new PageProblem(HttpStatus.NOT_FOUND, "problem.essay.gone");
  }

  private void show(Context ctx, Course course, Essays.Essay essay, Form form, String problem) {
    Essays essays = essays(course);
    String test = query(ctx, "test");
    MarkPage page =
        new MarkPage(
            course,
            essay,
            test,
            EssayView.of(essay, rubric(essay), words(course)),
            form,
            essays.history(essay),
            essays.count(new Query(test, false)),
            essays.next(essay, test).orElse(""),
            Reviewer.of(ctx),
            problem.isEmpty() && ctx.queryParam("kept") != null,
            problem);
    Messages m = pages.messages(ctx);
    pages.show(ctx, "essay.jte", pages.frame(ctx, m.get("essay.title"), "courses"), page);
  }

  private static Rubric rubric(Essays.Essay essay) {
    return Rubric.of(essay.item(), essay.shown());
  }

  /** POST: adds the ticks up and keeps nothing, or keeps the mark and leads to the next answer. */
  void act(Context ctx) {
    Course course = access.course(ctx);
    Essays.Essay essay = essay(ctx, course);
    Form form = Form.of(ctx);
    if ("add".equals(ctx.formParam("action"))) {
      double share = rubric(essay).proposed(form.ticks());
      show(ctx, course, essay, form.with(essay.scale().points(share)), "");
      return;
    }
    BigDecimal points = BodyForm.parsed(form.points());
    String problem = problem(ctx, essay, form, points);
    if (points == null || !problem.isEmpty()) {
      ctx.status(HttpStatus.BAD_REQUEST);
      show(ctx, course, essay, form, problem);
      return;
    }
    Essays.Mark mark =
        new Essays.Mark(
            points, form.comment(), form.ticks().stream().sorted().toList(), Reviewer.of(ctx));
    switch (essays(course).mark(essay, BankAccess.number(ctx, "revision", 0), mark)) {
      case KEPT -> ctx.redirect(after(ctx, course, essay), HttpStatus.SEE_OTHER);
      case OVERTAKEN -> refuse(ctx, course, form, "essay.overtaken");
      case CERTIFIED -> refuse(ctx, course, form, "essay.certified");
      case GONE -> throw gone();
    }
  }

  /** Why a form makes no mark; "" when it does. */
  private String problem(Context ctx, Essays.Essay essay, Form form, @Nullable BigDecimal points) {
    Messages m = pages.messages(ctx);
    if (points == null || !essay.scale().allows(points)) {
      return m.get("problem.essay.mark", essay.scale().mark(), essay.scale().step());
    }
    return form.comment().length() > Essays.LONGEST_COMMENT
        ? m.get("problem.practice.long", Essays.LONGEST_COMMENT, form.comment().length())
        : "";
  }

  /** Shows the answer as it is now, with what this person typed. */
  private void refuse(Context ctx, Course course, Form form, String key) {
    ctx.status(HttpStatus.CONFLICT);
    show(ctx, course, essay(ctx, course), form, pages.messages(ctx).get(key));
  }

  /** The next answer that waits; the list when a mark was changed, or none waits. */
  private String after(Context ctx, Course course, Essays.Essay essay) {
    String test = query(ctx, "test");
    if (essay.row().marked()) {
      return Links.essays(course.id(), test) + "&state=marked&kept=1";
    }
    Optional<String> next = essays(course).next(essay, test);
    return next.map(id -> Links.essay(course.id(), id, test))
            .orElse(Links.essays(course.id(), test))
        + "&kept=1";
  }
}
