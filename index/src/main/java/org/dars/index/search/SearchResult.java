package org.dars.index.search;

import java.util.List;
import org.dars.index.vector.SearchCost;

/**
 * What a search found, and what it cost.
 *
 * @param hits best first; ties by course, document, then passage id
 * @param mode the halves that really served: HYBRID becomes LEXICAL when the question has no vector
 *     or no passage in scope has one, and VECTOR when the question holds no words
 * @param lexicalCandidates passages that the words found and the fusion looked at
 * @param vectorCandidates passages that the vector found and the fusion looked at
 * @param vectorCost what the search core did to find those
 * @param nanos time taken
 */
public record SearchResult(
    List<Hit> hits,
    SearchMode mode,
    int lexicalCandidates,
    int vectorCandidates,
    SearchCost vectorCost,
    long nanos) {

  public SearchResult {
    hits = List.copyOf(hits);
  }

  /** The same with other hits. */
  public SearchResult withHits(List<Hit> others) {
    return new SearchResult(others, mode, lexicalCandidates, vectorCandidates, vectorCost, nanos);
  }
}
