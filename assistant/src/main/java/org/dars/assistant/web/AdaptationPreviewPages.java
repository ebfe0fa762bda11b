package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dars.assistant.adapt.AdaptationPreview;
import org.dars.assistant.adapt.AdaptationRoom;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;
import org.dars.index.courseware.CoursewareException;
import org.dars.translator.adapt.Rendered;
import org.dars.translator.adapt.State;

/** One document before and after its adaptations. */
final class AdaptationPreviewPages {

  private static final int BLOCKS_A_PAGE = 60;

  /**
   * What is shown.
   *
   * @param waiting whether proposals stand in it as if they were approved
   * @param whole whether blocks that stay the same are shown, too
   * @param page from 1
   */
  record Choice(String document, boolean waiting, boolean whole, int page) {

    static Choice of(Context ctx) {
      String page = Objects.requireNonNullElse(ctx.queryParam("page"), "");
      return new Choice(
          Objects.requireNonNullElse(ctx.queryParam("document"), ""),
          ctx.queryParam("waiting") != null,
          ctx.queryParam("whole") != null,
          page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
    }

    Choice at(int otherPage) {
      return new Choice(document, waiting, whole, otherPage);
    }

    Choice with(boolean otherWaiting, boolean otherWhole) {
      return new Choice(document, otherWaiting, otherWhole, 1);
    }

    /** As it stands in an address. */
    String query() {
      return "?document="
          + Links.escape(document)
          + (waiting ? "&waiting=yes" : "")
          + (whole ? "&whole=yes" : "")
          + (page > 1 ? "&page=" + page : "");
    }
  }

  /**
   * The page.
   *
   * @param rows those of the page
   * @param pages how many pages there are
   */
  record PreviewPage(
      Course course,
      String country,
      CourseDocument document,
      Choice choice,
      List<AdaptationPreview.Row> rows,
      int pages,
      int applied,
      List<Rendered.LeftOut> leftOut) {}

  private final Pages pages;
  private final AdaptationPages adaptations;
  private final AdaptationRoom room;
  private final CourseLibrary library;

  AdaptationPreviewPages(Pages pages, AdaptationPages adaptations, Rooms rooms) {
    this.pages = pages;
    this.adaptations = adaptations;
    this.room = rooms.adaptation();
    this.library = rooms.library();
  }

  void show(Context ctx) throws IOException {
    AdaptationRoom.Key key = adaptations.key(ctx);
    Course course = adaptations.ofKey(key);
    Choice choice = Choice.of(ctx);
    CourseDocument document =
        library.documents(key.zone(), key.course()).stream()
            .filter(d -> d.path().equals(choice.document()) && d.problem() == null)
            .findFirst()
            .orElseThrow(() ->
                new PageProblem(
                    HttpStatus.NOT_FOUND, "problem.document", choice.document(), course.title()));
    AdaptationPreview preview = preview(key, document, choice);
    List<AdaptationPreview.Row> rows = new ArrayList<>(preview.rows());
    if (!choice.whole()) {
      rows.removeIf(row -> !row.changed());
    }
    int last = Math.max(1, (rows.size() + BLOCKS_A_PAGE - 1) / BLOCKS_A_PAGE);
    Choice shown = choice.at(Math.min(choice.page(), last));
    PreviewPage page =
        new PreviewPage(
            course,
            key.country(),
            document,
            shown,
            rows.stream().skip((shown.page() - 1L) * BLOCKS_A_PAGE).limit(BLOCKS_A_PAGE).toList(),
            last,
            preview.applied(),
            preview.leftOut());
    pages.show(ctx, "preview.jte", pages.frame(ctx, document.title(), "courses"), page);
  }

  private AdaptationPreview preview(AdaptationRoom.Key key, CourseDocument document, Choice choice)
      throws IOException {
    Set<State> standing =
        choice.waiting() ? Set.of(State.APPROVED, State.PROPOSED) : Set.of(State.APPROVED);
    try {
      return room.preview(key, document, standing);
    } catch (CoursewareException e) {
      throw new PageProblem(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "problem.adaptation.preview",
          String.valueOf(e.getMessage()));
    }
  }
}
