package org.dars.index.eval;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How well a search answers a set of questions.
 *
 * @param questions how many
 * @param recall for each k the fraction of questions with a relevant passage among the first k
 * @param mrr mean reciprocal rank, as deep as the rankings went
 * @param ndcg10 mean nDCG@10
 */
public record RankingSummary(
    int questions, SortedMap<Integer, Double> recall, double mrr, double ndcg10) {

  /**
   * The means over some scores; all 0 when there are none.
   *
   * @param ks at which k to give recall, each at least 1
   */
  public static RankingSummary of(Collection<RankingScore> scores, List<Integer> ks) {
    SortedMap<Integer, Double> recall = new TreeMap<>();
    for (int k : ks) {
      if (k < 1) {
        throw new IllegalArgumentException("k must be at least 1, is " + k);
      }
      recall.put(k, scores.stream().mapToInt(s -> s.hitAt(k) ? 1 : 0).average().orElse(0));
    }
    return new RankingSummary(
        scores.size(),
        recall,
        scores.stream().mapToDouble(RankingScore::reciprocalRank).average().orElse(0),
        scores.stream().mapToDouble(RankingScore::ndcg10).average().orElse(0));
  }
}
