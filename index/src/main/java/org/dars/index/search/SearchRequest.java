package org.dars.index.search;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A search in one zone.
 *
 * @param zone never taken from a client
 * @param courses the courses to look in; empty for all of the zone
 * @param sections the sections to look in; empty for all
 * @param text the question as asked
 * @param language BCP 47 primary tag of the question
 * @param vector the question's embedding, or null to search by words alone
 * @param mode which halves to ask
 * @param k how many hits, 1–1,000
 */
public record SearchRequest(
    String zone,
    Set<String> courses,
    Set<String> sections,
    String text,
    String language,
    float @Nullable [] vector,
    SearchMode mode,
    int k) {

  public SearchRequest {
    courses = Set.copyOf(courses);
    sections = Set.copyOf(sections);
    if (zone.isEmpty()) {
      throw new IllegalArgumentException("zone is empty");
    }
    if (k < 1 || k > 1_000) {
      throw new IllegalArgumentException("k must be 1–1000, is " + k);
    }
  }
}
