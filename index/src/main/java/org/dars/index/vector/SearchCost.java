package org.dars.index.vector;

/**
 * What a search cost.
 *
 * @param path how it went
 * @param scanned vectors compared by their 1-bit code
 * @param visited vectors compared by their 4-bit code
 * @param reranked vectors compared by their 8-bit code or in full
 * @param bytes of codes, links and vectors touched
 */
public record SearchCost(Path path, long scanned, long visited, long reranked, long bytes) {

  /** How a search goes. */
  public enum Path {
    /** Nothing was in scope. */
    NONE,
    /** All vectors in scope were compared in full. */
    EXACT,
    /** All 1-bit codes in scope were scanned and the best reranked. */
    SCAN,
    /** The 4-bit codes in scope were gathered one by one and the best reranked. */
    GATHER,
    /** The graph was walked. */
    GRAPH,
    /** The lists of an inverted file were scanned. */
    LISTS,
    /** Several sets of vectors were searched in different ways. */
    MIXED
  }

  /** A search of nothing. */
  public static final SearchCost NOTHING = new SearchCost(Path.NONE, 0, 0, 0, 0);

  /** Both together. */
  public SearchCost plus(SearchCost other) {
    return new SearchCost(
        path.equals(other.path) || other.path == Path.NONE
            ? path
            : path == Path.NONE ? other.path : Path.MIXED,
        scanned + other.scanned,
        visited + other.visited,
        reranked + other.reranked,
        bytes + other.bytes);
  }
}
