package org.dars.assistant.insight;

import java.util.List;
import org.dars.assistant.tutor.SectionLink;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a course. Every number is rounded down to a multiple of {@link #leastPeople},
 * and null where fewer people than that stand behind it; there are no totals.
 *
 * @param course its id
 * @param title its title
 * @param leastPeople how many different people a group needs to be told of
 * @param gaps what was asked and is not in the course, of most people first
 * @param asked what is asked most, of most people first
 * @param sections what was asked by the section that came nearest, in order of people
 * @param weeks by ISO week (UTC), the last first
 * @param sectionWeeks by both, the last week first
 */
public record InsightReport(
    String course,
    String title,
    int leastPeople,
    List<Topic> gaps,
    List<Topic> asked,
    List<Row> sections,
    List<Row> weeks,
    List<Row> sectionWeeks) {

  public InsightReport {
    gaps = List.copyOf(gaps);
    asked = List.copyOf(asked);
    sections = List.copyOf(sections);
    weeks = List.copyOf(weeks);
    sectionWeeks = List.copyOf(sectionWeeks);
  }

  /**
   * Questions that share words.
   *
   * @param terms words that enough people used, in a form that somebody wrote
   * @param example a question that may stand for them, or ""
   * @param section the one that came nearest most often, or null
   * @param people how many different people asked
   * @param questions how often
   */
  public record Topic(
      List<String> terms,
      String example,
      @Nullable SectionLink section,
      int people,
      int questions) {
    public Topic {
      terms = List.copyOf(terms);
    }

    /** What to call it: the example, else the words. */
    public String name() {
      return example.isEmpty() ? String.join(", ", terms) : example;
    }
  }

  /**
   * Counts of people.
   *
   * @param section null when the row is of all sections
   * @param week "2026-W47", or "" when the row is of all weeks
   * @param people how many asked
   * @param gaps how many of them asked what the course does not cover
   * @param weak how many got half an answer, or asked again in other words
   * @param disliked how many disliked an answer
   */
  public record Row(
      @Nullable SectionLink section,
      String week,
      int people,
      @Nullable Integer gaps,
      @Nullable Integer weak,
      @Nullable Integer disliked) {}

  /** Whether there is nothing to tell. */
  public boolean isEmpty() {
    return gaps.isEmpty() && asked.isEmpty() && sections.isEmpty() && weeks.isEmpty();
  }
}
