package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.bank.BankDesk;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.NearDuplicates;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;

/** Items of a bank that ask nearly the same, and their merger. */
final class DuplicatePages {

  /** Groups that a page shows. */
  static final int MOST_GROUPS = 25;

  /** Groups of items that ask nearly the same. */
  record DuplicatesPage(Course course, List<List<BankItem>> groups, int found, String told) {}

  private final Pages pages;
  private final BankAccess access;

  DuplicatePages(Pages pages, BankAccess access) {
    this.pages = pages;
    this.access = access;
  }

  void show(Context ctx) {
    Course course = access.course(ctx);
    Messages m = pages.messages(ctx);
    Map<String, BankItem> items = new LinkedHashMap<>();
    for (BankItem item : access.bank(course).list(null)) {
      if (item.item().about().state() != ItemState.RETIRED) {
        items.put(item.item().id(), item);
      }
    }
    List<Item> plain = items.values().stream().map(BankItem::item).toList();
    List<List<Item>> groups = new NearDuplicates(plain, NearDuplicates.NEAR).groups();
    List<List<BankItem>> shown = new ArrayList<>();
    for (List<Item> group : groups.stream().limit(MOST_GROUPS).toList()) {
      shown.add(group.stream().map(i -> Objects.requireNonNull(items.get(i.id()))).toList());
    }
    DuplicatesPage page = new DuplicatesPage(course, shown, groups.size(), BankAccess.told(ctx, m));
    pages.show(ctx, "duplicates.jte", pages.frame(ctx, m.get("bank.duplicates"), "courses"), page);
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
            + "/duplicates?merged"
            + BankAccess.outcome(new BankDesk.Outcome(outcome.done(), List.of(), stale)),
        HttpStatus.SEE_OTHER);
  }
}
