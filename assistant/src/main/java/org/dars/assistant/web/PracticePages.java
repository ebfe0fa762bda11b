package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.practice.Practice;
import org.dars.assistant.quiz.practice.Sitting;
import org.dars.assistant.quiz.practice.Tests;
import org.dars.assistant.store.SittingRow;

/** Where a learner's practice begins. Works without JavaScript. */
final class PracticePages {

  static final List<Integer> COUNTS = List.of(5, 10, 20);

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
    Set<String> chosen = document == null ? Set.of() : access.practice().sections(access.zone(), course, document);
    start(ctx, course, chosen, "");
  }

  private void start(Context ctx, Course course, Set<String> chosen, String problem) {
    String visitor = access.visitor(ctx);
    StartPage page =
        new StartPage(
            course,
            access.practice().overview(access.zone(), course, visitor),
            access.tests().list(access.zone(), course, visitor == null ? "" : visitor),
            chosen,
            access.clock().instant(),
            access.instructor(),
            problem);
    access.show(ctx, "practice.jte", "practice.title", page);
  }

  /** POST of what to practise: begins a round and leads to its first item. */
  void begin(Context ctx) {
    Course course = access.course(ctx);
    Set<String> sections = Set.copyOf(ctx.formParams("section"));
    String count = Objects.requireNonNullElse(ctx.formParam("count"), "");
    Practice.Wish wish =
        new Practice.Wish(
            sections,
            "due".equals(ctx.formParam("what")),
            count.matches("\\d{1,3}") ? Integer.parseInt(count) : COUNTS.getFirst());
    Optional<String> round =
        access.practice().begin(
            access.zone(), course, access.open(ctx), wish, ThreadLocalRandom.current().nextLong());
    if (round.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      start(ctx, course, sections, access.messages(ctx).get("problem.practice.none"));
      return;
    }
    ctx.redirect(Links.step(course.id(), round.get(), 1), HttpStatus.SEE_OTHER);
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
