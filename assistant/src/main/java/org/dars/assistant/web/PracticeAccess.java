package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.Optional;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.practice.Practice;
import org.dars.assistant.quiz.practice.Sitting;
import org.dars.assistant.quiz.practice.Step;
import org.dars.assistant.quiz.practice.Tests;
import org.jspecify.annotations.Nullable;

/** What every page of practice and tests needs: the course, the visitor, their rounds. */
final class PracticeAccess {

  private final Pages pages;
  private final CoursePages coursePages;
  private final Practice practice;
  private final Tests tests;
  private final Instructors instructors;
  private final String zone;
  private final Clock clock = Clock.systemUTC();
  private final Visitors visitors = new Visitors();

  PracticeAccess(Pages pages, CoursePages coursePages, Rooms rooms, WebSettings settings) {
    this.pages = pages;
    this.coursePages = coursePages;
    this.practice = rooms.quizRoom().practice();
    this.tests = rooms.quizRoom().tests();
    this.instructors = new Instructors(settings);
    this.zone = settings.zone();
  }

  Practice practice() {
    return practice;
  }

  Tests tests() {
    return tests;
  }

  String zone() {
    return zone;
  }

  Clock clock() {
    return clock;
  }

  /** Whether to lead to the bank. */
  boolean instructor() {
    return instructors.allowed();
  }

  Course course(Context ctx) {
    return coursePages.course(ctx);
  }

  Messages messages(Context ctx) {
    return pages.messages(ctx);
  }

  /** The visitor of a request; null for one who never did anything. */
  @Nullable String visitor(Context ctx) {
    return visitors.of(ctx);
  }

  /** The visitor of a request, who is given a cookie if need be. */
  String open(Context ctx) {
    return visitors.open(ctx);
  }

  /** The visitor's own sitting that the address names. */
  Sitting sitting(Context ctx, Course course) {
    return Optional.ofNullable(visitors.of(ctx))
        .flatMap(v -> tests.sitting(zone, course, v, ctx.pathParam("sitting")))
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.practice.gone"));
  }

  /** The item of a sitting that the address names. */
  static Step step(Context ctx, Sitting sitting) {
    String number = ctx.pathParam("number");
    return Optional.of(number)
        .filter(n -> n.matches("\\d{1,4}"))
        .flatMap(n -> sitting.step(Integer.parseInt(n)))
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.page"));
  }

  /** Replies with a page; {@code title} is the key of a message. */
  void show(Context ctx, String template, String title, Object page) {
    Messages m = pages.messages(ctx);
    pages.show(ctx, template, pages.frame(ctx, m.get(title), "courses", "set.js"), page);
  }
}
