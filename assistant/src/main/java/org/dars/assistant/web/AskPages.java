package org.dars.assistant.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.practice.OpenTests;
import org.dars.assistant.tutor.Answer;
import org.dars.assistant.tutor.AnswerJson;
import org.dars.assistant.tutor.AnswerListener;
import org.dars.assistant.tutor.Ask;
import org.dars.assistant.tutor.Citation;
import org.dars.assistant.tutor.SectionLink;
import org.dars.assistant.tutor.Tutor;
import org.dars.assistant.web.Conversations.Asked;
import org.dars.assistant.web.Conversations.Exchange;
import org.dars.assistant.web.Conversations.Talk;
import org.jspecify.annotations.Nullable;

/**
 * Questions: answered as a whole page, or streamed into the page that is there. An answer is made
 * whether or not its reader stays; one who comes back gets the rest of it.
 */
final class AskPages {
  static final int LONGEST_QUESTION = 2_000;
  private static final Logger LOG = System.getLogger(AskPages.class.getName());

  /** How long a page without JavaScript waits; then it says that the answer is on its way. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private final Pages pages;
  private final CoursePages coursePages;
  private final Conversations conversations;
  private final AnswerRuns runs;
  private final Typesetting typesetting;
  private final Tutor tutor;
  private final OpenTests openTests;
  private final Visitors visitors = new Visitors();
  private final Heartbeat heartbeat;
  private final WebSettings settings;
  private final Semaphore turnstile;

  AskPages(
      Pages pages,
      CoursePages coursePages,
      Conversations conversations,
      AnswerRuns runs,
      Typesetting typesetting,
      Rooms rooms,
      Heartbeat heartbeat,
      WebSettings settings) {
    this.pages = pages;
    this.coursePages = coursePages;
    this.conversations = conversations;
    this.runs = runs;
    this.typesetting = typesetting;
    this.tutor = rooms.tutor();
    this.openTests = rooms.quizRoom().openTests();
    this.heartbeat = heartbeat;
    this.settings = settings;
    turnstile = new Semaphore(settings.maxConcurrentQuestions(), true);
  }

  /**
   * POST without JavaScript: the course page again, with the answer; for a client that accepts JSON
   * alone, the answer.
   */
  void ask(Context ctx) throws InterruptedException {
    Course course = coursePages.course(ctx);
    if ("application/json".equals(ctx.header("Accept"))) {
      json(ctx, course);
      return;
    }
    String typed = String.valueOf(ctx.formParam("question")).strip();
    try {
      String question = question(ctx);
      Asked asked = conversations.ask(ctx, course.id(), ctx.formParam("conversation"), question);
      AnswerRun run = start(ctx, course, question, asked);
      run.await(LONGEST_WAIT);
      PageProblem problem = run.problem();
      if (problem != null) {
        ctx.status(problem.status());
      }
      String why = problem == null ? "" : problem.in(pages.messages(ctx));
      coursePages.show(ctx, course, coursePages.talk(ctx, course, asked.conversation()), "", why);
    } catch (PageProblem e) {
      ctx.status(e.status());
      coursePages.show(ctx, course, talk(ctx, course), typed, e.in(pages.messages(ctx)));
    }
  }

  /** {@code conversation}, {@code turn} and {@code answer}; or {@code problem} with a sentence. */
  private void json(Context ctx, Course course) throws InterruptedException {
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    try {
      String question = question(ctx);
      Asked asked = conversations.ask(ctx, course.id(), ctx.formParam("conversation"), question);
      AnswerRun run = start(ctx, course, question, asked);
      run.await(LONGEST_WAIT);
      PageProblem problem = run.problem();
      if (problem != null) {
        throw problem;
      }
      Exchange exchange =
          conversations.exchange(
              ctx, course.id(), asked.conversation(), String.valueOf(asked.number()));
      reply.put("conversation", asked.conversation()).put("turn", asked.number());
      reply.set("answer", exchange.whole() == null ? null : AnswerJson.tree(exchange.whole()));
    } catch (PageProblem e) {
      ctx.status(e.status());
      reply.put("problem", e.in(pages.messages(ctx)));
    }
    ctx.contentType("application/json; charset=utf-8").result(reply + "\n");
  }

  /** The conversation that a refused question was meant for. */
  private Talk talk(Context ctx, Course course) {
    String id = ctx.formParam("conversation");
    return id == null
        ? conversations.latest(ctx, course.id())
        : id.isEmpty() ? Talk.NEW : coursePages.talk(ctx, course, id);
  }

  /**
   * POST with JavaScript: events {@code turn} with the address where the rest can be had after a
   * lost connection, {@code citations} (once, before any sentence: the proofs, or for an answer
   * that a model writes the places that it writes from), {@code sentence}s, then {@code done} with
   * the whole exchange, each as HTML; or {@code unanswered} with the exchange as it then is; or,
   * for a question that was not taken, {@code problem} with a sentence.
   */
  void stream(Context ctx) throws InterruptedException {
    Course course = coursePages.course(ctx);
    Messages m = pages.messages(ctx);
    try {
      String question = question(ctx);
      Asked asked = conversations.ask(ctx, course.id(), ctx.formParam("conversation"), question);
      follow(ctx, start(ctx, course, question, asked), null);
    } catch (PageProblem e) {
      new EventStream(ctx).send("", "problem", e.in(m));
    }
  }

  /**
   * GET: the events of a turn after the one that {@code Last-Event-ID} names; the whole exchange
   * where those are no longer known.
   */
  void resume(Context ctx) throws InterruptedException {
    Course course = coursePages.course(ctx);
    Messages m = pages.messages(ctx);
    Exchange exchange = exchange(ctx, course);
    AnswerRun run = runs.find(exchange.conversation(), exchange.number());
    if (run != null) {
      follow(ctx, run, ctx.header("Last-Event-ID"));
    } else if (exchange.whole() != null) {
      new EventStream(ctx).send("", "done", rendered(course, exchange, m));
    } else {
      new EventStream(ctx).send("", "unanswered", unanswered(course, exchange, "", m));
    }
  }

  /** POST: a question that got no whole answer, or a bad one, is answered anew. */
  void again(Context ctx) {
    Course course = coursePages.course(ctx);
    Exchange exchange = exchange(ctx, course);
    if (!exchange.running()) {
      Asked asked = conversations.askAgain(ctx, course.id(), exchange);
      start(ctx, course, exchange.question(), asked);
    }
    ctx.redirect(
        Links.turn(course.id(), exchange.conversation(), exchange.number()), HttpStatus.SEE_OTHER);
  }

  /** POST: the next question begins a new conversation. */
  void forget(Context ctx) {
    ctx.redirect(Links.newConversation(coursePages.course(ctx).id()), HttpStatus.SEE_OTHER);
  }

  private Exchange exchange(Context ctx, Course course) {
    return conversations.exchange(
        ctx, course.id(), ctx.pathParam("conversation"), ctx.pathParam("turn"));
  }

  private void follow(Context ctx, AnswerRun run, @Nullable String after)
      throws InterruptedException {
    EventStream events = new EventStream(ctx);
    try (var _ = heartbeat.start(events::beat)) {
      run.follow(after, e -> events.send(e.id(), e.name(), e.data()));
    } catch (UncheckedIOException e) {
      LOG.log(Level.DEBUG, "a reader left before the answer was whole", e);
    }
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

  private AnswerRun start(Context ctx, Course course, String question, Asked asked) {
    Messages m = pages.messages(ctx);
    Ask ask =
        new Ask(settings.zone(), course.id(), question, asked.earlier())
            .onPage(coursePages.reading(ctx, course))
            .inLanguage(m.language())
            .inLibrary("true".equals(ctx.formParam("library")))
            .in(CoursePages.mode(ctx, asked.earlier()))
            .under(openTests.seal(settings.zone(), visitors.of(ctx)));
    return runs.start(asked.conversation(), asked.number(), run -> run(run, course, ask, asked, m));
  }

  /** Makes an answer, and ends the run whatever happens. */
  private void run(AnswerRun run, Course course, Ask ask, Asked asked, Messages m) {
    run.add("turn", Links.stream(course.id(), asked.conversation(), asked.number()));
    try {
      Answer answer = answer(ask, new Streaming(run, course, m));
      Exchange exchange = conversations.answered(asked, ask.question(), answer);
      run.end("done", rendered(course, exchange, m), Instant.now(), null);
    } catch (PageProblem e) {
      end(run, course, ask, asked, e, m);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "course " + course.id() + ": an answer was not kept", e);
      PageProblem why = new PageProblem(HttpStatus.INTERNAL_SERVER_ERROR, "problem.tutor");
      end(run, course, ask, asked, why, m);
    }
  }

  private void end(
      AnswerRun run, Course course, Ask ask, Asked asked, PageProblem why, Messages m) {
    Exchange exchange =
        new Exchange(
            asked.conversation(), asked.number(), ask.question(), Instant.now(), null, null, false);
    run.end("unanswered", unanswered(course, exchange, why.in(m), m), Instant.now(), why);
  }

  private String rendered(Course course, Exchange exchange, Messages m) {
    return pages.render(
        "exchange.jte",
        Map.of(
            "m",
            m,
            "course",
            course,
            "exchange",
            exchange,
            "set",
            typesetting,
            "topRung",
            coursePages.tutor(course).topRung(),
            "others",
            coursePages.others(course)));
  }

  private String unanswered(Course course, Exchange exchange, String why, Messages m) {
    return pages.render(
        "unanswered.jte", Map.of("m", m, "course", course, "exchange", exchange, "why", why));
  }

  private Answer answer(Ask ask, AnswerListener listener) {
    try {
      if (!turnstile.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new PageProblem(HttpStatus.SERVICE_UNAVAILABLE, "problem.busy");
      }
      try {
        return tutor.answer(ask, listener);
      } finally {
        turnstile.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PageProblem(HttpStatus.SERVICE_UNAVAILABLE, "problem.busy");
    } catch (PageProblem e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "course " + ask.course() + ": a question was not answered", e);
      throw new PageProblem(HttpStatus.INTERNAL_SERVER_ERROR, "problem.tutor");
    }
  }

  /** Sends an answer on as it is made. */
  private final class Streaming implements AnswerListener {
    private final AnswerRun run;
    private final Course course;
    private final Messages m;
    private List<Citation> citations = List.of();
    private boolean mapped;

    Streaming(AnswerRun run, Course course, Messages m) {
      this.run = run;
      this.course = course;
      this.m = m;
    }

    /** The map of an answer that is still to be written: the places, its proofs come at the end. */
    @Override
    public void places(List<SectionLink> sections) {
      mapped = true;
      run.add(
          "citations",
          pages.render(
              "places.jte",
              Map.of("m", m, "course", course, "sections", sections, "set", typesetting)));
    }

    @Override
    public void citations(List<Citation> proofs) {
      citations = List.copyOf(proofs);
      if (mapped) {
        return;
      }
      mapped = true;
      run.add(
          "citations",
          pages.render(
              "sources.jte",
              Map.of(
                  "m",
                  m,
                  "course",
                  course,
                  "citations",
                  proofs,
                  "said",
                  List.of(),
                  "set",
                  typesetting)));
    }

    @Override
    public void sentence(Answer.Sentence sentence) {
      run.add(
          "sentence",
          pages.render(
              "sentence.jte",
              Map.of(
                  "m",
                  m,
                  "course",
                  course,
                  "citations",
                  citations,
                  "sentence",
                  sentence,
                  "set",
                  typesetting)));
    }
  }
}
