package org.dars.assistant.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.dars.assistant.course.Course;
import org.dars.assistant.localise.ReviewDesk;
import org.dars.assistant.localise.ReviewMarks;
import org.dars.assistant.localise.Reviews.Pair;
import org.dars.assistant.localise.SegmentHelp;
import org.dars.assistant.localise.Taken;
import org.dars.assistant.store.SegmentMark;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.translator.Outcome;
import org.dars.translator.SegmentState;
import org.dars.translator.StoredSegment;
import org.dars.translator.memory.Quality;
import org.jspecify.annotations.Nullable;

/** What the pages of a review show. */
final class ReviewView {

  static final int SEGMENTS_A_PAGE = 20;

  private ReviewView() {}

  /**
   * A segment with its form.
   *
   * @param text what stands in the box
   * @param problem why it was not kept, "" otherwise
   * @param notice what else there is to say of the text, "" for nothing
   */
  record Row(String document, StoredSegment segment, String text, String problem, String notice) {

    static Row of(Placed placed) {
      return new Row(placed.document(), placed.segment(), placed.segment().target(), "", "");
    }

    static String anchor(String document, String id) {
      return "s" + Integer.toHexString(Objects.hash(document, id));
    }

    String anchor() {
      return anchor(document, segment.id());
    }

    String mark() {
      return ReviewDesk.mark(segment);
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
      return segment.notes().stream().map(Finding::of).toList();
    }

    boolean approved() {
      return segment.state() == SegmentState.APPROVED;
    }

    /** In an address: which segment. */
    String query() {
      return "&in=" + Links.escape(document) + "&segment=" + Links.escape(segment.id());
    }
  }

  /** What stands beside an opened segment. */
  record Beside(Course course, Pair pair, ReviewChoice choice, Row row, SegmentHelp help) {}

  /** How far a document is. */
  record Document(String path, int approved, int all) {

    static Document of(String path, Map<SegmentState, Integer> counts) {
      return new Document(
          path,
          counts.getOrDefault(SegmentState.APPROVED, 0),
          counts.values().stream().mapToInt(Integer::intValue).sum());
    }
  }

  /**
   * Equal sources with other translations than the one that was just approved.
   *
   * @param fixed how many of them are approved as they are
   * @param texts some of their translations
   */
  record Same(Placed kept, int count, int fixed, List<String> texts) {}

  /**
   * The page.
   *
   * @param found how many segments there are of the choice
   * @param counts segments in each state, of the whole language
   * @param sure how many may be approved in one go; 0 leaves that out
   * @param approved how many just were, or -1
   * @param opened what stands beside the segment that is open, or null
   * @param same a question about equal sources, or null
   * @param reviewer the person's name, "" for unknown
   * @param score of the whole language, or null
   */
  record ReviewPage(
      Course course,
      Pair pair,
      ReviewChoice choice,
      List<Row> rows,
      int found,
      Map<SegmentState, Integer> counts,
      List<Document> documents,
      int sure,
      int approved,
      @Nullable Beside opened,
      @Nullable Same same,
      String reviewer,
      ReviewMarks.@Nullable Score score) {

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

    @Nullable Beside opened(Row row) {
      return opened != null && opened.row().anchor().equals(row.anchor()) ? opened : null;
    }

    int documentsDone() {
      return (int) documents.stream().filter(d -> d.approved() == d.all()).count();
    }
  }

  /**
   * What a file that came back would change.
   *
   * @param file what it is kept as
   * @param name as the person calls it; may be ""
   * @param shown the first changes
   * @param done whether it went in
   */
  record Preview(
      Course course,
      Pair pair,
      String file,
      String name,
      boolean all,
      boolean overwrite,
      Taken taken,
      List<Taken.Change> shown,
      boolean done) {}

  /** The scores of a language, and the marks. */
  record ScorePage(Course course, Pair pair, ReviewMarks.Scores scores, List<SegmentMark> marks) {}
}
