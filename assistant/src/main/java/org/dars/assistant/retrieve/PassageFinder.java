package org.dars.assistant.retrieve;

import java.io.IOException;
import java.util.List;
import org.dars.index.search.Hit;
import org.dars.index.search.SearchMode;
import org.dars.index.search.SearchRequest;
import org.dars.index.search.SearchResult;
import org.dars.models.Reranker;
import org.jspecify.annotations.Nullable;

/**
 * One search in one state of a zone's index: what the index finds, with cosines on the usual scale,
 * the page being read first, looked at again.
 *
 * @param language of the question, BCP 47
 * @param reranker has the last word where the search is unsure, or null
 */
record PassageFinder(Served served, Query query, String language, @Nullable Reranker reranker) {

  /**
   * Searches.
   *
   * @throws RetrieveException when the index cannot be used
   */
  SearchResult find() {
    boolean again = query.mode() == SearchMode.HYBRID;
    float[] vector =
        query.mode() == SearchMode.LEXICAL
            ? null
            : served.embedding().question(query.question(), language);
    SearchRequest request =
        new SearchRequest(
            query.zone(),
            query.courses(),
            query.sections(),
            query.question(),
            language,
            vector,
            query.mode(),
            again ? Math.max(query.k(), SecondLook.DEPTH) : query.k());
    try {
      SearchResult found = served.index().index().search(request);
      List<Hit> hits = served.embedding().calibrated(found.hits());
      return found.withHits(again ? lookedAtAgain(hits) : hits);
    } catch (IOException e) {
      throw ZoneIndex.failed(served.folder(), e);
    }
  }

  private List<Hit> lookedAtAgain(List<Hit> found) {
    List<Hit> near = PageFirst.of(query.page(), found);
    List<Hit> hits = SecondLook.of(query.question(), language, near);
    if (reranker != null) {
      hits =
          new Reranking(reranker, System::nanoTime)
              .of(query.question(), language, near, hits)
              .hits();
    }
    return hits.subList(0, Math.min(query.k(), hits.size()));
  }
}
