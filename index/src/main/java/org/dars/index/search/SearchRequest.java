package org.dars.index.search;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A search in one zone.
 *
 * @param zone never taken from a client; not empty
 * @param courses the courses to look in; empty for all of the zone
 * @param sections the sections to look in; empty for all
 * @param text the question as asked; nothing in it is query syntax
 * @param language BCP 47 tag of the question, "und" or "" when unknown
 * @param vector the question's embedding, a unit vector of the index's dimensions, or null to
 *     search by words alone
 * @param mode which halves to ask
 * @param k how many hits, 1–{@value #MAX_K}
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

  static final int MAX_K = 1_000;

  // Written out: javac drops the annotation of an array from a compact constructor.
  public SearchRequest(
      String zone,
      Set<String> courses,
      Set<String> sections,
      String text,
      String language,
      float @Nullable [] vector,
      SearchMode mode,
      int k) {
    if (zone.isEmpty()) {
      throw new IllegalArgumentException("zone is empty");
    }
    if (k < 1 || k > MAX_K) {
      throw new IllegalArgumentException("k must be 1–%d, is %d".formatted(MAX_K, k));
    }
    this.zone = zone;
    this.courses = Set.copyOf(courses);
    this.sections = Set.copyOf(sections);
    this.text = text;
    this.language = language;
    this.vector = vector;
    this.mode = mode;
    this.k = k;
  }
}
