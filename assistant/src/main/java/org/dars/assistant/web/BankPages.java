package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.bank.BankDesk;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.ItemBank;
import org.dars.assistant.quiz.bank.ItemStatistics;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.store.ItemQuery;
import org.dars.assistant.store.ItemRows.Column;
import org.jspecify.annotations.Nullable;

/**
 * The question bank of a course: its items, what is done to many of them, how they are answered.
 */
final class BankPages {

  static final int ROWS_A_PAGE = 25;
  static final int LONGEST_TAG = 60;

  /** Items that the page of statistics shows. */
  static final int MOST_ROWS = 80;

  /** For readers without JavaScript. */
  private static final int SECONDS_TO_NEXT_LOOK = 3;

  /**
   * The list.
   *
   * @param found how many there are of the choice
   * @param states how many there are in each state, "" for all
   * @param sound how many passed every check, by "1", and how many did not, by "0"
   * @param approvable how many drafts passed every check
   * @param told what was just done; "" for nothing
   * @param decided the item that was just decided about; null for none
   */
  record BankPage(
      Course course,
      BankChoice choice,
      List<BankItem> items,
      int found,
      Map<String, Integer> states,
      Map<String, Integer> sound,
      int approvable,
      Facets facets,
      MakingPages.RunView run,
      String name,
      String told,
      @Nullable Decided decided) {

    int pages() {
      return Math.max(1, (found + ROWS_A_PAGE - 1) / ROWS_A_PAGE);
    }

    boolean empty() {
      return !choice.narrowed() && states.getOrDefault("", 0) == 0;
    }
  }

  /** What there is to choose from. */
  record Facets(List<String> sections, List<String> languages, List<String> tags) {}

  /** How an item is answered. */
  record StatisticRow(BankItem item, ItemStatistics.Statistic statistic) {}

  /**
   * How items are answered; those with flags first.
   *
   * @param rows the first {@value #MOST_ROWS}
   * @param found how many there are
   */
  record StatisticsPage(Course course, List<StatisticRow> rows, int found) {}

  private final Pages pages;
  private final BankAccess access;
  private final MakingPages making;

  BankPages(Pages pages, BankAccess access, MakingPages making) {
    this.pages = pages;
    this.access = access;
    this.making = making;
  }

  void show(Context ctx) {
    Course course = access.course(ctx);
    ItemBank bank = access.bank(course);
    BankChoice asked = asked(ctx, bank);
    ItemQuery query = asked.toQuery();
    int found = bank.count(query);
    int last = Math.max(1, (found + ROWS_A_PAGE - 1) / ROWS_A_PAGE);
    BankChoice choice = asked.page() > last ? asked.at(last) : asked;
    MakingPages.RunView run = making.run(course);
    Messages m = pages.messages(ctx);
    BankPage page =
        new BankPage(
            course,
            choice,
            bank.search(query, (choice.page() - 1) * ROWS_A_PAGE, ROWS_A_PAGE),
            found,
            states(bank, query),
            bank.counts(query.sound(null), Column.SOUND),
            bank.count(query.in(ItemState.DRAFT.name()).sound(true)),
            facets(bank),
            run,
            Reviewer.of(ctx),
            ctx.queryParam("changed") == null
                ? BankAccess.told(ctx, m)
                : m.get("bank.told.changed"),
            Decided.of(ctx, bank));
    Frame frame = pages.frame(ctx, m.get("bank.title"), "courses", "htmx.js");
    pages.show(
        ctx, "bank.jte", run.active() ? frame.refreshing(SECONDS_TO_NEXT_LOOK) : frame, page);
  }

  /** The choice of an address; where it names no state, of the first one that has such items. */
  private static BankChoice asked(Context ctx, ItemBank bank) {
    BankChoice choice = BankChoice.of(ctx);
    if (ctx.queryParam("state") != null) {
      return choice;
    }
    Map<String, Integer> states = states(bank, choice.toQuery());
    return BankChoice.STATES.stream()
        .filter(s -> !s.isEmpty() && states.getOrDefault(s, 0) > 0)
        .findFirst()
        .map(choice::in)
        .map(c -> c.at(choice.page()))
        .orElse(choice);
  }

  private static Map<String, Integer> states(ItemBank bank, ItemQuery query) {
    Map<String, Integer> counts = new HashMap<>();
    bank.counts(query.in(null), Column.STATE)
        .forEach((state, n) -> counts.put(state.toLowerCase(Locale.ROOT), n));
    counts.put("", counts.values().stream().mapToInt(n -> n).sum());
    return counts;
  }

  private static Facets facets(ItemBank bank) {
    return new Facets(
        List.copyOf(bank.counts(ItemQuery.ALL, Column.SECTION).keySet()),
        List.copyOf(bank.counts(ItemQuery.ALL, Column.LANGUAGE).keySet()),
        List.copyOf(bank.counts(ItemQuery.ALL, Column.TAG).keySet()));
  }

  /** POST: one decision about all items that are marked, or all that are found. */
  void many(Context ctx) {
    Course course = access.course(ctx);
    BankDesk desk = access.desk(ctx, course);
    String here = Links.bank(course.id()) + BankChoice.of(ctx).query();
    List<String> stale = new ArrayList<>();
    Optional<List<BankItem>> all = all(ctx, access.bank(course));
    if (all.isPresent() && all.get().size() != BankAccess.number(ctx, "all", -1)) {
      // What the person saw counted is no longer what there is.
      ctx.redirect(here + "&changed=1", HttpStatus.SEE_OTHER);
      return;
    }
    List<BankItem> marked = all.orElseGet(() -> access.marked(ctx, course, stale));
    BankDesk.Outcome outcome =
        switch (BankAccess.field(ctx, "action")) {
          case "approve" -> desk.approve(marked);
          case "retire" -> desk.retire(marked);
          case "reopen" -> desk.reopen(marked);
          case "tag" -> desk.tag(marked, tags(ctx), Set.of());
          case "untag" -> desk.tag(marked, Set.of(), tags(ctx));
          default -> throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.request");
        };
    stale.addAll(outcome.overtaken());
    BankDesk.Outcome told = new BankDesk.Outcome(outcome.done(), outcome.unsound(), stale);
    ctx.redirect(here + BankAccess.outcome(told), HttpStatus.SEE_OTHER);
  }

  /**
   * Everything that is found, where a form says so; of it only sound drafts, where it says that.
   */
  private static Optional<List<BankItem>> all(Context ctx, ItemBank bank) {
    if (ctx.formParam("all") == null) {
      return Optional.empty();
    }
    ItemQuery query = BankChoice.of(ctx).toQuery();
    boolean sound = ctx.formParam("sound") != null;
    return Optional.of(
        bank.search(
            sound ? query.in(ItemState.DRAFT.name()).sound(true) : query, 0, Integer.MAX_VALUE));
  }

  /** Tags that were typed, with commas between. */
  static Set<String> tags(Context ctx) {
    Set<String> tags = new LinkedHashSet<>();
    for (String tag : BankAccess.field(ctx, "tags").split("[,;\n،؛]")) {
      String plain = tag.replaceAll("(?U)[\\p{Cntrl}\\s]+", " ").strip();
      if (!plain.isEmpty()) {
        tags.add(plain.length() > LONGEST_TAG ? plain.substring(0, LONGEST_TAG) : plain);
      }
    }
    return tags;
  }

  /** POST: under which name decisions are kept from now on. */
  void name(Context ctx) {
    Course course = access.course(ctx);
    Reviewer.set(ctx, BankAccess.field(ctx, "name"));
    ctx.redirect(Links.bank(course.id()) + BankChoice.of(ctx).query(), HttpStatus.SEE_OTHER);
  }

  void statistics(Context ctx) {
    Course course = access.course(ctx);
    Messages m = pages.messages(ctx);
    List<StatisticRow> rows = rows(access.rooms(), access.zone(), course);
    StatisticsPage page =
        new StatisticsPage(course, rows.stream().limit(MOST_ROWS).toList(), rows.size());
    pages.show(ctx, "statistics.jte", pages.frame(ctx, m.get("bank.statistics"), "courses"), page);
  }

  private static List<StatisticRow> rows(Rooms rooms, String zone, Course course) {
    List<BankItem> items = rooms.quizRoom().bank(zone, course).list(null);
    Map<String, ItemStatistics.Statistic> statistics = rooms.quizRoom().statistics(zone, course);
    return items.stream()
        .flatMap(item -> {
          ItemStatistics.Statistic s = statistics.get(item.item().id());
          return s == null ? null : Stream.of(new StatisticRow(item, s));
        })
        .sorted(
            Comparator.comparingInt((StatisticRow r) -> r.statistic().flags().isEmpty() ? 1 : 0))
        .toList();
  }
}
