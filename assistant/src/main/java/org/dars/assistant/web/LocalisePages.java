package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.localise.JobReport;
import org.dars.assistant.localise.Localisations;
import org.dars.assistant.localise.QueueFullException;
import org.dars.assistant.store.JobStore.Job;
import org.dars.assistant.store.JobStore.NewJob;
import org.dars.assistant.store.JobStore.State;
import org.dars.translator.Progress;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.Engines;
import org.jspecify.annotations.Nullable;

/** Localising files: handed in, watched, fetched. */
final class LocalisePages {
  /** The languages offered, by tag; shown by name. */
  static final List<String> LANGUAGES =
      List.of(
          "am", "ar", "az", "bn", "de", "en", "es", "fa", "fr", "ha", "hi", "hy", "id", "ka", "kk",
          "km", "ky", "lo", "mn", "my", "ne", "pt", "ru", "rw", "si", "so", "sw", "tg", "tr", "uk",
          "ur", "uz", "vi", "yo", "zh");

  private static final Pattern ENDING = Pattern.compile("(?:\\.tar)?\\.\\w{1,5}$");

  /** A language to choose. */
  record Choice(String tag, String name) {}

  /**
   * What was chosen in the form.
   *
   * @param problem why it was refused, "" otherwise
   */
  record Chosen(String from, String to, String engine, String problem) {}

  /** The form and the jobs so far. */
  record ListPage(
      List<Choice> languages,
      List<String> engines,
      Chosen chosen,
      List<Job> jobs,
      String uploadLimit) {}

  /**
   * A job.
   *
   * @param progress where a running one is, or null
   */
  record JobPage(Job job, JobReport report, @Nullable Progress progress) {

    boolean ended() {
      return job.state() != State.WAITING && job.state() != State.RUNNING;
    }
  }

  private final Pages pages;
  private final Localisations localisations;
  private final WebSettings settings;

  LocalisePages(Pages pages, Localisations localisations, WebSettings settings) {
    this.pages = pages;
    this.localisations = localisations;
    this.settings = settings;
  }

  void list(Context ctx) {
    list(ctx, new Chosen("en", "", "auto", ""));
  }

  private void list(Context ctx, Chosen chosen) {
    Messages m = pages.messages(ctx);
    ListPage page =
        new ListPage(
            languages(m),
            Engines.NAMES,
            chosen,
            localisations.list(settings.zone()),
            m.size(settings.maxUploadBytes()));
    pages.show(ctx, "localise.jte", pages.frame(ctx, m.get("localise.title"), "localise"), page);
  }

  /** The languages offered, by name. */
  static List<Choice> languages(Messages m) {
    Collator collator = Collator.getInstance(Locale.of(m.language()));
    return LANGUAGES.stream()
        .map(tag -> new Choice(tag, m.languageName(tag)))
        .sorted(Comparator.comparing(Choice::name, collator))
        .toList();
  }

  /** POST of files: leads to the job, or back to the form with the reason. */
  void submit(Context ctx) throws IOException {
    String from = Objects.requireNonNullElse(ctx.formParam("from"), "");
    String to = Objects.requireNonNullElse(ctx.formParam("to"), "");
    String engine = Objects.requireNonNullElse(ctx.formParam("engine"), "auto");
    try {
      if (from.equals(to) || !LANGUAGES.contains(from) || !LANGUAGES.contains(to)) {
        throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.languages");
      }
      ctx.redirect("/localise/" + submit(ctx, from, to, engine), HttpStatus.SEE_OTHER);
    } catch (PageProblem e) {
      ctx.status(e.status());
      list(ctx, new Chosen(from, to, engine, e.in(pages.messages(ctx))));
    }
  }

  private String submit(Context ctx, String from, String to, String engine) throws IOException {
    try (Uploads uploads = Uploads.take(ctx, "files")) {
      String name = String.join(", ", uploads.names());
      return localisations.submit(
          settings.zone(),
          new NewJob(name.length() > 120 ? name.substring(0, 120) + "…" : name, from, to, engine),
          uploads.folder());
    } catch (EngineException e) {
      throw new PageProblem(
          HttpStatus.UNPROCESSABLE_CONTENT, "problem.engine", String.valueOf(e.getMessage()));
    } catch (QueueFullException e) {
      throw new PageProblem(HttpStatus.SERVICE_UNAVAILABLE, "problem.queue");
    }
  }

  /** A job; the page reloads itself, in part with JavaScript, as a whole without. */
  void show(Context ctx) {
    JobPage page = page(ctx);
    Frame frame =
        page.ended()
            ? pages.frame(ctx, page.job().name(), "localise")
            : pages.frame(ctx, page.job().name(), "localise", "htmx.js").refreshing(3);
    pages.show(ctx, "job.jte", frame, page);
  }

  /** The part of the page that changes. */
  void progress(Context ctx) {
    Messages m = pages.messages(ctx);
    ctx.html(pages.render("progress.jte", Map.of("m", m, "page", page(ctx))));
  }

  void cancel(Context ctx) {
    Job job = page(ctx).job();
    localisations.cancel(settings.zone(), job.id());
    ctx.redirect("/localise/" + job.id(), HttpStatus.SEE_OTHER);
  }

  void result(Context ctx) throws IOException {
    JobPage page = page(ctx);
    Job job = page.job();
    Path result =
        localisations
            .result(settings.zone(), job)
            .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.job.unfinished"));
    String packed = page.report().result();
    Matcher ending = ENDING.matcher(packed);
    download(
        ctx,
        job,
        ending.find() ? ending.group() : ".zip",
        packed.isEmpty() || packed.endsWith(".zip")
            ? "application/zip"
            : "application/octet-stream");
    ctx.result(Files.newInputStream(result));
  }

  void report(Context ctx) {
    JobPage page = page(ctx);
    if (page.report().markdown().isEmpty()) {
      throw new PageProblem(HttpStatus.NOT_FOUND, "problem.job.unfinished");
    }
    download(ctx, page.job(), "-report.md", "text/markdown;charset=utf-8");
    ctx.result(page.report().markdown());
  }

  private static void download(Context ctx, Job job, String ending, String type) {
    String name = ENDING.matcher(job.name()).replaceFirst("") + "." + job.to() + ending;
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    ctx.header("Content-Disposition", "attachment; filename*=UTF-8''" + encoded).contentType(type);
  }

  private JobPage page(Context ctx) {
    Job job =
        localisations
            .job(settings.zone(), ctx.pathParam("job"))
            .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.job"));
    return new JobPage(
        job, JobReport.read(job.report()), localisations.progress(job.id()).orElse(null));
  }
}
