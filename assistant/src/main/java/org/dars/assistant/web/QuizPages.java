package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.quiz.GiftWriter;
import org.dars.assistant.quiz.Grading;
import org.dars.assistant.quiz.Grading.MarkedItem;
import org.dars.assistant.quiz.Quiz;
import org.dars.assistant.quiz.QuizItem;
import org.dars.assistant.quiz.QuizMaker;
import org.dars.assistant.quiz.QuizRequest;
import org.dars.assistant.quiz.QuizSources;
import org.jspecify.annotations.Nullable;

/** Quizzes: made from a course, taken, marked with the reasons, exported. */
final class QuizPages {
  private static final Logger LOG = System.getLogger(QuizPages.class.getName());
  static final List<Integer> COUNTS = List.of(5, 10, 20);

  /**
   * What to make a quiz about. {@code section} is the document that is chosen already, {@code
   * problem} says why none was made; each "" otherwise.
   */
  record ChoosePage(
      Course course, List<CourseDocument> documents, String section, String problem) {}

  /**
   * A quiz to take, or taken.
   *
   * @param grading null before it is marked
   */
  record QuizPage(Course course, String id, Quiz quiz, @Nullable Grading grading) {

    /** How an item was marked, or null before. */
    @Nullable MarkedItem marked(QuizItem item) {
      return grading == null
          ? null
          : grading.items().stream().filter(m -> m.item().id().equals(item.id())).findFirst().get();
    }
  }

  private final Pages pages;
  private final CoursePages coursePages;
  private final QuizShelf shelf;
  private final Rooms rooms;
  private final WebSettings settings;
  private final QuizMaker maker = new QuizMaker();

  QuizPages(
      Pages pages, CoursePages coursePages, QuizShelf shelf, Rooms rooms, WebSettings settings) {
    this.pages = pages;
    this.coursePages = coursePages;
    this.shelf = shelf;
    this.rooms = rooms;
    this.settings = settings;
  }

  void choose(Context ctx) {
    choose(ctx, coursePages.course(ctx), "");
  }

  private void choose(Context ctx, Course course, String problem) {
    Messages m = pages.messages(ctx);
    String section = Objects.requireNonNullElse(ctx.queryParam("section"), "");
    ChoosePage page = new ChoosePage(course, readable(course), section, problem);
    pages.show(ctx, "quizzes.jte", pages.frame(ctx, m.get("quiz.title"), "courses"), page);
  }

  /** POST: makes a quiz and leads to it. */
  void make(Context ctx) throws InterruptedException {
    Course course = coursePages.course(ctx);
    String about = Objects.requireNonNullElse(ctx.formParam("section"), "");
    QuizRequest request =
        new QuizRequest(
            course.id(),
            about.isEmpty() ? null : about,
            count(ctx),
            ThreadLocalRandom.current().nextLong(),
            course.language());
    try {
      Quiz quiz =
          maker.make(
              request,
              QuizSources.of(rooms.library(), settings.zone(), course.id()),
              rooms.model());
      if (quiz.items().isEmpty()) {
        throw new PageProblem(HttpStatus.UNPROCESSABLE_CONTENT, "quiz.none");
      }
      String id = shelf.save(settings.zone(), course, quiz);
      ctx.redirect(Links.course(course.id()) + "/quiz/" + id, HttpStatus.SEE_OTHER);
    } catch (PageProblem e) {
      refuse(ctx, course, e);
    } catch (IllegalArgumentException e) {
      LOG.log(Level.WARNING, "course " + course.id() + ": no quiz was made", e);
      refuse(ctx, course, new PageProblem(HttpStatus.UNPROCESSABLE_CONTENT, "quiz.none"));
    }
  }

  private void refuse(Context ctx, Course course, PageProblem e) {
    ctx.status(e.status());
    choose(ctx, course, e.in(pages.messages(ctx)));
  }

  private static int count(Context ctx) {
    String asked = Objects.requireNonNullElse(ctx.formParam("count"), "");
    return asked.matches("\\d{1,3}") ? Math.clamp(Integer.parseInt(asked), 1, 50) : 10;
  }

  void take(Context ctx) {
    show(ctx, null);
  }

  /** POST of a choice per item: the same page, marked. */
  void mark(Context ctx) {
    Quiz quiz = quiz(ctx, coursePages.course(ctx));
    Map<String, Integer> chosen = new HashMap<>();
    for (int i = 0; i < quiz.items().size(); i++) {
      String choice = ctx.formParam("item-" + i);
      QuizItem item = quiz.items().get(i);
      if (choice != null && choice.matches("\\d{1,2}")) {
        int option = Integer.parseInt(choice);
        if (option < item.options().size()) {
          chosen.put(item.id(), option);
        }
      }
    }
    show(ctx, Grading.grade(quiz, chosen));
  }

  private void show(Context ctx, @Nullable Grading grading) {
    Course course = coursePages.course(ctx);
    QuizPage page = new QuizPage(course, ctx.pathParam("quiz"), quiz(ctx, course), grading);
    Messages m = pages.messages(ctx);
    pages.show(ctx, "quiz.jte", pages.frame(ctx, m.get("quiz.title"), "courses"), page);
  }

  /** The quiz as a GIFT file. */
  void gift(Context ctx) {
    Course course = coursePages.course(ctx);
    String gift = GiftWriter.write(quiz(ctx, course));
    ctx.header("Content-Disposition", "attachment; filename=" + course.id() + ".gift.txt")
        .contentType("text/plain;charset=utf-8")
        .result(gift);
  }

  private Quiz quiz(Context ctx, Course course) {
    return shelf
        .quiz(settings.zone(), course.id(), ctx.pathParam("quiz"))
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.page"));
  }

  private List<CourseDocument> readable(Course course) {
    return rooms.library().documents(settings.zone(), course.id()).stream()
        .filter(d -> d.problem() == null)
        .toList();
  }
}
