package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.quiz.QuizSources;
import org.dars.assistant.quiz.bank.BankDesk;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.BankRuns;
import org.dars.assistant.quiz.bank.ItemBank;
import org.dars.assistant.quiz.bank.ItemMaking;
import org.dars.assistant.quiz.examine.Examiner;
import org.dars.assistant.quiz.examine.SolverLimits;
import org.dars.assistant.quiz.translated.ItemLanguages;
import org.dars.assistant.quiz.translated.ItemTranslating;
import org.jspecify.annotations.Nullable;

/** What every page of a question bank needs; it lets instructors in, and nobody else. */
final class BankAccess {

  private final CoursePages coursePages;
  private final Rooms rooms;
  private final Instructors instructors;
  private final WebSettings settings;
  private final BankRuns runs;
  private final ItemMaking making;
  private final ItemTranslating translating;
  private @Nullable Examining last;

  BankAccess(CoursePages coursePages, Rooms rooms, WebSettings settings, BankRuns runs) {
    this.coursePages = coursePages;
    this.rooms = rooms;
    this.instructors = new Instructors(settings);
    this.settings = settings;
    this.runs = runs;
    this.making = new ItemMaking(runs);
    this.translating = new ItemTranslating(runs, rooms.quizRoom(), rooms.itemEngines());
  }

  /** The examiner of a course as it was when its documents had these contents. */
  private record Examining(String course, List<String> contents, Examiner examiner) {}

  /** The course that the address names, for an instructor. */
  Course course(Context ctx) {
    instructors.check(ctx);
    return coursePages.course(ctx);
  }

  String zone() {
    return settings.zone();
  }

  Rooms rooms() {
    return rooms;
  }

  BankRuns runs() {
    return runs;
  }

  ItemMaking making() {
    return making;
  }

  ItemTranslating translating() {
    return translating;
  }

  /** Names the run that makes items of a course. */
  BankRuns.Key key(Course course) {
    return BankRuns.Key.making(settings.zone(), course.id());
  }

  ItemBank bank(Course course) {
    return rooms.quizRoom().bank(settings.zone(), course);
  }

  ItemLanguages languages(Course course) {
    return rooms.quizRoom().languages(settings.zone(), course);
  }

  /** What the person of a request may decide. */
  BankDesk desk(Context ctx, Course course) {
    return new BankDesk(bank(course), Reviewer.of(ctx));
  }

  /** What a run works with. */
  ItemMaking.Bench bench(Course course) {
    return new ItemMaking.Bench(
        course,
        bank(course),
        QuizSources.of(rooms.library(), settings.zone(), course.id()),
        rooms.quizRoom().solver(settings.zone(), course, SolverLimits.MAKING),
        rooms.model(),
        rooms.quizRoom().maker());
  }

  /** What examines items of a course; the last one is kept while its course stays as it is. */
  Examiner examiner(Course course) {
    List<String> contents = documents(course).stream().map(d -> d.id() + " " + d.sha256()).toList();
    Examining kept;
    synchronized (this) {
      kept = last;
    }
    if (kept == null || !kept.course().equals(course.id()) || !kept.contents().equals(contents)) {
      Examiner examiner = rooms.quizRoom().examiner(settings.zone(), course);
      kept = new Examining(course.id(), contents, examiner);
      synchronized (this) {
        last = kept;
      }
    }
    return kept.examiner();
  }

  /** The same, or with the models where the person ticked the box {@code solve}. */
  Examiner examiner(Context ctx, Course course) {
    boolean solve = field(ctx, "solve").equals("on") && rooms.quizRoom().hasSolver();
    return solve
        ? rooms.quizRoom().solver(settings.zone(), course, SolverLimits.WAITED_FOR)
        : examiner(course);
  }

  /** The readable documents of a course. */
  List<CourseDocument> documents(Course course) {
    return rooms.library().documents(settings.zone(), course.id()).stream()
        .filter(d -> d.problem() == null)
        .toList();
  }

  /** The item that the address names with {@code ?id=}; ids of files may hold anything. */
  BankItem item(Context ctx, Course course) {
    return bank(course)
        .find(Objects.requireNonNullElse(ctx.queryParam("id"), ""))
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.bank.item"));
  }

  /**
   * The items that are marked in a form, each "version:id", as they were seen.
   *
   * @param stale takes the ids of those that somebody changed since
   */
  List<BankItem> marked(Context ctx, Course course, List<String> stale) {
    ItemBank bank = bank(course);
    List<BankItem> marked = new ArrayList<>();
    for (String mark : new LinkedHashSet<>(ctx.formParams("item"))) {
      int cut = mark.indexOf(':');
      if (cut > 0 && mark.substring(0, cut).matches("\\d{1,9}")) {
        String id = mark.substring(cut + 1);
        Optional<BankItem> now =
            bank.find(id).filter(b -> b.version() == Integer.parseInt(mark.substring(0, cut)));
        now.ifPresentOrElse(marked::add, () -> stale.add(id));
      }
    }
    return marked;
  }

  /** What came of decisions, to go on with in an address. */
  static String outcome(BankDesk.Outcome outcome) {
    return "&done=%d&unsound=%d&overtaken=%d"
        .formatted(outcome.done().size(), outcome.unsound().size(), outcome.overtaken().size());
  }

  /** What came of decisions, as the address that follows them says. */
  static String told(Context ctx, Messages m) {
    List<String> told = new ArrayList<>();
    for (String what : List.of("done", "unsound", "overtaken", "added")) {
      String n = Objects.requireNonNullElse(ctx.queryParam(what), "");
      if (n.matches("\\d{1,6}")
          && (!n.equals("0") || what.equals("done") || what.equals("added"))) {
        told.add(m.get("bank.told." + what, Integer.parseInt(n)));
      }
    }
    return String.join(" ", told);
  }

  static String field(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.formParam(name), "").strip();
  }

  /** A whole number of a form; {@code usual} when there is none. */
  static int number(Context ctx, String name, int usual) {
    String typed = field(ctx, name);
    return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : usual;
  }
}
