package org.dars.index.eval;

import java.util.List;
import java.util.function.Predicate;

/**
 * How well one ranking answers one question. Relevance is binary.
 *
 * @param firstHit rank of the first relevant passage, from 1; 0 when the ranking holds none
 * @param ndcg10 normalised discounted cumulative gain of the first ten, 0–1 (Järvelin and
 *     Kekäläinen 2002)
 */
public record RankingScore(int firstHit, double ndcg10) {

  private static final int DEPTH = 10;

  /**
   * Scores a ranking.
   *
   * @param ranking best first, without repetitions
   * @param relevant which of them answer the question
   * @param gold how many passages answer it, found or not; at least 1
   */
  public static <T> RankingScore of(List<T> ranking, Predicate<T> relevant, int gold) {
    if (gold < 1) {
      throw new IllegalArgumentException("gold must be at least 1, is " + gold);
    }
    int firstHit = 0;
    double gain = 0;
    for (int rank = 1; rank <= ranking.size(); rank++) {
      if (relevant.test(ranking.get(rank - 1))) {
        firstHit = firstHit == 0 ? rank : firstHit;
        gain += rank <= DEPTH ? discount(rank) : 0;
      }
    }
    double ideal = 0;
    for (int rank = 1; rank <= Math.min(gold, DEPTH); rank++) {
      ideal += discount(rank);
    }
    return new RankingScore(firstHit, gain / ideal);
  }

  /** Whether a relevant passage is among the first k. */
  public boolean hitAt(int k) {
    return firstHit >= 1 && firstHit <= k;
  }

  /** 1 / rank of the first relevant passage, 0 when there is none. */
  public double reciprocalRank() {
    return firstHit == 0 ? 0 : 1.0 / firstHit;
  }

  private static double discount(int rank) {
    return Math.log(2) / Math.log(rank + 1);
  }
}
