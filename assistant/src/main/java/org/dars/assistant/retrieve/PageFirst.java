package org.dars.assistant.retrieve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dars.index.search.Hit;

/**
 * Who asks while reading a page mostly asks about it: its passages are put before others that fit
 * about as well. A passage of another page that clearly fits better stays first.
 */
public final class PageFirst {

  /** In standard deviations of the fused scores; docs/tutor.md says how it was chosen. */
  private static final double BONUS = 1;

  private PageFirst() {}

  /**
   * The hits in their new order, with their new scores.
   *
   * @param page id of the document being read, "" for none
   * @param hits of one search, best first
   */
  public static List<Hit> of(String page, List<Hit> hits) {
    if (page.isEmpty()) {
      return hits;
    }
    List<Hit> raised = new ArrayList<>();
    for (Hit hit : hits) {
      boolean here = hit.key().document().equals(page);
      raised.add(here ? hit.withScore(hit.score() + BONUS) : hit);
    }
    raised.sort(Comparator.comparingDouble(h -> -h.score()));
    return raised;
  }
}
