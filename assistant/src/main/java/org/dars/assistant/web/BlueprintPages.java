package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.bank.Blueprint;
import org.dars.assistant.quiz.bank.BlueprintGrid;
import org.dars.assistant.quiz.bank.BlueprintGrid.Axis;
import org.dars.assistant.quiz.bank.BlueprintSpread;
import org.dars.assistant.quiz.bank.Blueprints;
import org.dars.assistant.quiz.bank.ItemMaking;
import org.dars.assistant.quiz.bank.SectionNames;
import org.dars.assistant.quiz.bank.TestForms;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.ItemState;
import org.jspecify.annotations.Nullable;

/** What tests of a course are made of: cells, what the bank has for them, what it lacks. */
final class BlueprintPages {

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
   * @param kept whether this is how it is kept; false for one that is being typed
   * @param cover how the bank fills it; null for one without cells
   * @param table its cells as a table, and those beside it
   * @param sections names to choose from, for those
   * @param told what was just done with the table; "" for nothing
   * @param problem why it was not kept; "" otherwise
   */
  record EditPage(
      Course course,
      Blueprint blueprint,
      int version,
      boolean kept,
      TestForms.@Nullable Cover cover,
      BlueprintTable table,
      List<String> sections,
      String told,
      String problem) {}

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
      Blueprint blank = new Blueprint(NEW, "", List.of(), 0.6, 0, 0, false);
      show(ctx, course, blank, 0, true, Said.NOTHING);
    } else {
      Blueprints.Kept kept = kept(ctx, course);
      show(ctx, course, kept.blueprint(), kept.version(), true, Said.NOTHING);
    }
  }

  private Blueprints.Kept kept(Context ctx, Course course) {
    return blueprints(course)
        .find(ctx.pathParam("blueprint"))
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.blueprint"));
  }

  /** What came of a form. */
  private record Said(String told, String problem) {

    static final Said NOTHING = new Said("", "");
  }

  private void show(
      Context ctx, Course course, Blueprint blueprint, int version, boolean kept, Said said) {
    List<Item> approved = items(course, ItemState.APPROVED);
    List<Item> drafts = items(course, ItemState.DRAFT);
    Axis axis = BlueprintForm.axis(ctx, BlueprintGrid.usual(blueprint));
    BlueprintGrid grid = new BlueprintGrid(blueprint, axis, approved, drafts);
    EditPage page =
        new EditPage(
            course,
            blueprint,
            version,
            kept,
            blueprint.cells().isEmpty() ? null : TestForms.cover(blueprint, approved),
            new BlueprintTable(
                blueprint,
                axis,
                grid,
                BlueprintForm.opened(ctx),
                drafts,
                BlueprintSpread.most(approved)),
            grid.rows().stream().map(BlueprintGrid.Row::section).filter(n -> !n.isEmpty()).toList(),
            said.told(),
            said.problem());
    Messages m = pages.messages(ctx);
    pages.show(ctx, "blueprint.jte", pages.frame(ctx, m.get("blueprint.title"), "courses"), page);
  }

  /** POST: keeps a blueprint, or goes on typing it: another axis, a section opened, a spread. */
  void save(Context ctx) {
    Course course = access.course(ctx);
    Messages m = pages.messages(ctx);
    int version = BankAccess.number(ctx, "version", 0);
    String id = ctx.pathParam("blueprint");
    BlueprintForm form = new BlueprintForm(ctx, m);
    Blueprint typed = form.read(id.equals(NEW) ? free(ctx, course) : id);
    String act = BankAccess.field(ctx, "act");
    if (!act.isEmpty()) {
      Blueprint shown = version == 0 ? withId(typed, NEW) : typed;
      if (act.equals("spread")) {
        spread(ctx, course, shown, version);
      } else {
        show(
            ctx, course, shown, version, false, new Said(m.get("blueprint.typed"), form.problem()));
      }
      return;
    }
    String problem = form.problem();
    ctx.status(HttpStatus.BAD_REQUEST);
    try {
      if (problem.isEmpty()) {
        access.rooms().quizRoom().sections(access.zone(), course).check(typed);
        if (blueprints(course).save(typed, version)) {
          ctx.redirect(
              Links.blueprint(course.id(), typed.id()) + "?axis=" + form.axis(),
              HttpStatus.SEE_OTHER);
          return;
        }
        problem = m.get("bank.overtaken.form");
        version = blueprints(course).find(typed.id()).map(Blueprints.Kept::version).orElse(0);
        ctx.status(HttpStatus.CONFLICT);
      }
    } catch (SectionNames.UnknownSectionException e) {
      problem =
          e.nearest().isEmpty()
              ? m.get("problem.blueprint.section.none", e.section())
              : m.get("problem.blueprint.section", e.section(), e.nearest());
    } catch (IllegalArgumentException e) {
      problem = m.get("problem.blueprint.refused", String.valueOf(e.getMessage()));
    }
    Blueprint shown = version == 0 ? withId(typed, NEW) : typed;
    show(ctx, course, shown, version, false, new Said("", problem));
  }

  /** Fills the table after what is approved; what stands beside it, and essays, stay. */
  private void spread(Context ctx, Course course, Blueprint typed, int version) {
    Messages m = pages.messages(ctx);
    List<Item> approved = items(course, ItemState.APPROVED);
    List<Item> drafts = items(course, ItemState.DRAFT);
    int count = BankAccess.number(ctx, "spread", 0);
    int most = BlueprintSpread.most(approved);
    if (count < 1 || count > most) {
      ctx.status(HttpStatus.BAD_REQUEST);
      String problem = m.get("problem.blueprint.spread", most, BankAccess.field(ctx, "spread"));
      show(ctx, course, typed, version, false, new Said("", problem));
      return;
    }
    Axis axis = BlueprintForm.axis(ctx, Axis.KIND);
    List<Item> all = new ArrayList<>(approved);
    all.addAll(drafts);
    List<Blueprint.Cell> cells = new ArrayList<>(BlueprintSpread.of(approved, all, axis, count));
    BlueprintGrid grid = new BlueprintGrid(typed, axis, approved, drafts);
    for (int i = 0; i < typed.cells().size(); i++) {
      Blueprint.Cell cell = typed.cells().get(i);
      if (cell.kind() == ItemKind.ESSAY || grid.rest().contains(i)) {
        cells.add(cell);
      }
    }
    Blueprint filled =
        new Blueprint(
            typed.id(),
            typed.title(),
            cells,
            typed.passMark(),
            typed.minutes(),
            typed.attempts(),
            typed.hints());
    show(
        ctx,
        course,
        filled,
        version,
        false,
        new Said(m.get("blueprint.spread.done", count, cells.size()), ""));
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
                cell.section().isEmpty() ? List.of() : List.of(SectionNames.last(cell.section())),
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
