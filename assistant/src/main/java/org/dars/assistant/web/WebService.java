package org.dars.assistant.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.time.Clock;
import java.time.Duration;
import org.dars.assistant.quiz.bank.BankRuns;
import org.jspecify.annotations.Nullable;

/** The service: every page and where it is. */
public final class WebService implements AutoCloseable {
  private static final Logger LOG = System.getLogger(WebService.class.getName());

  private final WebSettings settings;
  private final Rooms rooms;
  private final Heartbeat heartbeat = new Heartbeat(Duration.ofSeconds(10));
  private final AnswerRuns runs = new AnswerRuns(Clock.systemUTC());
  private final Retention retention;
  private final Assets assets = Assets.load();
  private final Pages pages = new Pages(assets);
  private final BankRoutes bank;
  private final Javalin javalin;

  public WebService(WebSettings settings, Rooms rooms) {
    this.settings = settings;
    this.rooms = rooms;
    bank = new BankRoutes(rooms);
    retention =
        new Retention(rooms.conversations(), settings.zone(), settings.keep(), Clock.systemUTC());
    javalin = Javalin.create(this::configure);
  }

  /**
   * Starts listening.
   *
   * @throws WebServiceException when the port is taken or the address is not this machine's
   */
  public void start() throws WebServiceException {
    try {
      javalin.start(settings.host(), settings.port());
      retention.start();
    } catch (RuntimeException e) {
      close();
      throw new WebServiceException(whyNotStarted(e), e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  /** What makes items in the background. */
  BankRuns bankRuns() {
    return bank.runs();
  }

  /** Where a browser on this machine finds it. */
  public String address() {
    return "http://" + settings.host() + ":" + port() + "/";
  }

  @Override
  public void close() {
    javalin.stop();
    runs.close();
    bank.close();
    retention.close();
    heartbeat.close();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.compressionStrategy = CompressionStrategy.GZIP;
    config.http.maxRequestSize = 100_000;
    config.jetty.multipartConfig.maxFileSize(settings.maxUploadBytes(), SizeUnit.BYTES);
    config.jetty.multipartConfig.maxTotalRequestSize(settings.maxUploadBytes(), SizeUnit.BYTES);
    config.jetty.multipartConfig.maxInMemoryFileSize(1, SizeUnit.MB);
    config.router.ignoreTrailingSlashes = true;
    routes(config.routes);
  }

  private void routes(RoutesConfig routes) {
    Conversations conversations = new Conversations(rooms.conversations(), runs, settings.zone());
    Typesetting typesetting = new Typesetting(rooms.library(), settings.zone());
    Contents contents = new Contents(rooms.library(), settings.zone());
    CoursePages courses =
        new CoursePages(
            pages,
            rooms.library(),
            rooms.retriever(),
            rooms.profiles(),
            conversations,
            contents,
            typesetting,
            settings);
    AddPages add = new AddPages(pages, courses, rooms.library(), rooms.retriever(), settings);
    AskPages ask =
        new AskPages(pages, courses, conversations, runs, typesetting, rooms, heartbeat, settings);
    ConversationPages talks =
        new ConversationPages(pages, courses, conversations, typesetting, settings);
    SourcePages source = new SourcePages(pages, courses, rooms.library(), contents, settings);

    TutorPages tutors =
        new TutorPages(
            pages, courses, rooms.library(), rooms.profiles(), typesetting, rooms, settings);
    LocalisePages localise = new LocalisePages(pages, rooms.localisations(), settings);

    routes.before(new Guard(settings)::check);
    routes.get("/assets/{name}", assets::serve);
    routes.get("/", courses::list);
    routes.post("/courses", add::add);
    routes.get("/courses/{course}", courses::show);
    routes.get("/courses/{course}/added/{report}", add::added);
    routes.post("/courses/{course}/ask", ask::ask);
    routes.post("/courses/{course}/ask/stream", ask::stream);
    routes.get("/courses/{course}/ask", this::backToCourse);
    routes.post("/courses/{course}/forget", ask::forget);
    insightRoutes(
        routes, new InsightPages(pages, courses, rooms, new Instructors(settings), settings));
    talkRoutes(routes, courses, ask, talks);
    routes.get("/courses/{course}/documents/{document}", source::show);
    routes.get("/courses/{course}/documents/{document}/original", source::original);

    routes.get("/courses/{course}/tutor", tutors::show);
    routes.post("/courses/{course}/tutor", tutors::submit);
    bank.add(routes, pages, courses, rooms, settings);
    PracticeRoutes.add(routes, new PracticeAccess(pages, courses, rooms, settings));
    localisationRoutes(
        routes,
        new CourseLocalisationPages(pages, courses, rooms, new Instructors(settings), settings));
    adaptationRoutes(
        routes, new AdaptationPages(pages, courses, rooms, new Instructors(settings), settings));
    certificateRoutes(routes, courses);
    routes.get("/localise", localise::list);
    routes.post("/localise", localise::submit);
    routes.get("/localise/{job}", localise::show);
    routes.get("/localise/{job}/progress", localise::progress);
    routes.post("/localise/{job}/cancel", localise::cancel);
    routes.get("/localise/{job}/result", localise::result);
    routes.get("/localise/{job}/report", localise::report);

    routes.exception(PageProblem.class, this::problem);
    routes.exception(HttpResponseException.class, this::refusal);
    routes.exception(Exception.class, this::failure);
  }

  private static void insightRoutes(RoutesConfig routes, InsightPages insights) {
    String page = "/courses/{course}/insights";
    String notes = "/courses/{course}/notes";
    routes.get(page, insights::show);
    routes.get(page + "/csv", insights::csv);
    routes.get(page + "/json", insights::json);
    routes.post(notes, insights::add);
    routes.get(notes + "/{note}", insights::edit);
    routes.post(notes + "/{note}", insights::change);
    routes.post(notes + "/{note}/delete", insights::delete);
  }

  private void localisationRoutes(RoutesConfig routes, CourseLocalisationPages localisation) {
    ReviewPages review = new ReviewPages(pages, localisation, rooms);
    String page = "/courses/{course}/localisation";
    String one = page + "/{language}";
    routes.get(page, localisation::show);
    routes.post(page, localisation::submit);
    routes.get(page + "/progress", localisation::progress);
    routes.post(one, localisation::act);
    routes.get(one + "/files", localisation::files);
    routes.get(one + "/report", localisation::report);
    routes.get(one + "/review", review::show);
    routes.post(one + "/review", review::decide);
    routes.post(one + "/review/all", review::approveAll);
    routes.post(one + "/review/same", review::spread);
    routes.post(one + "/review/mark", review::mark);
    routes.post(one + "/review/name", review::name);
    routes.get(one + "/review/beside", review::beside);
    ReviewFilePages files = new ReviewFilePages(pages, localisation, review, rooms);
    routes.get(one + "/review/export/{format}", files::export);
    routes.post(one + "/review/files", files::upload);
    routes.get(one + "/review/files/{file}", files::preview);
    routes.post(one + "/review/files/{file}", files::apply);
    routes.get(one + "/review/scores", files::scores);
    RecheckPages rechecks = new RecheckPages(pages, localisation, review);
    routes.get(one + "/recheck", rechecks::show);
    routes.post(one + "/recheck", rechecks::reopen);
    MemoryPages memory = new MemoryPages(pages, localisation, rooms, settings);
    routes.get("/courses/{course}/memory", memory::show);
    routes.post("/courses/{course}/memory", memory::add);
    routes.get("/courses/{course}/memory/tmx", memory::export);
    routes.post("/courses/{course}/memory/pairs", memory::pair);
    routes.get("/courses/{course}/memory/drafts/{draft}", memory::draft);
    routes.post("/courses/{course}/memory/drafts/{draft}", memory::decide);
    CheckPages checks = new CheckPages(pages, localisation, rooms, settings);
    routes.get("/courses/{course}/checks", checks::show);
    routes.post("/courses/{course}/checks", checks::change);
    TermPages terms = new TermPages(pages, localisation, rooms, settings);
    routes.get("/courses/{course}/terms", terms::show);
    routes.post("/courses/{course}/terms", terms::add);
    routes.post("/courses/{course}/terms/use", terms::use);
    routes.get("/courses/{course}/terms/{name}", terms::export);
  }

  private void adaptationRoutes(RoutesConfig routes, AdaptationPages adaptation) {
    ProposalPages proposals = new ProposalPages(pages, adaptation, rooms);
    String page = "/courses/{course}/adaptation";
    String one = page + "/{country}";
    routes.get(page, adaptation::show);
    routes.post(page, adaptation::propose);
    routes.get(page + "/progress", adaptation::progress);
    routes.get(one, proposals::show);
    routes.post(one, proposals::decide);
    routes.post(one + "/all", proposals::decideMany);
    routes.post(one + "/name", proposals::rename);
    routes.post(one + "/publish", adaptation::publish);
    routes.get(one + "/preview", new AdaptationPreviewPages(pages, adaptation, rooms)::show);
    routes.get(one + "/report.md", adaptation::markdown);
    routes.get(one + "/report.json", adaptation::json);
    routes.get(one + "/files", adaptation::files);
  }

  private void certificateRoutes(RoutesConfig routes, CoursePages courses) {
    CertificatePages certificates = new CertificatePages(pages, rooms.certificates(), settings);
    routes.get("/certificates/verify", certificates::form);
    routes.post("/certificates/verify", certificates::verify);
    routes.get("/certificates/issuer", certificates::issuer);
    routes.get("/certificates/status/{list}", certificates::status);
    routes.get("/certificates/{certificate}", certificates::show);
    routes.get("/certificates/{certificate}/credential.json", certificates::json);
    routes.get("/certificates/{certificate}/badge.svg", certificates::svg);
    routes.get("/certificates/{certificate}/badge.png", certificates::png);
    CertificateDeskPages desk =
        new CertificateDeskPages(pages, courses, rooms, new Instructors(settings), settings);
    String list = "/courses/{course}/certificates";
    routes.get(list, desk::list);
    routes.post(list, desk::issue);
    routes.get(list + "/claim/{attempt}", desk::claimForm);
    routes.post(list + "/claim/{attempt}", desk::claim);
    routes.post(list + "/{certificate}/revoke", desk::revoke);
  }

  private static void talkRoutes(
      RoutesConfig routes, CoursePages courses, AskPages ask, ConversationPages talks) {
    String list = "/courses/{course}/conversations";
    String one = list + "/{conversation}";
    String turn = one + "/turns/{turn}";
    routes.get(list, talks::list);
    routes.post(list + "/delete", talks::deleteAll);
    routes.get(one, courses::conversation);
    routes.post(one + "/rename", talks::rename);
    routes.post(one + "/delete", talks::delete);
    routes.get(one + "/markdown", talks::markdown);
    routes.get(one + "/json", talks::json);
    routes.get(turn + "/stream", ask::resume);
    routes.post(turn + "/again", ask::again);
    routes.post(turn + "/feedback", talks::feedback);
  }

  /** A reload of an answer that was posted. */
  private void backToCourse(Context ctx) {
    ctx.redirect(Links.course(ctx.pathParam("course")), HttpStatus.SEE_OTHER);
  }

  private void problem(PageProblem e, Context ctx) {
    error(ctx, e.status(), e.in(pages.messages(ctx)));
  }

  private void refusal(HttpResponseException e, Context ctx) {
    HttpStatus status = HttpStatus.forStatus(e.getStatus());
    String key =
        switch (status) {
          case NOT_FOUND -> "problem.page";
          case CONTENT_TOO_LARGE -> "problem.large";
          default -> "problem.request";
        };
    Messages m = pages.messages(ctx);
    error(ctx, status, m.get(key, m.size(settings.maxUploadBytes())));
  }

  private void failure(Exception e, Context ctx) {
    LOG.log(Level.ERROR, ctx.method() + " " + ctx.path() + " failed", e);
    error(ctx, HttpStatus.INTERNAL_SERVER_ERROR, pages.messages(ctx).get("problem.failure"));
  }

  private void error(Context ctx, HttpStatus status, String what) {
    ctx.status(status);
    Messages m = pages.messages(ctx);
    pages.show(ctx, "error.jte", pages.frame(ctx, m.get("error.title"), ""), what);
  }

  private String whyNotStarted(RuntimeException e) {
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException || cause instanceof io.javalin.util.JavalinBindException) {
        return "Port "
            + settings.port()
            + " on "
            + settings.host()
            + " is taken or not allowed: stop what listens there, or choose another with --port.";
      }
    }
    return "The service could not start on "
        + settings.host()
        + ":"
        + settings.port()
        + ": "
        + e.getMessage();
  }
}
