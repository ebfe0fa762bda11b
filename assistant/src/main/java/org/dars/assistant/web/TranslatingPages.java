package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.bank.BankRuns;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.translated.ItemTranslating;
import org.dars.assistant.store.ItemQuery;
import org.dars.translator.engine.EngineException;
import org.jspecify.annotations.Nullable;

/** The languages of a bank: what is translated, what runs, and a form for more. */
final class TranslatingPages {

  /** For readers without JavaScript. */
  private static final int SECONDS_TO_NEXT_LOOK = 3;

  /** What is translated into a language, or was last. */
  record LanguageRun(Course course, BankRuns.Run run) {}

  /** The part of the page that changes. */
  record RunsView(Course course, List<LanguageRun> runs) {

    boolean active() {
      return runs.stream().anyMatch(r -> r.run().active());
    }
  }

  /**
   * The form as it was filled in.
   *
   * @param engine one of {@link CourseLocalisationPages#ENGINES}
   * @param drafts whether items that nobody approved are translated, too
   */
  record Form(List<String> to, String engine, boolean drafts) {

    static Form of(Context ctx) {
      return new Form(
          ctx.formParams("to").stream().distinct().toList(),
          BankAccess.field(ctx, "engine"),
          ctx.formParam("drafts") != null);
    }
  }

  /**
   * The page.
   *
   * @param languages that there are translations into, with how many
   * @param first languages that the course is in: these prove what is translated
   * @param others to choose from
   * @param approved how many items are approved
   * @param drafts how many are not
   * @param problems why something was not begun, a sentence each
   */
  record LanguagesPage(
      Course course,
      Map<String, Integer> languages,
      List<LocalisePages.Choice> first,
      List<LocalisePages.Choice> others,
      RunsView runs,
      boolean formShown,
      Form form,
      int approved,
      int drafts,
      List<String> problems) {}

  private final Pages pages;
  private final BankAccess access;

  TranslatingPages(Pages pages, BankAccess access) {
    this.pages = pages;
    this.access = access;
  }

  void show(Context ctx) {
    Course course = access.course(ctx);
    show(ctx, course, new Form(List.of(), "auto", false), List.of());
  }

  private void show(Context ctx, Course course, Form form, List<String> problems) {
    Messages m = pages.messages(ctx);
    RunsView runs = runs(course);
    // A page that reloads itself as a whole would empty the form again and again.
    boolean formShown = !runs.active() || ctx.queryParam("more") != null || !problems.isEmpty();
    List<LocalisePages.Choice> first =
        access.languages(course).followed().stream()
            .map(tag -> new LocalisePages.Choice(tag, m.languageName(tag)))
            .toList();
    List<String> taken = first.stream().map(LocalisePages.Choice::tag).toList();
    ItemQuery all = ItemQuery.ALL;
    LanguagesPage page =
        new LanguagesPage(
            course,
            access.languages(course).counts(),
            first,
            LocalisePages.languages(m).stream()
                .filter(c -> !taken.contains(c.tag()) && !c.tag().equals(course.language()))
                .toList(),
            runs,
            formShown,
            form,
            access.bank(course).count(all.in(ItemState.APPROVED.name())),
            access.bank(course).count(all.in(ItemState.DRAFT.name())),
            problems);
    Frame frame = pages.frame(ctx, m.get("items.title"), "courses", "htmx.js");
    pages.show(
        ctx, "itemlanguages.jte", formShown ? frame : frame.refreshing(SECONDS_TO_NEXT_LOOK), page);
  }

  private RunsView runs(Course course) {
    return new RunsView(
        course,
        access.runs().runs(access.zone(), course.id()).stream()
            .filter(run -> !run.slot().isEmpty())
            .map(run -> new LanguageRun(course, run))
            .toList());
  }

  /** The part of the page that changes. */
  void progress(Context ctx) {
    Course course = access.course(ctx);
    ctx.html(
        pages.render("translating.jte", Map.of("m", pages.messages(ctx), "page", runs(course))));
  }

  /** POST: begins to translate into each language that was ticked. */
  void begin(Context ctx) throws IOException {
    Course course = access.course(ctx);
    Messages m = pages.messages(ctx);
    Form form = Form.of(ctx);
    Set<String> offered = new LinkedHashSet<>(LocalisePages.LANGUAGES);
    offered.addAll(access.languages(course).followed());
    offered.remove(course.language());
    List<String> problems = new ArrayList<>();
    if (!offered.containsAll(form.to())
        || !CourseLocalisationPages.ENGINES.contains(form.engine())) {
      throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.request");
    } else if (form.to().isEmpty()) {
      problems.add(m.get("problem.items.none"));
    } else if (count(course, form) == 0) {
      problems.add(m.get(form.drafts() ? "problem.items.nothing" : "problem.items.approve"));
    } else {
      String person = Reviewer.of(ctx);
      begin(course, form, person, m).forEach((tag, why) -> problems.add(why));
    }
    if (problems.isEmpty()) {
      ctx.redirect(Links.itemLanguages(course.id()), HttpStatus.SEE_OTHER);
    } else {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, course, form, problems);
    }
  }

  private int count(Course course, Form form) {
    return ItemTranslating.items(access.rooms().quizRoom(), access.zone(), course, form.drafts())
        .size();
  }

  /** Begins; what could not be begun comes back with the reason. */
  private Map<String, String> begin(Course course, Form form, String person, Messages m)
      throws IOException {
    Map<String, String> refused = new LinkedHashMap<>();
    ItemTranslating.Order order = new ItemTranslating.Order(form.engine(), form.drafts());
    for (String tag : form.to()) {
      @Nullable String why = null;
      try {
        if (!access.translating().begin(access.zone(), course, tag, order, person)) {
          why = m.get("problem.items.busy", m.languageName(tag));
        }
      } catch (EngineException e) {
        why = m.get("problem.items.engine", m.languageName(tag), String.valueOf(e.getMessage()));
      }
      if (why != null) {
        refused.put(tag, why);
      }
    }
    return refused;
  }

  /** POST: stops what is translated into a language, or goes on with it. */
  void act(Context ctx) throws IOException {
    Course course = access.course(ctx);
    String tag = ItemLanguagePages.tag(ctx);
    Messages m = pages.messages(ctx);
    switch (BankAccess.field(ctx, "action")) {
      case "stop" -> access.runs().stop(ItemTranslating.key(access.zone(), course, tag));
      case "go-on" -> {
        try {
          access.translating().goOn(access.zone(), course, tag, Reviewer.of(ctx));
        } catch (EngineException e) {
          ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
          show(
              ctx,
              course,
              new Form(List.of(tag), "auto", false),
              List.of(
                  m.get(
                      "problem.items.engine",
                      m.languageName(tag),
                      String.valueOf(e.getMessage()))));
          return;
        }
      }
      default -> throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.request");
    }
    ctx.redirect(Links.itemLanguages(course.id()), HttpStatus.SEE_OTHER);
  }
}
