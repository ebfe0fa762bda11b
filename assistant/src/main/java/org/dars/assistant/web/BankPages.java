package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.quiz.bank.BankDesk;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.BankRuns;
import org.dars.assistant.quiz.bank.ItemBank;
import org.dars.assistant.quiz.bank.ItemStatistics;
import org.dars.assistant.quiz.bank.NearDuplicates;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.store.ItemQuery;
import org.dars.assistant.store.ItemRows.Column;
import org.jspecify.annotations.Nullable;

/** The question bank of a course: its items, what is done to many of them, how they are answered. */
final class BankPages {

  static final int ROWS_A_PAGE = 25;
  static final int MOST_MADE = 500;
  static final int LONGEST_TAG = 60;

  /** For readers without JavaScript. */
  private static final int SECONDS_TO_NEXT_LOOK = 3;

  /** Groups of near duplicates that a page shows. */
  static final int MOST_GROUPS = 50;

  /**
   * The list.
   *
   * @param found how many there are of the choice
   * @param states how many there are in each state, "" for all
   * @param told what was just done; "" for nothing
   */
  record BankPage(
      Course course,
      BankChoice choice,
      List<BankItem> items,
      int found,
      Map<String, Integer> states,
      Facets facets,
      RunView run,
      String name,
      String told) {

    int pages() {
      return Math.max(1, (found + ROWS_A_PAGE - 1) / ROWS_A_PAGE);
    }

    boolean empty() {
      return states.getOrDefault("", 0) == 0;
    }
  }

  /** What there is to choose from. */
  record Facets(List<String> sections, List<String> languages, List<String> tags) {}

  /** What is being made. */
  record RunView(Course course, BankRuns.@Nullable Run run) {

    boolean active() {
      return run != null && run.active();
    }
  }

  /** A form for items that are to be made. */
  record MakePage(Course course, List<CourseDocument> documents, RunView run, boolean model) {}

  /** How an item is answered. */
  record StatisticRow(BankItem item, ItemStatistics.Statistic statistic) {}

  /** How items are answered; those with flags first. */
  record StatisticsPage(Course course, List<StatisticRow> rows) {}

  /** Groups of items that ask nearly the same. */
  record DuplicatesPage(Course course, List<List<BankItem>> groups, int found, String told) {}

  private final Pages pages;
  private final BankAccess access;

  BankPages(Pages pages, BankAccess access) {
    this.pages = pages;
    this.access = access;
  }

  void show(Context ctx) {
    Course course = access.course(ctx);
    ItemBank bank = access.bank(course);
    BankChoice asked = BankChoice.of(ctx);
    ItemQuery query = asked.toQuery();
    int found = bank.count(query);
    int last = Math.max(1, (found + ROWS_A_PAGE - 1) / ROWS_A_PAGE);
    BankChoice choice = asked.page() > last ? asked.at(last) : asked;
    RunView run = run(course);
    Messages m = pages.messages(ctx);
    BankPage page =
        new BankPage(
            course,
            choice,
            bank.search(query, (choice.page() - 1) * ROWS_A_PAGE, ROWS_A_PAGE),
            found,
            states(bank, query),
            facets(bank),
            run,
            Reviewer.of(ctx),
            told(ctx, m));
    Frame frame = pages.frame(ctx, m.get("bank.title"), "courses", "htmx.js");
    pages.show(ctx, "bank.jte", run.active() ? frame.refreshing(SECONDS_TO_NEXT_LOOK) : frame, page);
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

  private RunView run(Course course) {
    return new RunView(course, access.runs().run(access.key(course)).orElse(null));
  }

  /** What came of decisions, as the address that follows them says. */
  private static String told(Context ctx, Messages m) {
    List<String> told = new ArrayList<>();
    for (String what : List.of("done", "unsound", "overtaken", "added")) {
      String n = Objects.requireNonNullElse(ctx.queryParam(what), "");
      if (n.matches("\\d{1,6}") && (!n.equals("0") || what.equals("done") || what.equals("added"))) {
        told.add(m.get("bank.told." + what, Integer.parseInt(n)));
      }
    }
    return String.join(" ", told);
  }

  static String outcome(BankDesk.Outcome outcome) {
    return "&done=%d&unsound=%d&overtaken=%d"
        .formatted(
            outcome.done().size(), outcome.unsound().size(), outcome.overtaken().size());
  }

  /** POST: one decision about all items that are marked. */
  void many(Context ctx) {
    Course course = access.course(ctx);
    BankDesk desk = access.desk(ctx, course);
    List<String> stale = new ArrayList<>();
    List<BankItem> marked = marked(ctx, course, stale);
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
    BankDesk.Outcome all = new BankDesk.Outcome(outcome.done(), outcome.unsound(), stale);
    ctx.redirect(
        Links.bank(course.id()) + BankChoice.of(ctx).query() + outcome(all), HttpStatus.SEE_OTHER);
  }

  /**
   * The items that are marked, each "version:id".
   *
   * @param stale takes the ids of those that somebody changed since
   */
  private List<BankItem> marked(Context ctx, Course course, List<String> stale) {
    Map<String, Integer> versions = new LinkedHashMap<>();
    for (String mark : ctx.formParams("item")) {
      int cut = mark.indexOf(':');
      if (cut > 0 && mark.substring(0, cut).matches("\\d{1,9}")) {
        versions.put(mark.substring(cut + 1), Integer.parseInt(mark.substring(0, cut)));
      }
    }
    ItemBank bank = access.bank(course);
    List<BankItem> marked = new ArrayList<>();
    versions.forEach((id, version) -> {
      BankItem now = bank.find(id).orElse(null);
      if (now != null && now.version() == version) {
        marked.add(now);
      } else {
        stale.add(id);
      }
    });
    return marked;
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

  void makeForm(Context ctx) {
    Course course = access.course(ctx);
    Messages m = pages.messages(ctx);
    MakePage page =
        new MakePage(
            course, access.documents(course), run(course), access.rooms().model() != null);
    pages.show(ctx, "make.jte", pages.frame(ctx, m.get("bank.make"), "courses"), page);
  }

  /** POST: begins to make items. */
  void make(Context ctx) {
    Course course = access.course(ctx);
    Set<ItemKind> kinds = EnumSet.noneOf(ItemKind.class);
    Arrays.stream(ItemKind.values())
        .filter(k -> ctx.formParams("kind").contains(k.label()))
        .forEach(kinds::add);
    Set<Bloom> blooms = EnumSet.noneOf(Bloom.class);
    Arrays.stream(Bloom.values())
        .filter(b -> ctx.formParams("bloom").contains(b.label()))
        .forEach(blooms::add);
    List<String> there = access.documents(course).stream().map(CourseDocument::id).toList();
    List<String> sections = ctx.formParams("section").stream().filter(there::contains).toList();
    int count = Math.clamp(BankAccess.number(ctx, "count", 20), 1, MOST_MADE);
    begin(ctx, course, List.of(new BankRuns.Wish(sections, kinds, blooms, count)));
    ctx.redirect(Links.bank(course.id()), HttpStatus.SEE_OTHER);
  }

  /** Begins to make what is wished for. */
  void begin(Context ctx, Course course, List<BankRuns.Wish> wishes) {
    access
        .runs()
        .make(
            access.key(course),
            wishes,
            ThreadLocalRandom.current().nextLong(1, Integer.MAX_VALUE),
            Reviewer.of(ctx),
            () -> access.bench(course));
  }

  /** POST: asks what is being made to stop. */
  void stop(Context ctx) {
    Course course = access.course(ctx);
    access.runs().stop(access.key(course));
    ctx.redirect(Links.bank(course.id()), HttpStatus.SEE_OTHER);
  }

  /** The part of the page that changes. */
  void progress(Context ctx) {
    Course course = access.course(ctx);
    ctx.html(
        pages.render("making.jte", Map.of("m", pages.messages(ctx), "page", run(course))));
  }

  void statistics(Context ctx) {
    Course course = access.course(ctx);
    Messages m = pages.messages(ctx);
    StatisticsPage page = new StatisticsPage(course, rows(access.rooms(), access.zone(), course));
    pages.show(ctx, "statistics.jte", pages.frame(ctx, m.get("bank.statistics"), "courses"), page);
  }

  private static List<StatisticRow> rows(Rooms rooms, String zone, Course course) {
    List<BankItem> items = rooms.quizRoom().bank(zone, course).list(null);
    Map<String, ItemStatistics.Statistic> statistics =
        rooms.quizRoom().statistics(zone, course);
    return items.stream()
        .flatMap(item -> {
          ItemStatistics.Statistic s = statistics.get(item.item().id());
          return s == null ? null : Stream.of(new StatisticRow(item, s));
        })
        .sorted(Comparator.comparingInt((StatisticRow r) -> r.statistic().flags().isEmpty() ? 1 : 0))
        .toList();
  }

  void duplicates(Context ctx) {
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
    DuplicatesPage page = new DuplicatesPage(course, shown, groups.size(), told(ctx, m));
    pages.show(
        ctx, "duplicates.jte", pages.frame(ctx, m.get("bank.duplicates"), "courses"), page);
  }

  /** POST: merges those that are marked into the one that is kept. */
  void merge(Context ctx) {
    Course course = access.course(ctx);
    String keep = BankAccess.field(ctx, "keep");
    List<String> stale = new ArrayList<>();
    List<BankItem> marked = marked(ctx, course, stale);
    BankItem kept =
        marked.stream()
            .filter(b -> b.item().id().equals(keep))
            .findFirst()
            .orElseThrow(() -> new PageProblem(HttpStatus.CONFLICT, "problem.bank.merge"));
    List<BankItem> others = marked.stream().filter(b -> b != kept).toList();
    if (others.isEmpty()) {
      throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.bank.merge");
    }
    BankDesk.Outcome outcome = access.desk(ctx, course).merge(kept, others);
    stale.addAll(outcome.overtaken());
    ctx.redirect(
        Links.bank(course.id())
            + "/duplicates?merged"
            + outcome(new BankDesk.Outcome(outcome.done(), List.of(), stale)),
        HttpStatus.SEE_OTHER);
  }
}
