package org.dars.assistant.quiz.practice;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.exchange.ItemText;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.EssayMark;
import org.dars.assistant.store.EssayRow;
import org.dars.assistant.store.EssayRows;
import org.dars.assistant.store.EssayRows.Outcome;
import org.dars.assistant.store.EssayRows.Query;

/**
 * Answers of a course's tests that people mark. A mark may be changed until a certificate rests on
 * it; every mark that was given is kept. Nobody learns here who wrote an answer. Safe for use by
 * several threads and processes.
 */
public final class Essays {

  /** Characters of a comment. */
  public static final int LONGEST_COMMENT = 4_000;

  private final EssayRows rows;
  private final ItemInLanguage languages;
  private final String zone;
  private final Course course;
  private final Clock clock;

  /**
   * @param languages has the items in other languages
   */
  public Essays(
      Database database, ItemInLanguage languages, String zone, Course course, Clock clock) {
    this.rows = new EssayRows(database, zone, course.id());
    this.languages = languages;
    this.zone = zone;
    this.course = course;
    this.clock = clock;
  }

  /**
   * An answer to mark.
   *
   * @param item in its own language, in the version that was drawn
   * @param shown as the learner read it
   * @param text what was written, plain; whoever shows it escapes it
   * @param scale the marks that it may get
   */
  public record Essay(EssayRow row, Item item, Item shown, String text, MarkScale scale) {

    /** The mark as it stands, in points; empty while it waits. */
    public Optional<BigDecimal> points() {
      Double share = row.share();
      return share == null ? Optional.empty() : Optional.of(scale.points(share));
    }
  }

  /**
   * A mark as a person gives it.
   *
   * @param points 0 to the item's mark, in steps
   * @param comment for the learner; "" for none
   * @param ticks places of the rubric's points that were ticked, from 0
   * @param person who gives it
   */
  public record Mark(BigDecimal points, String comment, List<Integer> ticks, String person) {
    public Mark {
      ticks = List.copyOf(ticks);
    }
  }

  /** How many answers there are. */
  public int count(Query query) {
    return rows.count(query);
  }

  /** Answers: those that wait the oldest first, those with a mark the last handed in first. */
  public List<Essay> list(Query query, int offset, int most) {
    return rows.list(query, offset, most).stream().map(this::essay).toList();
  }

  /** Tests that have such answers: their titles by their ids. */
  public Map<String, String> tests() {
    return rows.tests();
  }

  public Optional<Essay> find(String id) {
    return rows.find(id).map(this::essay);
  }

  private Essay essay(EssayRow row) {
    Item item = ItemText.read(row.content());
    Item shown = languages.in(zone, course, item, row.version(), row.language()).orElse(item);
    return new Essay(row, item, shown, Response.read(row.response()).value(0), MarkScale.of(item));
  }

  /**
   * The answer that waits after another one; the first of the queue when there is none after it.
   *
   * @param blueprint id of a test; "" for all
   */
  public Optional<String> next(Essay after, String blueprint) {
    return rows.next(after.row(), blueprint);
  }

  /** The marks of an answer, the last one first. */
  public List<EssayMark> history(Essay essay) {
    return rows.history(essay.row().id());
  }

  /**
   * Gives a mark, or changes it. The last one that an attempt waits for gives it its score.
   *
   * @param revision of the answer that the person saw: when it is another one by now, somebody else
   *     marked it, and nothing is changed
   * @throws IllegalArgumentException when the points are none of its scale, or the comment is too
   *     long; the message says what to do
   */
  public Outcome mark(Essay essay, int revision, Mark mark) {
    double share = essay.scale().share(mark.points());
    if (mark.comment().length() > LONGEST_COMMENT) {
      throw new IllegalArgumentException(
          "the comment has %d characters; write at most %d"
              .formatted(mark.comment().length(), LONGEST_COMMENT));
    }
    if (revision != essay.row().revision()) {
      return Outcome.OVERTAKEN;
    }
    EssayRow row = essay.row();
    EssayMark kept =
        new EssayMark(0, clock.instant(), mark.person(), share, mark.comment(), mark.ticks());
    // Recalled when it was written. Whoever answered the item since is judged by that.
    return rows.mark(
        row,
        kept,
        essay.shown().about().language(),
        before ->
            before != null && before.reviewed().isAfter(row.handed())
                ? null
                : Fsrs.answered(before, row.item(), share, row.handed()));
  }
}
