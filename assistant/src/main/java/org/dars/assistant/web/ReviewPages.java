package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dars.assistant.course.Course;
import org.dars.assistant.localise.LocalisationRoom;
import org.dars.assistant.localise.Reviews;
import org.dars.assistant.localise.Reviews.Act;
import org.dars.assistant.localise.Reviews.Decision;
import org.dars.assistant.localise.Reviews.Pair;
import org.dars.assistant.store.SegmentRows;
import org.dars.assistant.store.SegmentRows.Filter;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.translator.Outcome;
import org.dars.translator.SegmentState;
import org.dars.translator.StoredSegment;
import org.dars.translator.check.CheckNote;
import org.dars.translator.memory.Quality;
import org.jspecify.annotations.Nullable;

/** Segments of a course beside their translations, for a person to approve or mend. */
final class ReviewPages {

  static final int SEGMENTS_A_PAGE = 20;
  static final int LONGEST_TARGET = 20_000;
  private static final int LONGEST_SEARCH = 200;

  /** What may be approved in one go. */
  private static final double SURE = 0.9;

  /**
   * Which segments are looked at, as the address says.
   *
   * @param state "waiting", …; "all" for any
   * @param document path, "" for all
   * @param search "" for none
   * @param page from 1
   */
  record Choice(String state, String document, String search, int page) {

    static final List<String> STATES =
        Stream.concat(
                Stream.of(
                        SegmentState.WAITING,
                        SegmentState.OPEN,
                        SegmentState.STALE,
                        SegmentState.DRAFT,
                        SegmentState.APPROVED)
                    .map(s -> s.name().toLowerCase(Locale.ROOT)),
                Stream.of("all"))
            .toList();

    static Choice of(Context ctx) {
      String state = query(ctx, "state");
      String search = query(ctx, "q").strip();
      String page = query(ctx, "page");
      return new Choice(
          STATES.contains(state) ? state : "waiting",
          query(ctx, "document"),
          search.length() > LONGEST_SEARCH ? search.substring(0, LONGEST_SEARCH) : search,
          page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
    }

    private static String query(Context ctx, String name) {
      return Objects.requireNonNullElse(ctx.queryParam(name), "");
    }

    Filter filter() {
      Set<SegmentState> states =
          state.equals("all")
              ? Set.of()
              : Set.of(SegmentState.valueOf(state.toUpperCase(Locale.ROOT)));
      return new Filter(states, path(), search, 0);
    }

    @Nullable String path() {
      return document.isEmpty() ? null : document;
    }

    Choice at(int otherPage) {
      return new Choice(state, document, search, otherPage);
    }

    Choice in(String otherState) {
      return new Choice(otherState, document, search, 1);
    }

    /** As it stands in an address. */
    String query() {
      return "?state="
          + state
          + (document.isEmpty() ? "" : "&document=" + Links.escape(document))
          + (search.isEmpty() ? "" : "&q=" + Links.escape(search))
          + (page == 1 ? "" : "&page=" + page);
    }
  }

  /**
   * A segment with its form.
   *
   * @param text what stands in the box
   * @param problem why it was not kept, "" otherwise
   */
  record Row(String document, StoredSegment segment, String text, String problem) {

    String anchor() {
      return "s" + Integer.toHexString(Objects.hash(document, segment.id()));
    }

    String mark() {
      return Reviews.mark(segment);
    }

    /** For keys of messages: "waiting". */
    String state() {
      return segment.state().name().toLowerCase(Locale.ROOT);
    }

    /** Who made it, for keys of messages; "" for an engine, and for nothing. */
    String maker() {
      if (segment.quality() == Quality.PERSON) {
        return "person";
      }
      return segment.outcome() == Outcome.MEMORY ? "memory" : "";
    }

    /** Its notes, those of checks by the words of their kind. */
    List<Finding> findings() {
      return segment.notes().stream()
          .map(note ->
              CheckNote.of(note)
                  .map(n -> new Finding("check." + n.kind().id(), n.message()))
                  .orElseGet(() -> new Finding("", note)))
          .toList();
    }

    boolean approved() {
      return segment.state() == SegmentState.APPROVED;
    }
  }

  /**
   * A note about a segment.
   *
   * @param key of the message that says what it is about, "" for one that no check wrote
   * @param text the note; of a check's, the details in English
   */
  record Finding(String key, String text) {}

  /**
   * The page.
   *
   * @param found how many segments there are of the choice
   * @param counts segments in each state, of the whole language
   * @param sure how many may be approved in one go; 0 leaves that out
   * @param approved how many just were, or -1
   */
  record ReviewPage(
      Course course,
      Pair pair,
      Choice choice,
      List<Row> rows,
      int found,
      Map<SegmentState, Integer> counts,
      List<String> documents,
      int sure,
      int approved) {

    int pages() {
      return Math.max(1, (found + SEGMENTS_A_PAGE - 1) / SEGMENTS_A_PAGE);
    }

    int count(String state) {
      return state.equals("all")
          ? counts.values().stream().mapToInt(Integer::intValue).sum()
          : counts.getOrDefault(SegmentState.valueOf(state.toUpperCase(Locale.ROOT)), 0);
    }

    /** Where the form of a row leads to once it is kept: the next row. */
    String after(int row) {
      return row + 1 < rows.size() ? rows.get(row + 1).anchor() : "";
    }
  }

  private final Pages pages;
  private final CourseLocalisationPages courses;
  private final LocalisationRoom room;

  ReviewPages(Pages pages, CourseLocalisationPages courses, Rooms rooms) {
    this.pages = pages;
    this.courses = courses;
    this.room = rooms.courseLocalisation();
  }

  void show(Context ctx) {
    Course course = courses.course(ctx);
    show(ctx, course, pair(ctx, course), null);
  }

  private Pair pair(Context ctx, Course course) {
    return courses.pair(course, courses.batch(ctx, course), ctx.pathParam("language"));
  }

  /**
   * @param refused the segment whose text was not kept, or null
   */
  private void show(Context ctx, Course course, Pair pair, @Nullable Row refused) {
    Messages m = pages.messages(ctx);
    SegmentRows segments = room.reviews().segments(pair);
    Choice asked = Choice.of(ctx);
    Filter filter = asked.filter();
    int found = segments.count(filter);
    // Where all of the last page were decided, the one before is the last.
    int last = Math.max(1, (found + SEGMENTS_A_PAGE - 1) / SEGMENTS_A_PAGE);
    Choice choice = asked.page() > last ? asked.at(last) : asked;
    List<Row> rows = new ArrayList<>();
    for (Placed p : segments.list(filter, (choice.page() - 1) * SEGMENTS_A_PAGE, SEGMENTS_A_PAGE)) {
      Row row = new Row(p.document(), p.segment(), p.segment().target(), "");
      rows.add(refused != null && refused.anchor().equals(row.anchor()) ? refused : row);
    }
    if (refused != null && !rows.contains(refused)) {
      rows.addFirst(refused);
    }
    String approved = Objects.requireNonNullElse(ctx.queryParam("approved"), "");
    ReviewPage page =
        new ReviewPage(
            course,
            pair,
            choice,
            rows,
            found,
            segments.counts(),
            segments.documents(),
            segments.count(Reviews.above(choice.path(), SURE)),
            approved.matches("\\d{1,7}") ? Integer.parseInt(approved) : -1);
    String title = m.get("review.title", m.languageName(pair.to()));
    pages.show(ctx, "review.jte", pages.frame(ctx, title, "courses"), page);
  }

  /** POST: a decision about one segment. */
  void decide(Context ctx) throws IOException {
    Course course = courses.course(ctx);
    Pair pair = pair(ctx, course);
    String document = field(ctx, "document");
    String id = field(ctx, "segment");
    String text = field(ctx, "target").replace("\r\n", "\n");
    Act act =
        switch (field(ctx, "action")) {
          case "approve" -> Act.APPROVE;
          case "save" -> Act.SAVE;
          case "reopen" -> Act.REOPEN;
          default -> throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.request");
        };
    Messages m = pages.messages(ctx);
    Decision decision =
        text.length() > LONGEST_TARGET
            ? new Decision.Refused(m.get("review.long", LONGEST_TARGET))
            : room.reviews().decide(pair, document, id, field(ctx, "seen"), act, text);
    switch (decision) {
      case Decision.Kept kept -> {
        String next = field(ctx, "next");
        ctx.redirect(
            Links.review(course.id(), pair.to())
                + Choice.of(ctx).query()
                + (next.matches("s[0-9a-f]{1,8}") ? "#" + next : "#segments"),
            HttpStatus.SEE_OTHER);
      }
      case Decision.Refused refused ->
          refuse(ctx, course, pair, text, m.get("review.refused", refused.reason()));
      case Decision.Overtaken overtaken ->
          refuse(ctx, course, pair, text, m.get("review.overtaken", there(ctx, pair)));
    }
  }

  /** The page again, with what was typed and why it was not kept. */
  private void refuse(Context ctx, Course course, Pair pair, String text, String problem)
      throws IOException {
    StoredSegment segment = segment(ctx, pair);
    ctx.status(HttpStatus.CONFLICT);
    show(ctx, course, pair, new Row(field(ctx, "document"), segment, text, problem));
  }

  private String there(Context ctx, Pair pair) throws IOException {
    return segment(ctx, pair).target();
  }

  /** The segment that the form is about, as it is now. */
  private StoredSegment segment(Context ctx, Pair pair) throws IOException {
    return Optional.ofNullable(
            room.reviews().segments(pair).of(field(ctx, "document")).get(field(ctx, "segment")))
        .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "problem.segment"));
  }

  /** POST: approves all of which the signs make us sure. */
  void approveAll(Context ctx) throws IOException {
    Course course = courses.course(ctx);
    Pair pair = pair(ctx, course);
    Choice choice = Choice.of(ctx);
    int approved = room.reviews().approveAll(pair, choice.path(), SURE);
    ctx.redirect(
        Links.review(course.id(), pair.to()) + choice.at(1).query() + "&approved=" + approved,
        HttpStatus.SEE_OTHER);
  }

  private static String field(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.formParam(name), "");
  }
}
