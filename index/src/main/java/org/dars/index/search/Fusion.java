package org.dars.index.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the two halves of the search on one scale. BM25 has no upper end and cosines crowd together,
 * so each is turned into standard scores over the candidates of the question at hand; their
 * weighted sum keeps how far apart passages are, which fusing ranks would throw away.
 */
final class Fusion {

  /** How many of a section's other passages speak for it. */
  static final int SPEAKERS = 3;

  private Fusion() {}

  /**
   * The weighted sum of both standard scores.
   *
   * @param lexical BM25 scores
   * @param similarity cosines, one for each BM25 score; NaN counts as the mean
   * @param vectorWeight 0–1
   */
  static double[] sum(float[] lexical, float[] similarity, double vectorWeight) {
    double[] words = standardScores(lexical);
    double[] vectors = standardScores(similarity);
    double[] fused = new double[words.length];
    for (int i = 0; i < fused.length; i++) {
      fused[i] = (1 - vectorWeight) * words[i] + vectorWeight * vectors[i];
    }
    return fused;
  }

  /**
   * How many standard deviations each value stands above the mean.
   *
   * @param values NaN for unknown
   * @return 0 for unknown, and for all when they do not differ
   */
  static double[] standardScores(float[] values) {
    double sum = 0;
    double squares = 0;
    int known = 0;
    for (float value : values) {
      if (!Float.isNaN(value)) {
        sum += value;
        squares += (double) value * value;
        known++;
      }
    }
    double mean = known == 0 ? 0 : sum / known;
    double variance = known == 0 ? 0 : squares / known - mean * mean;
    // Below this the values are equal but for rounding.
    double deviation = variance < 1e-12 ? 0 : Math.sqrt(variance);
    double[] scores = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      scores[i] = deviation == 0 || Float.isNaN(values[i]) ? 0 : (values[i] - mean) / deviation;
    }
    return scores;
  }

  /**
   * Adds the evidence of the section: where its other passages answer the question too, a passage
   * is likelier right.
   *
   * @param scores fused scores
   * @param sections the section of each passage; "" for none
   * @param weight at least 0
   * @return for each its score plus weight times the mean of the best {@value #SPEAKERS} positive
   *     scores of the other candidates of its section, missing ones counting 0
   */
  static double[] withSections(double[] scores, List<String> sections, double weight) {
    Map<String, double[]> best = new HashMap<>();
    for (int i = 0; i < scores.length; i++) {
      if (!sections.get(i).isEmpty()) {
        insert(best.computeIfAbsent(sections.get(i), s -> new double[SPEAKERS + 1]), scores[i]);
      }
    }
    double[] sums = scores.clone();
    for (int i = 0; i < scores.length; i++) {
      double[] top = best.get(sections.get(i));
      if (top != null) {
        sums[i] += weight * othersOf(top, scores[i]) / SPEAKERS;
      }
    }
    return sums;
  }

  /** The sum of the best without one of them, or without the last when it is not among them. */
  private static double othersOf(double[] top, double own) {
    double sum = 0;
    for (double score : top) {
      sum += score;
    }
    return sum - Math.max(own, top[SPEAKERS]);
  }

  /** Keeps an array of the highest values, highest first. */
  private static void insert(double[] top, double score) {
    for (int at = 0; at < top.length; at++) {
      if (score > top[at]) {
        System.arraycopy(top, at, top, at + 1, top.length - at - 1);
        top[at] = score;
        return;
      }
    }
  }
}
