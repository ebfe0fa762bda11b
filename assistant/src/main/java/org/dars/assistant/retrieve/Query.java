package org.dars.assistant.retrieve;

import java.util.Set;
import org.dars.index.search.SearchMode;
import org.jspecify.annotations.Nullable;

/**
 * What to look for.
 *
 * @param zone never taken from a client
 * @param courses the courses to look in; empty for all of the zone
 * @param sections the sections to look in, see {@link Retriever#section}; empty for all
 * @param page id of a document whose passages are looked at first, see {@link PageFirst}; "" for
 *     none
 * @param question as asked
 * @param language BCP 47 primary tag of the question; null to detect it
 * @param mode which halves to ask
 * @param k how many hits, 1–1,000
 */
public record Query(
    String zone,
    Set<String> courses,
    Set<String> sections,
    String page,
    String question,
    @Nullable String language,
    SearchMode mode,
    int k) {

  public Query {
    courses = Set.copyOf(courses);
    sections = Set.copyOf(sections);
  }

  /** A question asked from no page. */
  public Query(
      String zone,
      Set<String> courses,
      Set<String> sections,
      String question,
      @Nullable String language,
      SearchMode mode,
      int k) {
    this(zone, courses, sections, "", question, language, mode, k);
  }

  /** The same, asked while reading a document. */
  public Query onPage(String document) {
    return new Query(zone, courses, sections, document, question, language, mode, k);
  }

  /** A question about one course, both halves. */
  public static Query about(String zone, String course, String question, int k) {
    return new Query(zone, Set.of(course), Set.of(), question, null, SearchMode.HYBRID, k);
  }
}
