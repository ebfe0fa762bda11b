package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.concurrent.ThreadLocalRandom;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.practice.Tests;

/** A test before it is begun: its rules, and a learner's attempts. */
final class TestPages {

  private final PracticeAccess access;

  TestPages(PracticeAccess access) {
    this.access = access;
  }

  /** A test, before it is begun. */
  void show(Context ctx) {
    Course course = access.course(ctx);
    access.show(
        ctx, "practice-test.jte", "test.title", new TestPage(course, state(ctx, course), ""));
  }

  /**
   * A test, before it is begun.
   *
   * @param problem why no attempt was begun; "" otherwise
   */
  record TestPage(Course course, Tests.State state, String problem) {}

  private Tests.State state(Context ctx, Course course) {
    String visitor = access.visitor(ctx);
    return access
        .tests()
        .find(access.zone(), course, visitor == null ? "" : visitor, ctx.pathParam("test"))
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.test.gone"));
  }

  /** POST: begins an attempt, or goes on with the one that is open. */
  void begin(Context ctx) {
    Course course = access.course(ctx);
    Tests.State state = state(ctx, course);
    Tests.Begun begun =
        access
            .tests()
            .begin(
                access.zone(),
                course,
                access.open(ctx),
                state.blueprint(),
                ThreadLocalRandom.current().nextLong());
    if (begun.refusal().isPresent()) {
      String key =
          switch (begun.refusal().get()) {
            case NONE_LEFT -> "problem.test.attempts";
            case NO_ITEMS -> "problem.test.items";
          };
      ctx.status(HttpStatus.CONFLICT);
      access.show(
          ctx,
          "practice-test.jte",
          "test.title",
          new TestPage(course, state, access.messages(ctx).get(key)));
      return;
    }
    ctx.redirect(Links.sitting(course.id(), begun.attempt()), HttpStatus.SEE_OTHER);
  }
}
