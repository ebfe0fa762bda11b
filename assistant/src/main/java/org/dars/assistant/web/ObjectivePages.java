package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.bank.BankDesk;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.item.ItemState;

/** The objectives of a bank's items: other names for them, and one name for several. */
final class ObjectivePages {

  static final int ROWS_A_PAGE = 50;
  private static final int LONGEST = 500;
  private static final int LONGEST_WORDS = 200;

  /**
   * An objective.
   *
   * @param typed what stands in its field
   * @param items how many items name it, in every state
   */
  record Row(String objective, String typed, int items, int approved) {

    /** What finds its items in the bank. */
    String words() {
      return objective.length() > LONGEST_WORDS ? objective.substring(0, LONGEST_WORDS) : objective;
    }
  }

  /**
   * A page of them.
   *
   * @param words that they hold; "" for all
   * @param number of the page, from 1
   * @param told what was just done; "" for nothing
   * @param problem why nothing was; "" otherwise
   */
  record ObjectivesPage(
      Course course,
      List<Row> rows,
      int found,
      String words,
      int number,
      String told,
      String problem) {

    int pages() {
      return Math.max(1, (found + ROWS_A_PAGE - 1) / ROWS_A_PAGE);
    }

    /** To go on with in an address. */
    String query(int page) {
      return "?page=" + page + (words.isEmpty() ? "" : "&words=" + Links.escape(words));
    }
  }

  private final Pages pages;
  private final BankAccess access;

  ObjectivePages(Pages pages, BankAccess access) {
    this.pages = pages;
    this.access = access;
  }

  void show(Context ctx) {
    Course course = access.course(ctx);
    show(ctx, course, Map.of(), "");
  }

  /**
   * Shows a page.
   *
   * @param typed names that were typed, by those that the objectives have
   */
  private void show(Context ctx, Course course, Map<String, String> typed, String problem) {
    String words = Objects.requireNonNullElse(ctx.queryParam("words"), "").strip();
    List<Row> found =
        rows(access.bank(course).list(null), typed).stream()
            .filter(r ->
                r.objective().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)))
            .toList();
    String page = Objects.requireNonNullElse(ctx.queryParam("page"), "");
    int last = Math.max(1, (found.size() + ROWS_A_PAGE - 1) / ROWS_A_PAGE);
    int number = Math.min(last, page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
    Messages m = pages.messages(ctx);
    int from = (number - 1) * ROWS_A_PAGE;
    pages.show(
        ctx,
        "objectives.jte",
        pages.frame(ctx, m.get("objectives.title"), "courses"),
        new ObjectivesPage(
            course,
            found.subList(from, Math.min(found.size(), from + ROWS_A_PAGE)),
            found.size(),
            words,
            number,
            BankAccess.told(ctx, m),
            problem));
  }

  /** In the order in which the bank's items name them. */
  private static List<Row> rows(List<BankItem> items, Map<String, String> typed) {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (BankItem banked : items) {
      String objective = banked.item().about().objective();
      int approved = banked.item().about().state() == ItemState.APPROVED ? 1 : 0;
      if (!objective.isBlank()) {
        Row row = new Row(objective, typed.getOrDefault(objective, objective), 1, approved);
        rows.merge(
            objective,
            row,
            (a, b) ->
                new Row(a.objective(), a.typed(), a.items() + 1, a.approved() + b.approved()));
      }
    }
    return List.copyOf(rows.values());
  }

  /** As a field of one line holds it. */
  private static String plain(String name) {
    return name.replaceAll("(?U)[\\p{Cntrl}\\s]+", " ").strip();
  }

  /** POST: gives the objectives of a page the names that were typed. */
  void rename(Context ctx) {
    Course course = access.course(ctx);
    Messages m = pages.messages(ctx);
    Map<String, String> names = new HashMap<>();
    String problem = "";
    for (int i = 0; i < ROWS_A_PAGE; i++) {
      String was = ctx.formParam("was" + i);
      String now = plain(BankAccess.field(ctx, "name" + i));
      if (was != null && !was.isBlank() && !now.equals(plain(was))) {
        names.put(was, now);
        if (now.isEmpty()) {
          problem = m.get("problem.objective.empty", was);
        } else if (now.length() > LONGEST) {
          problem = m.get("problem.objective.long", LONGEST);
        }
      }
    }
    if (!problem.isEmpty()) {
      ctx.status(HttpStatus.BAD_REQUEST);
      show(ctx, course, names, problem);
      return;
    }
    List<BankItem> named =
        access.bank(course).list(null).stream()
            .filter(b -> names.containsKey(b.item().about().objective()))
            .toList();
    BankDesk.Outcome outcome = access.desk(ctx, course).rename(named, names);
    String words = Objects.requireNonNullElse(ctx.queryParam("words"), "");
    String page = Objects.requireNonNullElse(ctx.queryParam("page"), "");
    ctx.redirect(
        Links.bank(course.id())
            + "/objectives?words="
            + Links.escape(words)
            + (page.matches("\\d{1,6}") ? "&page=" + page : "")
            + BankAccess.outcome(outcome),
        HttpStatus.SEE_OTHER);
  }
}
