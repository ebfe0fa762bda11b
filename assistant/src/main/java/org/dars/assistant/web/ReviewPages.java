package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dars.assistant.course.Course;
import org.dars.assistant.localise.LocalisationRoom;
import org.dars.assistant.localise.ReviewDesk;
import org.dars.assistant.localise.ReviewDesk.Act;
import org.dars.assistant.localise.ReviewDesk.Decision;
import org.dars.assistant.localise.ReviewDesk.Found;
import org.dars.assistant.localise.ReviewMarks;
import org.dars.assistant.localise.Reviews.Pair;
import org.dars.assistant.localise.SegmentHelp;
import org.dars.assistant.localise.Suggestions.Suggestion;
import org.dars.assistant.localise.Taken;
import org.dars.assistant.store.SegmentRows;
import org.dars.assistant.store.SegmentRows.Filter;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.assistant.web.ReviewView.Beside;
import org.dars.assistant.web.ReviewView.Document;
import org.dars.assistant.web.ReviewView.ReviewPage;
import org.dars.assistant.web.ReviewView.Row;
import org.dars.assistant.web.ReviewView.Same;
import org.dars.translator.SegmentState;
import org.dars.translator.check.Issue;
import org.dars.translator.engine.EngineException;
import org.jspecify.annotations.Nullable;

/** Segments of a course beside their translations, for a person to approve or mend. */
final class ReviewPages {

  static final int LONGEST_TARGET = 20_000;

  /** What may be approved in one go. */
  private static final double SURE = 0.9;

  /** Other translations of an equal source that are shown. */
  private static final int OTHERS_SHOWN = 3;

  private final Pages pages;
  private final CourseLocalisationPages courses;
  private final LocalisationRoom room;

  ReviewPages(Pages pages, CourseLocalisationPages courses, Rooms rooms) {
    this.pages = pages;
    this.courses = courses;
    this.room = rooms.courseLocalisation();
  }

  /** Lines of a box that its translation fits into, as far as the source tells. */
  static int rows(String source) {
    return Math.clamp(source.length() / 45 + 2, 2, 12);
  }

  void show(Context ctx) throws IOException {
    Course course = courses.course(ctx);
    show(ctx, course, desk(ctx, course), null);
  }

  /** Where the segments that the address names are decided about, for an instructor. */
  ReviewDesk desk(Context ctx, Course course) throws IOException {
    Pair pair = courses.pair(course, courses.batch(ctx, course), ctx.pathParam("language"));
    return room.reviews().desk(pair);
  }

  /**
   * @param edited the segment with a text that was not kept, or null
   */
  private void show(Context ctx, Course course, ReviewDesk desk, @Nullable Row edited)
      throws IOException {
    Messages m = pages.messages(ctx);
    SegmentRows segments = desk.rows();
    ReviewChoice asked = ReviewChoice.of(ctx);
    int most = ReviewView.SEGMENTS_A_PAGE;
    Found looked = found(desk, asked);
    int found = looked.count();
    // Where all of the last page were decided, the one before is the last.
    int last = Math.max(1, (found + most - 1) / most);
    ReviewChoice choice = asked.page() > last ? asked.at(last) : asked;
    List<Placed> placed = choice.equals(asked) ? looked.some() : found(desk, choice).some();
    List<Row> rows = new ArrayList<>();
    for (Placed p : placed) {
      Row row = Row.of(p);
      rows.add(edited != null && edited.anchor().equals(row.anchor()) ? edited : row);
    }
    if (edited != null && !rows.contains(edited)) {
      rows.addFirst(edited);
    }
    String approved = ReviewChoice.query(ctx, "approved");
    ReviewPage page =
        new ReviewPage(
            course,
            desk.pair(),
            choice,
            rows,
            found,
            segments.counts(),
            desk.records().progress().entrySet().stream()
                .map(e -> Document.of(e.getKey(), e.getValue()))
                .toList(),
            segments.count(ReviewDesk.above(choice.path(), SURE)),
            approved.matches("\\d{1,7}") ? Integer.parseInt(approved) : -1,
            opened(ctx, course, desk, choice, rows),
            same(ctx, desk),
            Reviewer.given(ctx),
            new ReviewMarks(desk, Clock.systemUTC()).scores().all());
    String title = m.get("review.title", m.languageName(desk.pair().to()));
    pages.show(ctx, "review.jte", pages.frame(ctx, title, "courses", "htmx.js", "review.js"), page);
  }

  private static Found found(ReviewDesk desk, ReviewChoice choice) {
    Filter filter = choice.filter();
    int most = ReviewView.SEGMENTS_A_PAGE;
    int from = (choice.page() - 1) * most;
    Optional<Issue.Kind> kind = choice.kind();
    return kind.isPresent()
        ? desk.withIssue(filter, kind.get(), from, most)
        : new Found(desk.rows().list(filter, from, most), desk.rows().count(filter));
  }

  /** What stands beside the segment that the address opens. */
  private @Nullable Beside opened(
      Context ctx, Course course, ReviewDesk desk, ReviewChoice choice, List<Row> rows)
      throws IOException {
    String at = ReviewChoice.query(ctx, "at");
    for (Row row : rows) {
      if (row.anchor().equals(at)) {
        return beside(course, desk, choice, row).orElse(null);
      }
    }
    return null;
  }

  private Optional<Beside> beside(Course course, ReviewDesk desk, ReviewChoice choice, Row row)
      throws IOException {
    return desk.help(row.document(), row.segment().id(), room.reviews().help(desk.pair()))
        .map(help -> new Beside(course, desk.pair(), choice, row, help));
  }

  /** The piece of page beside a segment. */
  void beside(Context ctx) throws IOException {
    Course course = courses.course(ctx);
    ReviewDesk desk = desk(ctx, course);
    Row row = Row.of(find(desk, ReviewChoice.query(ctx, "in"), ReviewChoice.query(ctx, "segment")));
    Beside beside = beside(course, desk, ReviewChoice.of(ctx), row).orElseThrow();
    ctx.html(pages.render("beside.jte", Map.of("m", pages.messages(ctx), "page", beside)));
  }

  /** The question about equal sources, after one of them was approved. */
  private static @Nullable Same same(Context ctx, ReviewDesk desk) {
    Optional<Placed> kept =
        desk.find(ReviewChoice.query(ctx, "kept"))
            .filter(p -> p.segment().state() == SegmentState.APPROVED);
    List<Placed> others = kept.map(desk::others).orElse(List.of());
    if (kept.isEmpty() || others.isEmpty()) {
      return null;
    }
    int fixed =
        (int) others.stream().filter(p -> p.segment().state() == SegmentState.APPROVED).count();
    List<String> texts =
        others.stream()
            .map(p -> p.segment().target())
            .filter(t -> !t.isEmpty() && !t.equals(kept.get().segment().target()))
            .distinct()
            .limit(OTHERS_SHOWN)
            .toList();
    return new Same(kept.get(), others.size(), fixed, texts);
  }

  /** POST: a decision about one segment, or a text from beside it for its box. */
  void decide(Context ctx) throws IOException, InterruptedException {
    Course course = courses.course(ctx);
    ReviewDesk desk = desk(ctx, course);
    Placed placed = find(desk, field(ctx, "document"), field(ctx, "segment"));
    String text = field(ctx, "target").replace("\r\n", "\n");
    Messages m = pages.messages(ctx);
    if (text.length() > LONGEST_TARGET) {
      String reason = m.get("review.long", LONGEST_TARGET);
      refuse(ctx, course, desk, placed, text, m.get("review.refused", reason));
      return;
    }
    String taken = field(ctx, "taken");
    if (!taken.isEmpty()) {
      edit(ctx, course, desk, placed, taken, m.get("review.taken"));
      return;
    }
    String action = field(ctx, "action");
    if (action.equals("ask")) {
      ask(ctx, course, desk, placed, text);
      return;
    }
    Act act = act(action);
    String seen = field(ctx, "seen");
    Decision decision =
        desk.decide(placed.document(), placed.segment().id(), seen, act, text, Reviewer.of(ctx));
    switch (decision) {
      case Decision.Kept kept -> {
        room.reviews().remember(desk, kept.taken());
        String next = field(ctx, "next");
        boolean ask =
            act == Act.APPROVE
                && !desk.others(find(desk, placed.document(), placed.segment().id())).isEmpty();
        ctx.redirect(
            Links.review(course.id(), desk.pair().to())
                + ReviewChoice.of(ctx).query()
                + (ask ? "&kept=" + Links.escape(ReviewDesk.name(placed)) : "")
                + (next.matches("s[0-9a-f]{1,8}") && !ask ? "#" + next : "#segments"),
            HttpStatus.SEE_OTHER);
      }
      case Decision.Refused refused ->
          refuse(ctx, course, desk, placed, text, m.get("review.refused", refused.reason()));
      case Decision.Overtaken overtaken -> {
        Placed now = find(desk, placed.document(), placed.segment().id());
        refuse(ctx, course, desk, now, text, m.get("review.overtaken", now.segment().target()));
      }
    }
  }

  private static Act act(String action) {
    return switch (action) {
      case "approve" -> Act.APPROVE;
      case "save" -> Act.SAVE;
      case "reopen" -> Act.REOPEN;
      case "back" -> Act.SEND_BACK;
      case "anew" -> Act.ANEW;
      default -> throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.request");
    };
  }

  /** Puts what an engine says into the box; nothing is kept. */
  private void ask(Context ctx, Course course, ReviewDesk desk, Placed placed, String text)
      throws IOException, InterruptedException {
    Messages m = pages.messages(ctx);
    String engine = field(ctx, "engine");
    if (!CourseLocalisationPages.ENGINES.contains(engine)) {
      throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.request");
    }
    SegmentHelp help =
        desk.help(placed.document(), placed.segment().id(), room.reviews().help(desk.pair()))
            .orElseThrow();
    try {
      Suggestion said = room.suggestions().ask(desk.pair(), engine, help.question());
      if (said.problem().isEmpty()) {
        edit(ctx, course, desk, placed, said.text(), m.get("review.asked", said.by()));
      } else {
        refuse(ctx, course, desk, placed, text, m.get("review.nothing", said.problem()));
      }
    } catch (EngineException e) {
      String problem = String.valueOf(e.getMessage());
      refuse(ctx, course, desk, placed, text, m.get("review.nothing", problem));
    }
  }

  /** The page again, with what was typed and why it was not kept. */
  private void refuse(
      Context ctx, Course course, ReviewDesk desk, Placed placed, String text, String problem)
      throws IOException {
    ctx.status(HttpStatus.CONFLICT);
    show(ctx, course, desk, new Row(placed.document(), placed.segment(), text, problem, ""));
  }

  /** The page again, with another text in a segment's box. */
  private void edit(
      Context ctx, Course course, ReviewDesk desk, Placed placed, String text, String notice)
      throws IOException {
    show(ctx, course, desk, new Row(placed.document(), placed.segment(), text, "", notice));
  }

  /** POST: marks an error, or takes a mark away. */
  void mark(Context ctx) throws IOException {
    Course course = courses.course(ctx);
    ReviewDesk desk = desk(ctx, course);
    Placed placed = find(desk, field(ctx, "document"), field(ctx, "segment"));
    String unmarked = field(ctx, "unmark");
    if (!unmarked.isEmpty()) {
      desk.records().unmark(unmarked);
    } else {
      String problem = MarkForm.of(ctx).put(new ReviewMarks(desk, Clock.systemUTC()), placed);
      if (!problem.isEmpty()) {
        Messages m = pages.messages(ctx);
        String text = placed.segment().target();
        refuse(ctx, course, desk, placed, text, m.get("review.refused", problem));
        return;
      }
    }
    String anchor = Row.of(placed).anchor();
    ctx.redirect(
        Links.review(course.id(), desk.pair().to())
            + ReviewChoice.of(ctx).query()
            + "&at="
            + anchor
            + "#"
            + anchor,
        HttpStatus.SEE_OTHER);
  }

  /** POST: gives all equal sources the translation of one. */
  void spread(Context ctx) throws IOException {
    Course course = courses.course(ctx);
    ReviewDesk desk = desk(ctx, course);
    Placed kept = find(desk, field(ctx, "document"), field(ctx, "segment"));
    Taken taken = desk.spread(kept, Reviewer.of(ctx), ctx.formParam("overwrite") != null);
    room.reviews().remember(desk, taken);
    approved(ctx, course, desk, taken);
  }

  /** POST: approves all of which the signs make us sure. */
  void approveAll(Context ctx) throws IOException {
    Course course = courses.course(ctx);
    ReviewDesk desk = desk(ctx, course);
    Filter filter = ReviewDesk.above(ReviewChoice.of(ctx).path(), SURE);
    Taken taken = desk.approveAll(filter, Reviewer.of(ctx));
    room.reviews().remember(desk, taken);
    approved(ctx, course, desk, taken);
  }

  private static void approved(Context ctx, Course course, ReviewDesk desk, Taken taken) {
    ctx.redirect(
        Links.review(course.id(), desk.pair().to())
            + ReviewChoice.of(ctx).at(1).query()
            + "&approved="
            + taken.approved().size(),
        HttpStatus.SEE_OTHER);
  }

  /** POST: the name that decisions carry. */
  void name(Context ctx) {
    Course course = courses.course(ctx);
    Reviewer.set(ctx, field(ctx, "name"));
    ctx.redirect(
        Links.review(course.id(), ctx.pathParam("language")) + ReviewChoice.of(ctx).query(),
        HttpStatus.SEE_OTHER);
  }

  private static Placed find(ReviewDesk desk, String document, String id) {
    return desk.find(document, id)
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.segment"));
  }

  private static String field(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.formParam(name), "");
  }
}
