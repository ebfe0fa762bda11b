package org.dars.index.vector.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.search.KnnCollector;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.hnsw.RandomVectorScorer;
import org.dars.index.vector.Neighbours;
import org.dars.index.vector.Scope;
import org.dars.index.vector.SearchCost;
import org.dars.index.vector.VectorIndex;
import org.jspecify.annotations.Nullable;

/**
 * One search of an index on behalf of a Lucene query. What the index finds is scored again by the
 * vectors in full, so that scores are exact and compare with those of other segments.
 */
record IndexSearch(VectorIndex index, RandomVectorScorer scorer, float[] question, Scope scope) {

  /** How hard to look for {@code k}: the width of a walk, or how many of a scan are reranked. */
  static int effort(int k) {
    return Math.max(MIN_EFFORT, EFFORT_PER_HIT * k);
  }

  static final int MIN_EFFORT = 80;
  static final int EFFORT_PER_HIT = 2;

  /** How much more is asked for while the collector takes all that it is given. */
  private static final int GROWTH = 4;

  /**
   * Hands the nearest to the collector: as many as it asks for, and more as long as it would take
   * worse ones, which those that look for all above some score do.
   */
  void collect(KnnCollector collector) throws IOException {
    int limit = Math.min(scope.count(), index.size());
    int k = Math.min(collector.k(), limit);
    FixedBitSet given = null;
    while (k > 0 && !collector.earlyTerminated()) {
      Neighbours found = index.search(question, k, effort(k), scope);
      collector.incVisitedCount(visited(found.cost()));
      float worst = give(found, given, collector);
      if (found.size() < k || k == limit || worst <= collector.minCompetitiveSimilarity()) {
        return;
      }
      given = given == null ? new FixedBitSet(index.size()) : given;
      Arrays.stream(found.ordinals()).forEach(given::set);
      k = (int) Math.min(limit, (long) k * GROWTH);
    }
  }

  /** Returns the worst score. */
  private float give(Neighbours found, @Nullable FixedBitSet given, KnnCollector collector)
      throws IOException {
    float worst = Float.POSITIVE_INFINITY;
    for (int ordinal : found.ordinals()) {
      float score = scorer.score(ordinal);
      worst = Math.min(worst, score);
      if (given == null || !given.get(ordinal)) {
        collector.collect(scorer.ordToDoc(ordinal), score);
      }
    }
    return worst;
  }

  /** Each vector once, however often it was compared. */
  private int visited(SearchCost cost) {
    return (int) Math.min(scope.count(), cost.scanned() + cost.visited() + cost.reranked());
  }
}
