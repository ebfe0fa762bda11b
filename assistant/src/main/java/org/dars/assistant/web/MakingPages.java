package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.quiz.bank.BankRuns;
import org.dars.assistant.quiz.bank.ItemMaking;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.make.ItemRequest;
import org.jspecify.annotations.Nullable;

/** Items that are made for a bank: a form, how far it is, a stop, and going on. */
final class MakingPages {

  /** Items of one run. */
  static final int MOST = ItemRequest.MOST;

  /** What is being made, or was last. */
  record RunView(Course course, BankRuns.@Nullable Run run) {

    boolean active() {
      return run != null && run.active();
    }

    /** Whether there is something to go on with. */
    boolean open() {
      return run != null && ItemMaking.left(run) > 0;
    }
  }

  /** A form for items that are to be made. */
  record MakePage(Course course, List<CourseDocument> documents, RunView run, boolean model) {}

  private final Pages pages;
  private final BankAccess access;

  MakingPages(Pages pages, BankAccess access) {
    this.pages = pages;
    this.access = access;
  }

  RunView run(Course course) {
    return new RunView(course, access.runs().run(access.key(course)).orElse(null));
  }

  void form(Context ctx) {
    Course course = access.course(ctx);
    Messages m = pages.messages(ctx);
    MakePage page =
        new MakePage(course, access.documents(course), run(course), access.rooms().model() != null);
    pages.show(ctx, "make.jte", pages.frame(ctx, m.get("bank.make"), "courses"), page);
  }

  /** POST: begins to make items. */
  void make(Context ctx) {
    Course course = access.course(ctx);
    Set<ItemKind> kinds =
        Arrays.stream(ItemKind.values())
            .filter(k -> ctx.formParams("kind").contains(k.label()))
            .collect(Collectors.toSet());
    Set<Bloom> blooms =
        Arrays.stream(Bloom.values())
            .filter(b -> ctx.formParams("bloom").contains(b.label()))
            .collect(Collectors.toSet());
    List<String> there = access.documents(course).stream().map(CourseDocument::id).toList();
    List<String> sections = ctx.formParams("section").stream().filter(there::contains).toList();
    int count = Math.clamp(BankAccess.number(ctx, "count", 20), 1, MOST);
    begin(ctx, course, List.of(new ItemMaking.Wish(sections, kinds, blooms, count)));
    ctx.redirect(Links.bank(course.id()), HttpStatus.SEE_OTHER);
  }

  /** Begins to make what is wished for. */
  void begin(Context ctx, Course course, List<ItemMaking.Wish> wishes) {
    access
        .making()
        .make(
            access.key(course),
            wishes,
            ThreadLocalRandom.current().nextLong(1, Integer.MAX_VALUE),
            Reviewer.of(ctx),
            () -> access.bench(course));
  }

  /** POST: asks what is being made to stop. */
  void stop(Context ctx) {
    Course course = access.course(ctx);
    access.runs().stop(access.key(course));
    ctx.redirect(Links.bank(course.id()), HttpStatus.SEE_OTHER);
  }

  /** POST: goes on with what was stopped or broken off. */
  void goOn(Context ctx) {
    Course course = access.course(ctx);
    access.making().goOn(access.key(course), Reviewer.of(ctx), () -> access.bench(course));
    ctx.redirect(Links.bank(course.id()), HttpStatus.SEE_OTHER);
  }

  /** The part of the page that changes. */
  void progress(Context ctx) {
    Course course = access.course(ctx);
    ctx.html(pages.render("making.jte", Map.of("m", pages.messages(ctx), "page", run(course))));
  }
}
