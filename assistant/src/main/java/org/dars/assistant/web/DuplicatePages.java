package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.bank.BankDesk;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.DuplicateGroups;
import org.dars.assistant.quiz.bank.ItemBank;

/** Items of a bank that ask nearly the same, and their merger. */
final class DuplicatePages {

  /** Groups that a page shows. */
  static final int MOST_GROUPS = 25;

  /**
   * Groups of items that ask nearly the same.
   *
   * @param found how many groups there are on all pages
   * @param page from 1
   */
  record DuplicatesPage(
      Course course, List<List<BankItem>> groups, int found, int page, String told) {

    int pages() {
      return DuplicatePages.pages(found);
    }
  }

  private final Pages pages;
  private final BankAccess access;
  private final DuplicateGroups duplicates = new DuplicateGroups();

  DuplicatePages(Pages pages, BankAccess access) {
    this.pages = pages;
    this.access = access;
  }

  void show(Context ctx) {
    Course course = access.course(ctx);
    Messages m = pages.messages(ctx);
    ItemBank bank = access.bank(course);
    List<List<DuplicateGroups.Member>> groups =
        duplicates.of(new DuplicateGroups.Key(access.zone(), course.id()), bank);
    int number = Math.clamp(asked(ctx), 1, pages(groups.size()));
    List<List<BankItem>> shown =
        groups.stream()
            .skip((number - 1L) * MOST_GROUPS)
            .limit(MOST_GROUPS)
            .map(g -> asTheyWere(g, bank))
            .filter(g -> g.size() > 1)
            .toList();
    DuplicatesPage page =
        new DuplicatesPage(course, shown, groups.size(), number, BankAccess.told(ctx, m));
    pages.show(ctx, "duplicates.jte", pages.frame(ctx, m.get("bank.duplicates"), "courses"), page);
  }

  private static int pages(int groups) {
    return Math.max(1, (groups + MOST_GROUPS - 1) / MOST_GROUPS);
  }

  /** The page that the address asks for; 1 where it names none. */
  private static int asked(Context ctx) {
    String typed = Objects.requireNonNullElse(ctx.queryParam("page"), "");
    return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 1;
  }

  /** The items of a group, less those that somebody changed this very moment. */
  private static List<BankItem> asTheyWere(List<DuplicateGroups.Member> group, ItemBank bank) {
    return group.stream()
        .flatMap(m -> bank.find(m.id()).filter(b -> b.version() == m.version()).stream())
        .toList();
  }

  /** POST: merges those that are marked into the one that is kept. */
  void merge(Context ctx) {
    Course course = access.course(ctx);
    String keep = BankAccess.field(ctx, "keep");
    List<String> stale = new ArrayList<>();
    List<BankItem> marked = access.marked(ctx, course, stale);
    BankItem kept =
        marked.stream()
            .filter(b -> b.item().id().equals(keep))
            .findFirst()
            .orElseThrow(() -> new PageProblem(HttpStatus.CONFLICT, "problem.bank.merge"));
    List<BankItem> others = marked.stream().filter(b -> !b.equals(kept)).toList();
    if (others.isEmpty()) {
      throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.bank.merge");
    }
    BankDesk.Outcome outcome = access.desk(ctx, course).merge(kept, others);
    stale.addAll(outcome.overtaken());
    ctx.redirect(
        Links.bank(course.id())
            + "/duplicates?page="
            + asked(ctx)
            + BankAccess.outcome(new BankDesk.Outcome(outcome.done(), List.of(), stale)),
        HttpStatus.SEE_OTHER);
  }
}
