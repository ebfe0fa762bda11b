package org.dars.index.search;

import java.util.List;

/**
 * What a search found, and what it cost.
 *
 * @param hits best first; ties by document, then passage id
 * @param mode the halves that really served: HYBRID falls back to LEXICAL without a vector
 * @param lexicalCandidates passages that the words found and the fusion looked at
 * @param vectorCandidates passages that the vector found and the fusion looked at
 * @param nanos time taken
 */
public record SearchResult(
    List<Hit> hits, SearchMode mode, int lexicalCandidates, int vectorCandidates, long nanos) {}
