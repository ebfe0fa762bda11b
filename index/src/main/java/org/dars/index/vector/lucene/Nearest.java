package org.dars.index.vector.lucene;

import org.dars.index.vector.SearchCost;

/**
 * The documents whose vectors are nearest to a question.
 *
 * @param docs document numbers of the searcher that was asked, nearest first; ties by number; owned
 *     by the caller
 * @param cost of finding them, over all segments
 */
public record Nearest(int[] docs, SearchCost cost) {}
