package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.QuizSources;
import org.dars.assistant.quiz.bank.BankAct;
import org.dars.assistant.quiz.bank.BankDesk;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.BankRuns;
import org.dars.assistant.quiz.bank.ItemBank;
import org.dars.assistant.quiz.bank.ItemChanges;
import org.dars.assistant.quiz.bank.ItemMaking;
import org.dars.assistant.quiz.bank.ItemStatistics;
import org.dars.assistant.quiz.bank.ItemVersion;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.RichText;
import org.jspecify.annotations.Nullable;

/** One item of a question bank: what it asks, what proves it, what the examiner says; its form. */
final class ItemPages {

  private static final int LONGEST_REASON = 500;
  private static final int SECONDS_TO_NEXT_LOOK = 3;

  /**
   * An item.
   *
   * @param history newest first
   * @param next id of the item that follows in the list; "" for none
   * @param decided the item that was just decided about; null for none
   * @param restored the version that was just restored; 0 for none
   * @param mergedInto id of the item that it was merged into; "" for none
   * @param run what is being made for the bank; null for nothing
   * @param statistic how it is answered; null where too few did
   * @param reason what was typed to approve it all the same
   * @param problem why something was not done; "" otherwise
   */
  record ItemPage(
      Course course,
      BankChoice choice,
      BankItem item,
      List<ItemVersion> history,
      String next,
      @Nullable Decided decided,
      int restored,
      String mergedInto,
      BankRuns.@Nullable Run run,
      ItemStatistics.@Nullable Statistic statistic,
      String reason,
      String problem) {

    /** Whether another item is being made in place of this one. */
    boolean remaking() {
      return run != null && run.active() && ItemMaking.item(run).equals(item.item().id());
    }

    /** Whether the last run was to make another one, and there was none. */
    boolean notRemade() {
      return run != null
          && !run.active()
          && run.done() == 0
          && ItemMaking.item(run).equals(item.item().id());
    }
  }

  /**
   * The form of an item.
   *
   * @param version that the person saw; 0 for a new item
   * @param problems why it was not kept, a sentence each
   */
  record EditPage(
      Course course,
      BankChoice choice,
      Item item,
      int version,
      List<String> problems,
      boolean solver) {}

  /**
   * Two versions of an item.
   *
   * @param history newest first
   * @param changes what differs between them
   */
  record VersionsPage(
      Course course,
      BankItem item,
      List<ItemVersion> history,
      ItemVersion before,
      ItemVersion after,
      List<ItemChanges.Change> changes) {}

  private final Pages pages;
  private final BankAccess access;

  ItemPages(Pages pages, BankAccess access) {
    this.pages = pages;
    this.access = access;
  }

  void show(Context ctx) {
    Course course = access.course(ctx);
    show(ctx, course, access.item(ctx, course), "", "");
  }

  private void show(Context ctx, Course course, BankItem item, String reason, String problem) {
    ItemBank bank = access.bank(course);
    BankChoice choice = BankChoice.of(ctx);
    String id = item.item().id();
    List<ItemVersion> history = bank.history(id).reversed();
    ItemPage page =
        new ItemPage(
            course,
            choice,
            item,
            history,
            bank.next(choice.toQuery(), id).orElse(""),
            Decided.of(ctx, bank),
            restored(ctx, history),
            bank.mergedInto(id).orElse(""),
            access.runs().run(access.key(course)).orElse(null),
            access.rooms().quizRoom().statistic(access.zone(), course, item.item()).orElse(null),
            reason,
            problem);
    Frame frame = pages.frame(ctx, pages.messages(ctx).get("bank.item"), "courses", "htmx.js");
    pages.show(
        ctx,
        "bankitem.jte",
        page.remaking() ? frame.refreshing(SECONDS_TO_NEXT_LOOK) : frame,
        page);
  }

  /** The version that the newest one restored, when the address says that it was just done. */
  private static int restored(Context ctx, List<ItemVersion> history) {
    ItemVersion newest = history.getFirst();
    boolean just =
        ctx.queryParam("restored") != null && newest.act().equals(BankAct.RESTORED.label());
    return just && newest.note().matches("\\d{1,9}") ? Integer.parseInt(newest.note()) : 0;
  }

  /** POST: a decision about an item as it was seen; leads to the next one. */
  void act(Context ctx) {
    Course course = access.course(ctx);
    BankItem item = access.item(ctx, course);
    Messages m = pages.messages(ctx);
    String reason = BankAccess.field(ctx, "reason");
    if (item.version() != BankAccess.number(ctx, "version", 0)) {
      refuse(ctx, course, reason, m.get("bank.overtaken"));
      return;
    }
    BankDesk desk = access.desk(ctx, course);
    String action = BankAccess.field(ctx, "action");
    if (action.equals("remake")) {
      if (access.runs().run(access.key(course)).filter(BankRuns.Run::active).isPresent()) {
        refuse(ctx, course, reason, m.get("bank.busy"));
        return;
      }
      remake(ctx, course, item);
      return;
    }
    if (action.equals("insist") && (reason.isEmpty() || reason.length() > LONGEST_REASON)) {
      refuse(ctx, course, reason, m.get("problem.bank.reason", LONGEST_REASON));
      return;
    }
    String next =
        access.bank(course).next(BankChoice.of(ctx).toQuery(), item.item().id()).orElse("");
    BankDesk.Outcome outcome =
        switch (action) {
          case "approve" -> desk.approve(List.of(item));
          case "insist" -> desk.insist(item, reason);
          case "retire" -> desk.retire(List.of(item));
          case "reopen" -> desk.reopen(List.of(item));
          case "undo" -> desk.undo(item);
          case "tags" -> desk.tag(List.of(item), BankPages.tags(ctx), gone(ctx, item));
          default -> throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.request");
        };
    if (!outcome.overtaken().isEmpty()) {
      refuse(ctx, course, reason, m.get("bank.overtaken"));
    } else if (!outcome.unsound().isEmpty()) {
      refuse(ctx, course, reason, m.get("bank.unsound"));
    } else {
      ctx.redirect(after(ctx, course, item, action, next), HttpStatus.SEE_OTHER);
    }
  }

  /** Where a decision leads: to the next item, at the end to the list, and says what was done. */
  private String after(Context ctx, Course course, BankItem item, String action, String next) {
    BankChoice choice = BankChoice.of(ctx);
    BankItem now = access.bank(course).find(item.item().id()).orElse(item);
    if (action.equals("tags") || action.equals("undo") || now.version() == item.version()) {
      return at(course, item.item().id(), choice);
    }
    return next.isEmpty()
        ? Links.bank(course.id()) + choice.query() + Decided.query(now, true)
        : at(course, next, choice) + Decided.query(now, false);
  }

  /** The tags that are no longer in the field. */
  private static Set<String> gone(Context ctx, BankItem item) {
    Set<String> gone = new HashSet<>(item.item().about().tags());
    gone.removeAll(BankPages.tags(ctx));
    return gone;
  }

  private void refuse(Context ctx, Course course, String reason, String problem) {
    ctx.status(HttpStatus.CONFLICT);
    show(ctx, course, access.item(ctx, course), reason, problem);
  }

  private void remake(Context ctx, Course course, BankItem item) {
    access
        .making()
        .remake(
            access.key(course),
            item,
            ThreadLocalRandom.current().nextLong(1, Integer.MAX_VALUE),
            Reviewer.of(ctx),
            () -> access.bench(course));
    ctx.redirect(at(course, item.item().id(), BankChoice.of(ctx)), HttpStatus.SEE_OTHER);
  }

  private static String at(Course course, String item, BankChoice choice) {
    return Links.bankItem(course.id(), item) + "&" + choice.query().substring(1);
  }

  void edit(Context ctx) {
    Course course = access.course(ctx);
    BankItem item = access.item(ctx, course);
    form(ctx, course, item.item(), item.version(), List.of());
  }

  private void form(Context ctx, Course course, Item item, int version, List<String> problems) {
    Messages m = pages.messages(ctx);
    EditPage page =
        new EditPage(
            course,
            BankChoice.of(ctx),
            item,
            version,
            problems,
            access.rooms().quizRoom().hasSolver());
    String title = m.get(version == 0 ? "bank.new" : "bank.edit");
    pages.show(ctx, "itemform.jte", pages.frame(ctx, title, "courses"), page);
  }

  /** POST: a new version of an item. */
  void save(Context ctx) {
    Course course = access.course(ctx);
    BankItem item = access.item(ctx, course);
    Messages m = pages.messages(ctx);
    int seen = BankAccess.number(ctx, "version", 0);
    ItemForm form = form(ctx, m, course);
    Item typed = form.read(item.item());
    if (!form.problems().isEmpty()) {
      ctx.status(HttpStatus.BAD_REQUEST);
      form(ctx, course, typed, seen, form.problems());
      return;
    }
    Optional<BankItem> kept =
        item.version() == seen
            ? access
                .desk(ctx, course)
                .edit(item, typed, access.examiner(ctx, course), BankAct.EDITED)
            : Optional.empty();
    if (kept.isEmpty()) {
      ctx.status(HttpStatus.CONFLICT);
      int now = access.item(ctx, course).version();
      form(ctx, course, typed, now, List.of(m.get("bank.overtaken.form")));
      return;
    }
    ctx.redirect(at(course, item.item().id(), BankChoice.of(ctx)), HttpStatus.SEE_OTHER);
  }

  private ItemForm form(Context ctx, Messages m, Course course) {
    return new ItemForm(
        ctx, m, () -> QuizSources.of(access.rooms().library(), access.zone(), course.id()));
  }

  /** The form of a new item of the kind that the address names. */
  void blank(Context ctx) {
    Course course = access.course(ctx);
    form(ctx, course, blank(ctx, course), 0, List.of());
  }

  private static Item blank(Context ctx, Course course) {
    String label = Objects.requireNonNullElse(ctx.queryParam("kind"), "");
    if (!BankChoice.KINDS.contains(label)) {
      throw new PageProblem(HttpStatus.NOT_FOUND, "problem.page");
    }
    Item.About nothing = Item.About.NOTHING;
    return new Item(
        "own",
        "",
        RichText.EMPTY,
        BodyForm.blank(ItemKind.labelled(label)),
        RichText.EMPTY,
        BigDecimal.ONE,
        new Item.About(
            nothing.category(),
            "",
            null,
            null,
            course.language(),
            Reviewer.of(ctx),
            nothing.state(),
            List.of()),
        List.of());
  }

  /** POST: a new item. */
  void write(Context ctx) {
    Course course = access.course(ctx);
    ItemForm form = form(ctx, pages.messages(ctx), course);
    Item typed = form.read(blank(ctx, course));
    if (!form.problems().isEmpty()) {
      ctx.status(HttpStatus.BAD_REQUEST);
      form(ctx, course, typed, 0, form.problems());
      return;
    }
    List<BankItem> added =
        access
            .bank(course)
            .add(
                List.of(typed),
                access.examiner(ctx, course),
                Reviewer.of(ctx),
                BankAct.WRITTEN.label());
    String id = added.isEmpty() ? "" : added.getFirst().item().id();
    ctx.redirect(Links.bankItem(course.id(), id), HttpStatus.SEE_OTHER);
  }

  /** Two versions side by side: those that the address names, else the last two. */
  void versions(Context ctx) {
    Course course = access.course(ctx);
    BankItem item = access.item(ctx, course);
    List<ItemVersion> history = access.bank(course).history(item.item().id());
    int newest = history.size();
    int to = Math.clamp(number(ctx, "to", newest), 1, newest);
    int from = Math.clamp(number(ctx, "from", to - 1), 1, newest);
    ItemVersion before = history.get(from - 1);
    ItemVersion after = history.get(to - 1);
    VersionsPage page =
        new VersionsPage(
            course,
            item,
            history.reversed(),
            before,
            after,
            ItemChanges.between(before.item(), after.item()));
    Messages m = pages.messages(ctx);
    pages.show(ctx, "versions.jte", pages.frame(ctx, m.get("bank.versions"), "courses"), page);
  }

  private static int number(Context ctx, String name, int usual) {
    String typed = Objects.requireNonNullElse(ctx.queryParam(name), "");
    return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : usual;
  }

  /** POST: an item becomes again what it was in a version. */
  void restore(Context ctx) {
    Course course = access.course(ctx);
    BankItem item = access.item(ctx, course);
    int version = BankAccess.number(ctx, "restore", 0);
    boolean there =
        access.bank(course).history(item.item().id()).stream()
            .anyMatch(v -> v.version() == version);
    if (!there) {
      throw new PageProblem(HttpStatus.NOT_FOUND, "problem.bank.item");
    }
    boolean seen = item.version() == BankAccess.number(ctx, "version", 0);
    if (!seen
        || access.desk(ctx, course).restore(item, version, access.examiner(course)).isEmpty()) {
      refuse(ctx, course, "", pages.messages(ctx).get("bank.overtaken"));
      return;
    }
    ctx.redirect(
        Links.bankItem(course.id(), item.item().id()) + "&restored=" + version,
        HttpStatus.SEE_OTHER);
  }
}
