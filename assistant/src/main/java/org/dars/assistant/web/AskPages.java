package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.dars.assistant.course.Course;
import org.dars.assistant.tutor.Answer;
import org.dars.assistant.tutor.AnswerListener;
import org.dars.assistant.tutor.Ask;
import org.dars.assistant.tutor.Citation;
import org.dars.assistant.tutor.Turn;
import org.dars.assistant.tutor.Tutor;
import org.dars.assistant.web.Conversations.Exchange;
import org.jspecify.annotations.Nullable;

/** Questions: answered as a whole page, or streamed into the page that is there. */
final class AskPages {
  static final int LONGEST_QUESTION = 2_000;
  private static final Logger LOG = System.getLogger(AskPages.class.getName());

  private final Pages pages;
  private final CoursePages coursePages;
  private final Conversations conversations;
  private final Tutor tutor;
  private final Heartbeat heartbeat;
  private final WebSettings settings;
  private final Semaphore turnstile;

  AskPages(
      Pages pages,
      CoursePages coursePages,
      Conversations conversations,
      Tutor tutor,
      Heartbeat heartbeat,
      WebSettings settings) {
    this.pages = pages;
    this.coursePages = coursePages;
    this.conversations = conversations;
    this.tutor = tutor;
    this.heartbeat = heartbeat;
    this.settings = settings;
    turnstile = new Semaphore(settings.maxConcurrentQuestions(), true);
  }

  /** POST without JavaScript: the course page again, with the answer. */
  void ask(Context ctx) {
    Course course = coursePages.course(ctx);
    String asked = String.valueOf(ctx.formParam("question")).strip();
    List<Exchange> exchanges = new ArrayList<>(conversations.of(ctx, course.id()));
    try {
      String question = question(ctx);
      Answer answer = answer(ctx, course, question, exchanges, new Silent());
      Exchange exchange = new Exchange(question, answer);
      conversations.add(conversations.open(ctx), course.id(), exchange);
      exchanges.add(exchange);
      coursePages.show(ctx, course, exchanges, "", "");
    } catch (PageProblem e) {
      ctx.status(e.status());
      coursePages.show(ctx, course, exchanges, asked, e.in(pages.messages(ctx)));
    }
  }

  /**
   * POST with JavaScript: events {@code citations}, then {@code sentence}s, then {@code done} with
   * the whole answer, each as HTML; or {@code problem} with a sentence.
   */
  void stream(Context ctx) {
    Course course = coursePages.course(ctx);
    Messages m = pages.messages(ctx);
    String visit = conversations.open(ctx);
    List<Exchange> exchanges = conversations.of(ctx, course.id());
    EventStream events = new EventStream(ctx);
    try (var _ = heartbeat.start(events::beat)) {
      String question = question(ctx);
      Streaming streaming = new Streaming(events, course, m);
      Exchange exchange =
          new Exchange(question, answer(ctx, course, question, exchanges, streaming));
      conversations.add(visit, course.id(), exchange);
      events.send(
          "done",
          pages.render(
              "exchange.jte",
              Map.of(
                  "m",
                  m,
                  "course",
                  course,
                  "exchange",
                  exchange,
                  "topRung",
                  coursePages.tutor(course).topRung())));
    } catch (PageProblem e) {
      events.send("problem", e.in(m));
    } catch (UncheckedIOException e) {
      LOG.log(Level.DEBUG, "a reader left before the answer was whole", e);
    }
  }

  /** POST: the conversation begins anew. */
  void forget(Context ctx) {
    Course course = coursePages.course(ctx);
    conversations.forget(ctx, course.id());
    ctx.redirect(Links.course(course.id()), HttpStatus.SEE_OTHER);
  }

  private static String question(Context ctx) {
    String question = ctx.formParam("question");
    if (question == null || question.isBlank()) {
      throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.question.blank");
    }
    if (question.length() > LONGEST_QUESTION) {
      throw new PageProblem(
          HttpStatus.BAD_REQUEST, "problem.question.long", LONGEST_QUESTION, question.length());
    }
    return question.strip();
  }

  private Answer answer(
      Context ctx,
      Course course,
      String question,
      List<Exchange> earlier,
      AnswerListener listener) {
    List<Turn> turns = earlier.stream().map(Exchange::turn).toList();
    try {
      if (!turnstile.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new PageProblem(HttpStatus.SERVICE_UNAVAILABLE, "problem.busy");
      }
      try {
        Ask ask =
            new Ask(settings.zone(), course.id(), question, turns)
                .onPage(coursePages.reading(ctx, course))
                .inLanguage(pages.messages(ctx).language())
                .in(CoursePages.mode(ctx, earlier));
        return tutor.answer(ask, listener);
      } finally {
        turnstile.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PageProblem(HttpStatus.SERVICE_UNAVAILABLE, "problem.busy");
    } catch (PageProblem | UncheckedIOException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "course " + course.id() + ": a question was not answered", e);
      throw new PageProblem(HttpStatus.INTERNAL_SERVER_ERROR, "problem.tutor");
    }
  }

  private static final class Silent implements AnswerListener {
    @Override
    public void citations(List<Citation> citations) {}

    @Override
    public void sentence(Answer.Sentence sentence) {}
  }

  /** Sends an answer on as it is made. */
  private final class Streaming implements AnswerListener {
    private final EventStream events;
    private final Course course;
    private final Messages m;
    private @Nullable List<Citation> citations;

    Streaming(EventStream events, Course course, Messages m) {
      this.events = events;
      this.course = course;
      this.m = m;
    }

    @Override
    public void citations(List<Citation> proofs) {
      citations = List.copyOf(proofs);
      events.send(
          "citations",
          pages.render(
              "sources.jte",
              Map.of("m", m, "course", course, "citations", proofs, "said", List.of())));
    }

    @Override
    public void sentence(Answer.Sentence sentence) {
      List<Citation> proofs = citations == null ? List.of() : citations;
      events.send(
          "sentence",
          pages.render(
              "sentence.jte",
              Map.of("m", m, "course", course, "citations", proofs, "sentence", sentence)));
    }
  }
}
