package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.Blueprint;
import org.dars.assistant.quiz.bank.Blueprints;
import org.dars.assistant.quiz.bank.ItemMaking;
import org.dars.assistant.quiz.bank.TestForms;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.store.ItemQuery;
import org.dars.assistant.store.ItemRows.Column;
import org.jspecify.annotations.Nullable;

/** What tests of a course are made of: cells, what the bank has for them, what it lacks. */
final class BlueprintPages {

  /** Empty cells behind those that are there. */
  private static final int EMPTY_CELLS = 2;

  /** In addresses, of one that nobody kept yet. */
  static final String NEW = "new";

  /**
   * All blueprints.
   *
   * @param covers how the bank fills each
   */
  record ListPage(Course course, List<Blueprint> blueprints, List<TestForms.Cover> covers) {}

  /**
   * One blueprint.
   *
   * @param version that the person saw; 0 for a new one
   * @param cover how the bank fills it; null for a new one
   * @param drafts by cell, how many drafts fit it
   * @param rows cells to show: those that are there and some empty ones
   * @param problem why it was not kept; "" otherwise
   */
  record EditPage(
      Course course,
      Blueprint blueprint,
      int version,
      TestForms.@Nullable Cover cover,
      List<Integer> drafts,
      int rows,
      List<String> sections,
      String problem) {

    /** A cell; null for an empty one. */
    Blueprint.@Nullable Cell cell(int row) {
      return row < blueprint.cells().size() ? blueprint.cells().get(row) : null;
    }
  }

  /** A test that was drawn. */
  record TestPage(Course course, Blueprint blueprint, long seed, TestForms.Drawn drawn) {}

  private final Pages pages;
  private final BankAccess access;
  private final MakingPages making;

  BlueprintPages(Pages pages, BankAccess access, MakingPages making) {
    this.pages = pages;
    this.access = access;
    this.making = making;
  }

  private Blueprints blueprints(Course course) {
    return access.rooms().quizRoom().blueprints(access.zone(), course);
  }

  private List<Item> items(Course course, ItemState state) {
    return access.bank(course).list(state).stream().map(BankItem::item).toList();
  }

  void list(Context ctx) {
    Course course = access.course(ctx);
    List<Item> approved = items(course, ItemState.APPROVED);
    List<Blueprint> all =
        blueprints(course).list().stream().map(Blueprints.Kept::blueprint).toList();
    ListPage page =
        new ListPage(course, all, all.stream().map(b -> TestForms.cover(b, approved)).toList());
    Messages m = pages.messages(ctx);
    pages.show(ctx, "blueprints.jte", pages.frame(ctx, m.get("blueprint.list"), "courses"), page);
  }

  void show(Context ctx) {
    Course course = access.course(ctx);
    if (ctx.pathParam("blueprint").equals(NEW)) {
      show(ctx, course, new Blueprint(NEW, "", List.of(), 0.6, 0, 0, false), 0, "");
    } else {
      Blueprints.Kept kept = kept(ctx, course);
      show(ctx, course, kept.blueprint(), kept.version(), "");
    }
  }

  private Blueprints.Kept kept(Context ctx, Course course) {
    return blueprints(course)
        .find(ctx.pathParam("blueprint"))
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.blueprint"));
  }

  private void show(Context ctx, Course course, Blueprint blueprint, int version, String problem) {
    List<Item> drafts = items(course, ItemState.DRAFT);
    List<Integer> waiting = new ArrayList<>();
    for (Blueprint.Cell cell : blueprint.cells()) {
      waiting.add((int) drafts.stream().filter(i -> TestForms.fits(cell, i)).count());
    }
    EditPage page =
        new EditPage(
            course,
            blueprint,
            version,
            blueprint.cells().isEmpty()
                ? null
                : TestForms.cover(blueprint, items(course, ItemState.APPROVED)),
            waiting,
            blueprint.cells().size() + EMPTY_CELLS,
            List.copyOf(access.bank(course).counts(ItemQuery.ALL, Column.SECTION).keySet()),
            problem);
    Messages m = pages.messages(ctx);
    pages.show(ctx, "blueprint.jte", pages.frame(ctx, m.get("blueprint.title"), "courses"), page);
  }

  /** POST: keeps a blueprint. */
  void save(Context ctx) {
    Course course = access.course(ctx);
    Messages m = pages.messages(ctx);
    int version = BankAccess.number(ctx, "version", 0);
    String id = ctx.pathParam("blueprint");
    Blueprint typed = typed(ctx, id.equals(NEW) ? free(ctx, course) : id);
    String problem = "";
    try {
      if (blueprints(course).save(typed, version)) {
        ctx.redirect(Links.blueprint(course.id(), typed.id()), HttpStatus.SEE_OTHER);
        return;
      }
      problem = m.get("bank.overtaken.form");
      version = blueprints(course).find(typed.id()).map(Blueprints.Kept::version).orElse(0);
      ctx.status(HttpStatus.CONFLICT);
    } catch (IllegalArgumentException e) {
      problem = m.get("problem.blueprint.refused", String.valueOf(e.getMessage()));
      ctx.status(HttpStatus.BAD_REQUEST);
    }
    Blueprint shown = version == 0 ? withId(typed, NEW) : typed;
    show(ctx, course, shown, version, problem);
  }

  private static Blueprint withId(Blueprint b, String id) {
    return new Blueprint(
        id, b.title(), b.cells(), b.passMark(), b.minutes(), b.attempts(), b.hints());
  }

  /** An id after the title that no other has. */
  private String free(Context ctx, Course course) {
    String slug = CourseLibrary.idOf(BankAccess.field(ctx, "title"));
    String wanted = slug.matches("[a-z0-9][a-z0-9-]{0,29}") ? slug : "test";
    Set<String> taken = new HashSet<>(Set.of(NEW));
    blueprints(course).list().forEach(k -> taken.add(k.blueprint().id()));
    String free = wanted;
    for (int i = 2; taken.contains(free); i++) {
      free = wanted + "-" + i;
    }
    return free;
  }

  private Blueprint typed(Context ctx, String id) {
    List<Blueprint.Cell> cells = new ArrayList<>();
    for (int i = 0; i < Blueprints.MOST_CELLS; i++) {
      int count = BankAccess.number(ctx, "count" + i, 0);
      if (count > 0) {
        cells.add(
            new Blueprint.Cell(
                BankAccess.field(ctx, "section" + i),
                bloom(BankAccess.field(ctx, "bloom" + i)),
                kind(BankAccess.field(ctx, "kind" + i)),
                percent(ctx, "hardest" + i, 0),
                percent(ctx, "easiest" + i, 100),
                count));
      }
    }
    return new Blueprint(
        id,
        BankAccess.field(ctx, "title"),
        cells,
        percent(ctx, "pass", 60),
        BankAccess.number(ctx, "minutes", 0),
        BankAccess.number(ctx, "attempts", 0),
        ctx.formParam("hints") != null);
  }

  private static double percent(Context ctx, String name, int usual) {
    BigDecimal typed = BodyForm.parsed(BankAccess.field(ctx, name));
    return (typed == null ? usual : typed.doubleValue()) / 100;
  }

  private static @Nullable Bloom bloom(String label) {
    return Arrays.stream(Bloom.values())
        .filter(b -> b.label().equals(label))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable ItemKind kind(String label) {
    return Arrays.stream(ItemKind.values())
        .filter(k -> k.label().equals(label))
        .findFirst()
        .orElse(null);
  }

  /** POST. */
  void delete(Context ctx) {
    Course course = access.course(ctx);
    blueprints(course).delete(kept(ctx, course).blueprint().id());
    ctx.redirect(Links.blueprints(course.id()), HttpStatus.SEE_OTHER);
  }

  /** POST: begins to make what the cells lack. */
  void make(Context ctx) {
    Course course = access.course(ctx);
    Blueprint blueprint = kept(ctx, course).blueprint();
    TestForms.Cover cover = TestForms.cover(blueprint, items(course, ItemState.APPROVED));
    List<ItemMaking.Wish> wishes = new ArrayList<>();
    for (int i = 0; i < blueprint.cells().size(); i++) {
      Blueprint.Cell cell = blueprint.cells().get(i);
      int missing = cover.cells().get(i).missing();
      if (missing > 0) {
        wishes.add(
            new ItemMaking.Wish(
                cell.section().isEmpty() ? List.of() : List.of(cell.section()),
                cell.kind() == null ? Set.of() : Set.of(cell.kind()),
                cell.bloom() == null ? Set.of() : Set.of(cell.bloom()),
                missing));
      }
    }
    if (!wishes.isEmpty()) {
      making.begin(ctx, course, wishes);
    }
    ctx.redirect(Links.bank(course.id()), HttpStatus.SEE_OTHER);
  }

  /** A test as learners may get it; another look, another one. */
  void test(Context ctx) {
    Course course = access.course(ctx);
    Blueprint blueprint = kept(ctx, course).blueprint();
    String typed = Objects.requireNonNullElse(ctx.queryParam("seed"), "");
    long seed =
        typed.matches("\\d{1,9}")
            ? Long.parseLong(typed)
            : ThreadLocalRandom.current().nextInt(1, 1_000_000);
    try {
      TestForms.Drawn drawn = TestForms.draw(blueprint, items(course, ItemState.APPROVED), seed);
      Messages m = pages.messages(ctx);
      pages.show(
          ctx,
          "testform.jte",
          pages.frame(ctx, m.get("blueprint.test"), "courses"),
          new TestPage(course, blueprint, seed, drawn));
    } catch (TestForms.TooFewItemsException e) {
      throw new PageProblem(
          HttpStatus.CONFLICT, "problem.blueprint.few", String.valueOf(e.getMessage()));
    }
  }
}
