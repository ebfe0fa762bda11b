package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.CourseItems;
import org.dars.assistant.quiz.bank.IncomingFiles;
import org.dars.assistant.quiz.bank.ItemIntake;
import org.dars.assistant.quiz.exchange.ItemFileException;
import org.dars.assistant.quiz.exchange.ItemFormat;
import org.dars.assistant.quiz.exchange.ItemFormat.Loss;
import org.dars.assistant.quiz.exchange.ItemFormats;
import org.dars.assistant.quiz.exchange.Losses;
import org.dars.assistant.quiz.exchange.PrintFormat;
import org.dars.assistant.quiz.item.Item;
import org.jspecify.annotations.Nullable;

/** Items from files into a question bank, looked at before they go in; and into files. */
final class BankFilePages {

  /** Items and problems that a preview shows. */
  static final int SHOWN = 100;

  /** In addresses, in place of a file: the course's own quizzes. */
  private static final String COURSE = "course";

  /** A form for a file. */
  record UploadPage(Course course, List<ItemFormat> formats, int courseItems, String problem) {}

  /**
   * What a file would bring.
   *
   * @param file what it is known by; {@value #COURSE} for the course's own quizzes
   * @param name as the person calls it
   * @param format id of the format that it is read in; "" for the course's own quizzes
   * @param variant id of what it turned out to be
   */
  record PreviewPage(
      Course course,
      String file,
      String name,
      String format,
      String variant,
      List<ItemIntake.Entry> entries,
      int fresh,
      List<ItemFormat.Problem> problems,
      boolean solver) {}

  /**
   * What goes into a file.
   *
   * @param format null before one was chosen
   * @param losses what was lost, what matters most first
   */
  record ExportPage(
      Course course,
      BankChoice choice,
      int found,
      @Nullable String format,
      int written,
      List<Losses.Group> losses) {}

  private final Pages pages;
  private final BankAccess access;
  private final IncomingFiles incoming;

  BankFilePages(Pages pages, BankAccess access, IncomingFiles incoming) {
    this.pages = pages;
    this.access = access;
    this.incoming = incoming;
  }

  void form(Context ctx) {
    form(ctx, access.course(ctx), "");
  }

  private void form(Context ctx, Course course, String problem) {
    Messages m = pages.messages(ctx);
    UploadPage page =
        new UploadPage(
            course,
            readers(),
            new CourseItems(access.rooms().library(), access.zone(), course).read().items().size(),
            problem);
    pages.show(ctx, "bankimport.jte", pages.frame(ctx, m.get("bank.import"), "courses"), page);
  }

  private static List<ItemFormat> readers() {
    return ItemFormats.all().stream().filter(ItemFormat::reads).toList();
  }

  /** POST: a file; leads to what it would bring. */
  void upload(Context ctx) throws IOException {
    Course course = access.course(ctx);
    try (Uploads uploads = Uploads.take(ctx, "file")) {
      String name = uploads.names().getFirst();
      Path file = uploads.folder().resolve(name);
      String format = BankAccess.field(ctx, "format");
      if (formats(name, format).isEmpty()) {
        throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.bank.format", name);
      }
      String kept = incoming.keep(name, file);
      ctx.redirect(
          Links.bank(course.id())
              + "/import/"
              + kept
              + "?name="
              + Links.escape(name)
              + (format.isEmpty() ? "" : "&format=" + Links.escape(format)),
          HttpStatus.SEE_OTHER);
    } catch (PageProblem e) {
      ctx.status(e.status());
      form(ctx, course, e.in(pages.messages(ctx)));
    }
  }

  private static List<ItemFormat> formats(String name, String format) {
    List<ItemFormat> all =
        format.isEmpty()
            ? ItemFormats.of(Path.of(name))
            : ItemFormats.named(format).stream().toList();
    return all.stream().filter(ItemFormat::reads).toList();
  }

  /**
   * What was read.
   *
   * @param format "" for the course's own quizzes
   * @param variant the format, or the version of it that the file has
   */
  private record Arrived(String name, String format, String variant, ItemFormat.Reading reading) {}

  private Arrived arrived(Context ctx, Course course) throws IOException {
    String kept = ctx.pathParam("file");
    if (kept.equals(COURSE)) {
      return new Arrived(
          course.title(),
          "",
          "",
          new CourseItems(access.rooms().library(), access.zone(), course).read());
    }
    String name = Objects.requireNonNullElse(ctx.queryParam("name"), "");
    String asked = Objects.requireNonNullElse(ctx.queryParam("format"), "");
    Path file =
        incoming
            .file(kept)
            .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.bank.gone"));
    try {
      List<ItemFormat> formats = formats(name.isEmpty() ? kept : name, asked);
      ItemFormats.Found found = ItemFormats.read(file, formats);
      return new Arrived(name, found.format().id(), found.id(), found.reading());
    } catch (ItemFileException e) {
      String sentence = String.valueOf(e.getMessage()).replace(file.toString(), name);
      throw new PageProblem(HttpStatus.UNPROCESSABLE_CONTENT, "problem.bank.file", sentence);
    }
  }

  private ItemIntake intake(Context ctx, Course course, Arrived arrived) {
    return ItemIntake.of(
        arrived.reading().items(),
        access.bank(course),
        access.examiner(ctx, course),
        course.language());
  }

  /** What a file would bring, examined. */
  void preview(Context ctx) throws IOException {
    Course course = access.course(ctx);
    Arrived arrived = arrived(ctx, course);
    ItemIntake intake = intake(ctx, course, arrived);
    PreviewPage page =
        new PreviewPage(
            course,
            ctx.pathParam("file"),
            arrived.name(),
            arrived.format(),
            arrived.variant(),
            intake.entries(),
            intake.fresh().size(),
            arrived.reading().problems(),
            access.rooms().quizRoom().hasSolver());
    Messages m = pages.messages(ctx);
    pages.show(ctx, "bankpreview.jte", pages.frame(ctx, m.get("bank.import"), "courses"), page);
  }

  /** POST: takes a file that was looked at. */
  void take(Context ctx) throws IOException {
    Course course = access.course(ctx);
    ItemIntake intake = intake(ctx, course, arrived(ctx, course));
    List<BankItem> added =
        intake.into(access.bank(course), ctx.formParam("all") != null, Reviewer.of(ctx));
    incoming.forget(ctx.pathParam("file"));
    ctx.redirect(
        Links.bank(course.id()) + "?state=draft&added=" + added.size(), HttpStatus.SEE_OTHER);
  }

  private List<Item> chosen(Course course, BankChoice choice) {
    return access.bank(course).search(choice.toQuery(), 0, Integer.MAX_VALUE).stream()
        .map(BankItem::item)
        .toList();
  }

  /** Those that are approved, unless the address says another state. */
  private static BankChoice choice(Context ctx) {
    BankChoice asked = BankChoice.of(ctx);
    return ctx.queryParam("state") == null ? asked.in("approved") : asked.at(1);
  }

  /** A form for a format; with one, what it cannot hold. */
  void exportForm(Context ctx) throws IOException {
    Course course = access.course(ctx);
    BankChoice choice = choice(ctx);
    List<Item> items = chosen(course, choice);
    String asked = Objects.requireNonNullElse(ctx.queryParam("format"), "");
    List<Losses.Group> losses = List.of();
    int written = 0;
    if (!asked.isEmpty() && !items.isEmpty()) {
      Path file = Files.createTempFile("dars-items-", ".tmp");
      try {
        List<Loss> lost = format(ctx, asked).write(items, file);
        losses = Losses.grouped(lost);
        written =
            items.size()
                - (int) lost.stream().filter(Loss::whole).map(Loss::item).distinct().count();
      } finally {
        Files.deleteIfExists(file);
      }
    }
    ExportPage page =
        new ExportPage(
            course, choice, items.size(), asked.isEmpty() ? null : asked, written, losses);
    Messages m = pages.messages(ctx);
    pages.show(ctx, "bankexport.jte", pages.frame(ctx, m.get("bank.export"), "courses"), page);
  }

  private static ItemFormat format(Context ctx, String id) {
    ItemFormat format =
        ItemFormats.named(id)
            .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.page"));
    boolean key = ctx.queryParam("key") != null;
    return key && format instanceof PrintFormat print ? print.withKey() : format;
  }

  /** The file. */
  void export(Context ctx) throws IOException {
    Course course = access.course(ctx);
    ItemFormat format = format(ctx, ctx.pathParam("format"));
    List<Item> items = chosen(course, choice(ctx));
    if (items.isEmpty()) {
      throw new PageProblem(HttpStatus.NOT_FOUND, "problem.bank.nothing");
    }
    Path file = Files.createTempFile("dars-items-", ".tmp");
    try {
      format.write(items, file);
      Downloads.attach(
          ctx,
          "application/octet-stream",
          course.id() + "-items." + format.extensions().getFirst());
      try (InputStream in = Files.newInputStream(file)) {
        in.transferTo(ctx.outputStream());
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
