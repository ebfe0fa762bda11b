package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.practice.Mastery;
import org.dars.assistant.quiz.practice.Practice;
import org.dars.assistant.quiz.practice.Sitting;
import org.dars.assistant.quiz.practice.Tests;
import org.dars.assistant.store.SittingRow;
import org.jspecify.annotations.Nullable;

/** Where a learner's practice begins. Works without JavaScript. */
final class PracticePages {

  static final List<Integer> COUNTS = List.of(5, 10, 20);

  private static final int USUAL_COUNT = 10;

  /** How many objectives a page holds: it stays small. */
  private static final int MOST_OBJECTIVES = 150;

  /**
   * Where a learner stands.
   *
   * @param level the sections on the page
   * @param count how many questions are wanted, one of {@link #COUNTS}
   * @param objectives how many of them have been practised in full
   * @param seed of the round that the page's form begins: the same form begins the same round
   * @param instructor whether to lead to the bank
   * @param problem why no round was begun; "" otherwise
   */
  record StartPage(
      Course course,
      Practice.Overview overview,
      List<Tests.State> tests,
      SectionLevel level,
      int count,
      int objectives,
      String seed,
      boolean instructor,
      String problem) {}

  /**
   * What a learner has practised in full.
   *
   * @param next where those that follow begin; 0 for none
   */
  record ObjectivesPage(Course course, List<Mastery> objectives, int next) {}

  private final PracticeAccess access;

  PracticePages(PracticeAccess access) {
    this.access = access;
  }

  /** Where quizzes were, before there was practice. */
  void moved(Context ctx) {
    String about = ctx.queryParam("section");
    ctx.redirect(
        Links.practice(access.course(ctx).id())
            + (about == null ? "" : "?document=" + Links.escape(about)),
        HttpStatus.MOVED_PERMANENTLY);
  }

  /** Where a learner stands; with {@code ?document=} its sections are ticked. */
  void start(Context ctx) {
    Course course = access.course(ctx);
    String document = ctx.queryParam("document");
    SectionLevel.View view = SectionLevel.View.of(ctx);
    if (document != null) {
      view =
          new SectionLevel.View("", 0, access.practice().sections(access.zone(), course, document));
    }
    start(ctx, course, view, number(ctx.queryParam("count"), USUAL_COUNT), "");
  }

  private void start(
      Context ctx, Course course, SectionLevel.View view, int count, String problem) {
    String visitor = access.visitor(ctx);
    Practice.Overview overview = access.practice().overview(access.zone(), course, visitor);
    StartPage page =
        new StartPage(
            course,
            overview,
            access.tests().list(access.zone(), course, visitor == null ? "" : visitor),
            SectionLevel.of(overview.sections(), view),
            count,
            visitor == null ? 0 : objectives(course, visitor).size(),
            Long.toHexString(ThreadLocalRandom.current().nextLong()),
            access.instructor(),
            problem);
    access.show(ctx, "practice.jte", "practice.title", page);
  }

  private List<Mastery> objectives(Course course, String visitor) {
    return access.practice().objectives(access.zone(), course, visitor);
  }

  private static int number(@Nullable String typed, int usual) {
    return typed != null && typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : usual;
  }

  /** POST of what to practise: begins a round and leads to its first item. */
  void begin(Context ctx) {
    Course course = access.course(ctx);
    Set<String> sections = Set.copyOf(ctx.formParams("section"));
    int count = number(ctx.formParam("count"), USUAL_COUNT);
    Practice.Wish wish = new Practice.Wish(sections, "due".equals(ctx.formParam("what")), count);
    Optional<String> round =
        access.practice().begin(access.zone(), course, access.open(ctx), wish, seed(ctx));
    if (round.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      String at = Objects.requireNonNullElse(ctx.formParam("in"), "");
      SectionLevel.View view = new SectionLevel.View(at, 0, sections);
      start(ctx, course, view, count, access.messages(ctx).get("problem.practice.none"));
      return;
    }
    ctx.redirect(Links.step(course.id(), round.get(), 1), HttpStatus.SEE_OTHER);
  }

  /** What the form says, so that the same form sent twice begins one round. */
  private static long seed(Context ctx) {
    String seed = Objects.requireNonNullElse(ctx.formParam("seed"), "");
    return seed.matches("[0-9a-f]{1,16}")
        ? Long.parseUnsignedLong(seed, 16)
        : ThreadLocalRandom.current().nextLong();
  }

  /** The objectives that a learner has practised in full. */
  void objectives(Context ctx) {
    Course course = access.course(ctx);
    String visitor = access.visitor(ctx);
    List<Mastery> all = visitor == null ? List.of() : objectives(course, visitor);
    int from = Math.min(all.size(), number(ctx.queryParam("from"), 0));
    int until = Math.min(all.size(), from + MOST_OBJECTIVES);
    access.show(
        ctx,
        "practice-objectives.jte",
        "practice.objectives.title",
        new ObjectivesPage(course, all.subList(from, until), until < all.size() ? until : 0));
  }

  /** Everything that is kept of this visitor's practice, as JSON. */
  void data(Context ctx) {
    Course course = access.course(ctx);
    String visitor = access.visitor(ctx);
    List<Sitting> sittings =
        visitor == null
            ? List.of()
            : access.practice().sittings(access.zone(), course, visitor).stream()
                .map(SittingRow::id)
                .flatMap(id -> access.tests().sitting(access.zone(), course, visitor, id).stream())
                .toList();
    String json =
        visitor == null
            ? PracticeExport.json(course, List.of(), List.of(), Set.of())
            : PracticeExport.json(
                course,
                sittings,
                access.practice().memory(access.zone(), course, visitor),
                access.practice().held(access.zone(), course, visitor));
    ctx.header("Content-Disposition", "attachment; filename=practice-" + course.id() + ".json")
        .contentType("application/json;charset=utf-8")
        .result(json);
  }

  /** POST: deletes it. */
  void forget(Context ctx) {
    Course course = access.course(ctx);
    String visitor = access.visitor(ctx);
    if (visitor != null) {
      access.practice().forget(access.zone(), course, visitor);
    }
    ctx.redirect(Links.practice(course.id()), HttpStatus.SEE_OTHER);
  }
}
