package org.dars.index.vector.lucene;

import java.io.IOException;
import org.apache.lucene.search.KnnCollector;
import org.apache.lucene.util.hnsw.RandomVectorScorer;
import org.dars.index.vector.Scope;

/** Compares a question with every vector in scope, in full. */
final class FullScan {

  /** As many vectors as are scored at once. */
  private static final int BLOCK = 64;

  private FullScan() {}

  /** Hands the document and score of each to the collector, until it has seen enough. */
  static void collect(RandomVectorScorer scorer, Scope scope, KnnCollector collector)
      throws IOException {
    int[] ordinals = new int[BLOCK];
    float[] scores = new float[BLOCK];
    int waiting = 0;
    long[] accepted = scope.accepted();
    int to = Math.min(scope.to(), scorer.maxOrd());
    for (int i = scope.from(); i < to && !collector.earlyTerminated(); i++) {
      if (accepted != null && (accepted[i >> 6] >>> i & 1) == 0) {
        continue;
      }
      ordinals[waiting++] = i;
      if (waiting == BLOCK) {
        score(scorer, ordinals, scores, waiting, collector);
        waiting = 0;
      }
    }
    score(scorer, ordinals, scores, waiting, collector);
  }

  private static void score(
      RandomVectorScorer scorer, int[] ordinals, float[] scores, int count, KnnCollector collector)
      throws IOException {
    if (count == 0) {
      return;
    }
    collector.incVisitedCount(count);
    if (scorer.bulkScore(ordinals, scores, count) >= collector.minCompetitiveSimilarity()) {
      for (int i = 0; i < count; i++) {
        collector.collect(scorer.ordToDoc(ordinals[i]), scores[i]);
      }
    }
  }
}
