package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.practice.Response;
import org.dars.assistant.quiz.practice.Sitting;
import org.dars.assistant.quiz.practice.Step;
import org.jspecify.annotations.Nullable;

/** Rounds of practice and attempts at tests, one item a page. Works without JavaScript. */
final class SittingPages {

  /** Shares of a mark that learners may give themselves, as forms send them. */
  private static final List<String> SELF_MARKS = List.of("1", "0.5", "0");

  private static final Refused NOTHING = new Refused(Optional.empty(), Map.of(), "");

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
   * A round or test that is over, or what is left of one that is open.
   *
   * @param wrong whether items of it were not right, to be practised again
   * @param next when the first of its items is due again; null when none is
   */
  record ResultPage(
      Course course,
      Sitting sitting,
      ResultView view,
      boolean wrong,
      @Nullable Instant next,
      Instant now) {}

  /**
   * An answer that was not taken.
   *
   * @param entered what was sent, to be shown again; empty when nothing was
   * @param notes what is to be said of its fields
   * @param problem what is to be said of all of it; "" when nothing was sent
   */
  private record Refused(Optional<Entered> entered, Map<String, String> notes, String problem) {}

  private final PracticeAccess access;

  SittingPages(PracticeAccess access) {
    this.access = access;
  }

  /** Leads to the item that is next, or to the result. */
  void resume(Context ctx) {
    Course course = access.course(ctx);
    Sitting sitting = access.sitting(ctx, course);
    int next = sitting.ended() ? 0 : sitting.next();
    ctx.redirect(
        next == 0
            ? Links.result(course.id(), sitting.id())
            : Links.step(course.id(), sitting.id(), next),
        HttpStatus.SEE_OTHER);
  }

  void item(Context ctx) {
    Course course = access.course(ctx);
    Sitting sitting = access.sitting(ctx, course);
    item(ctx, course, sitting, PracticeAccess.step(ctx, sitting), NOTHING);
  }

  private void item(Context ctx, Course course, Sitting sitting, Step step, Refused refused) {
    String visitor = sitting.row().visitor();
    String language = language(ctx, course, step);
    Item item = access.practice().shown(access.zone(), course, step, language);
    long seed = seed(sitting, step);
    Response known = step.response() == null ? Response.of() : step.response();
    boolean over = sitting.test() ? sitting.ended() : step.answered();
    // An open test shows its own items; whatever else asks them waits.
    boolean held =
        (over || !sitting.test())
            && access.practice().held(access.zone(), course, visitor).contains(item.id());
    ItemPage page =
        new ItemPage(
            course,
            sitting,
            step,
            ItemView.of(
                item,
                seed,
                refused.entered().orElseGet(() -> Entered.of(item.body(), seed, known)),
                refused.notes()),
            over && !held ? MarkedView.of(item, seed, known, step.score()) : null,
            step.item().sources(),
            held,
            access
                .practice()
                .card(access.zone(), course, visitor, item.id())
                .map(c -> c.due())
                .orElse(null),
            access.clock().instant(),
            language,
            refused.problem());
    access.show(ctx, "practice-item.jte", sitting.test() ? "test.title" : "practice.title", page);
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
    for (String tag : Visitors.languages(ctx, access.messages(ctx).language())) {
      if (tag.equals(own) || access.practice().translated(access.zone(), course, step, tag)) {
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
    Course course = access.course(ctx);
    Sitting sitting = access.sitting(ctx, course);
    Step step = PracticeAccess.step(ctx, sitting);
    boolean told =
        !sitting.test()
            && (step.answered()
                || access
                    .practice()
                    .held(access.zone(), course, sitting.row().visitor())
                    .contains(step.item().id()));
    if (sitting.ended() || told) {
      ctx.redirect(told(course, sitting, step), HttpStatus.SEE_OTHER);
      return;
    }
    String asked = Objects.requireNonNullElse(ctx.formParam("language"), "");
    String language = asked.matches("[a-z]{2,3}") ? asked : language(ctx, course, step);
    Item item = access.practice().shown(access.zone(), course, step, language);
    Messages m = access.messages(ctx);
    Entered entered = Entered.of(ctx);
    ItemAnswer answer = ItemAnswer.read(entered, item.body(), seed(sitting, step), m);
    boolean skips = ctx.formParam("skip") != null;
    Optional<Refused> refused = refused(sitting, entered, answer, skips, m);
    if (refused.isPresent()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      item(ctx, course, sitting, step, refused.get());
    } else if (sitting.test()) {
      save(ctx, course, sitting, step, answer.response(), language);
    } else {
      access.practice().answer(access.zone(), course, sitting, step, answer.response(), language);
      ctx.redirect(told(course, sitting, step), HttpStatus.SEE_OTHER);
    }
  }

  /**
   * Why an answer is not taken, empty when it is. Tests take one that is not whole yet: it can be
   * changed. In practice the first one counts, so something that was overlooked comes back, unless
   * the learner says that they do not know.
   */
  private static Optional<Refused> refused(
      Sitting sitting, Entered entered, ItemAnswer answer, boolean skips, Messages m) {
    Optional<Entered> kept = Optional.of(entered);
    if (sitting.test()) {
      return answer.wrong().isEmpty()
          ? Optional.empty()
          : Optional.of(new Refused(kept, answer.wrong(), m.get("problem.test.unread")));
    }
    if (skips || (answer.whole() && !answer.response().isEmpty())) {
      return Optional.empty();
    }
    boolean blank = answer.response().isEmpty() && answer.wrong().isEmpty();
    return Optional.of(
        blank
            ? new Refused(kept, Map.of(), m.get("problem.practice.blank"))
            : new Refused(kept, answer.notes(), m.get("problem.practice.unread")));
  }

  /** Where the feedback to an answer stands; browsers move the focus there. */
  private static String told(Course course, Sitting sitting, Step step) {
    return Links.step(course.id(), sitting.id(), step.number()) + "#told";
  }

  private void save(
      Context ctx, Course course, Sitting sitting, Step step, Response response, String language) {
    if (!access.tests().save(access.zone(), sitting, step, response, language)) {
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
    Course course = access.course(ctx);
    Sitting sitting = access.sitting(ctx, course);
    Step step = PracticeAccess.step(ctx, sitting);
    String mark = Objects.requireNonNullElse(ctx.formParam("mark"), "");
    if (!SELF_MARKS.contains(mark) || sitting.test()) {
      throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.request");
    }
    access.practice().selfMark(access.zone(), course, sitting, step, Double.parseDouble(mark));
    ctx.redirect(told(course, sitting, step), HttpStatus.SEE_OTHER);
  }

  /** The result of a round or test; of a test that is open, what is left to do. */
  void result(Context ctx) {
    Course course = access.course(ctx);
    Sitting sitting = access.sitting(ctx, course);
    String visitor = sitting.row().visitor();
    Set<String> held = access.practice().held(access.zone(), course, visitor);
    Map<String, Instant> due = new HashMap<>();
    access
        .practice()
        .memory(access.zone(), course, visitor)
        .forEach(c -> due.put(c.item(), c.due()));
    Instant now = access.clock().instant();
    ResultView view =
        ResultView.of(
            sitting,
            step -> access.practice().shown(access.zone(), course, step, step.language()),
            held,
            due,
            now);
    ResultPage page =
        new ResultPage(
            course,
            sitting,
            view,
            sitting.steps().stream().anyMatch(s -> s.wrong() && !held.contains(s.item().id())),
            sitting.steps().stream()
                .flatMap(s -> Optional.ofNullable(due.get(s.item().id())).stream())
                .min(Comparator.naturalOrder())
                .orElse(null),
            now);
    access.show(ctx, "practice-result.jte", sitting.test() ? "test.title" : "practice.title", page);
  }

  /** POST: another round, of what was not right in this one. */
  void again(Context ctx) {
    Course course = access.course(ctx);
    Sitting sitting = access.sitting(ctx, course);
    Optional<String> round =
        sitting.test() && !sitting.ended()
            ? Optional.empty()
            : access.practice().again(access.zone(), course, sitting);
    ctx.redirect(
        round
            .map(id -> Links.step(course.id(), id, 1))
            .orElse(Links.result(course.id(), sitting.id())),
        HttpStatus.SEE_OTHER);
  }

  /** POST: hands a test in. */
  void end(Context ctx) {
    Course course = access.course(ctx);
    Sitting sitting = access.sitting(ctx, course);
    access.tests().submit(access.zone(), course, sitting);
    ctx.redirect(Links.result(course.id(), sitting.id()), HttpStatus.SEE_OTHER);
  }
}
