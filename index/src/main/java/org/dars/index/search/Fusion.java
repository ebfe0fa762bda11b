package org.dars.index.search;

import java.util.ArrayList;
import java.util.Comparator;
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
   * Adds the evidence of the section to its best passage: where the other passages of a section
   * answer the question too, its best is likelier right. The others keep their scores, so that one
   * section does not crowd out the rest.
   *
   * @param scores fused scores
   * @param sections the section of each passage; "" for none
   * @param weight at least 0
   * @return scores; for the best of a section (the first of equals) plus weight times the mean of
   *     the {@value #SPEAKERS} next best that are positive, missing ones counting 0
   */
  static double[] withSections(double[] scores, List<String> sections, double weight) {
    Map<String, List<Integer>> members = new HashMap<>();
    for (int i = 0; i < scores.length; i++) {
      if (!sections.get(i).isEmpty()) {
        members.computeIfAbsent(sections.get(i), s -> new ArrayList<>()).add(i);
      }
    }
    double[] sums = scores.clone();
    for (List<Integer> section : members.values()) {
      section.sort(Comparator.comparingDouble(i -> -scores[i]));
      double evidence =
          section.stream().skip(1).limit(SPEAKERS).mapToDouble(i -> Math.max(0, scores[i])).sum();
      sums[section.getFirst()] += weight * evidence / SPEAKERS;
    }
    return sums;
  }
}
