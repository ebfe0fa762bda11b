package org.dars.index.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the two halves of the search on one scale. BM25 has no upper end and cosines crowd together,
 * so each is turned into standard scores over the candidates of the question at hand; their
 * weighted sum keeps how far apart passages are, which fusing ranks would throw away.
 */
final class Fusion {

  /** How many of a section's passages speak for its best one. */
  static final int SPEAKERS = 5;

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
   * Lets a section speak for its best passage: where several passages of a section answer, its best
   * one is likelier right. Only the best is lifted; lifting all of them would fill the first ranks
   * with one section.
   *
   * @param scores fused scores
   * @param sections the section of each passage; "" for none
   * @param weight at least 0
   * @return the scores, to the highest of each section (the first of equals) added weight times the
   *     mean of the section's best {@value #SPEAKERS} positive scores, missing ones counting 0
   */
  static double[] withSections(double[] scores, List<String> sections, double weight) {
    Map<String, double[]> top = new HashMap<>();
    Map<String, Integer> best = new HashMap<>();
    for (int i = 0; i < scores.length; i++) {
      String section = sections.get(i);
      if (!section.isEmpty()) {
        insert(top.computeIfAbsent(section, s -> new double[SPEAKERS]), scores[i]);
        Integer before = best.get(section);
        if (before == null || scores[i] > scores[before]) {
          best.put(section, i);
        }
      }
    }
    double[] lifted = scores.clone();
    best.forEach(
        (section, i) ->
            lifted[i] += weight * Arrays.stream(top.get(section)).sum() / SPEAKERS);
    return lifted;
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
