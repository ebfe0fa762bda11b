package org.dars.translator.align;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which words translate each other, learnt from pairs of sentences: IBM Model 1 (Brown et al. 1993,
 * "The Mathematics of Statistical Machine Translation") in both directions. A first alignment by
 * length and anchors is enough to learn from (Moore 2002, "Fast and Accurate Sentence Alignment of
 * Bilingual Corpora"). What stands in fewer than three pairs is learnt nothing of, or a wrong pair
 * would vouch for itself.
 */
final class Lexicon {

  /** Two texts' words. */
  record Pair(List<String> source, List<String> target) {
    @SuppressWarnings("ArgumentSelectionDefectChecker") // the other way round is the point
    Pair turned() {
      return new Pair(target, source);
    }
  }

  private static final int ROUNDS = 5;
  private static final int LEAST_PAIRS = 3;
  private static final int LONGEST = 120;

  /** A probability from which a word counts as the translation. */
  private static final double SURE = 0.15;

  /** What a cognate counts beside a learnt word. */
  private static final double COGNATE = 0.7;

  private final Map<String, Map<String, Double>> forward;
  private final Map<String, Map<String, Double>> backward;
  private final Map<String, Integer> sourceCounts;
  private final Map<String, Integer> targetCounts;
  private final int pairs;

  private Lexicon(
      Map<String, Map<String, Double>> forward,
      Map<String, Map<String, Double>> backward,
      Map<String, Integer> sourceCounts,
      Map<String, Integer> targetCounts,
      int pairs) {
    this.forward = forward;
    this.backward = backward;
    this.sourceCounts = sourceCounts;
    this.targetCounts = targetCounts;
    this.pairs = pairs;
  }

  /** Knows nothing but that words which look alike may be the same. */
  static Lexicon empty() {
    return new Lexicon(Map.of(), Map.of(), Map.of(), Map.of(), 0);
  }

  static Lexicon learn(List<Pair> pairs) {
    List<Pair> turned = pairs.stream().map(Pair::turned).toList();
    Map<String, Integer> sources = counts(pairs);
    Map<String, Integer> targets = counts(turned);
    return new Lexicon(
        model(pairs, sources, targets),
        model(turned, targets, sources),
        sources,
        targets,
        pairs.size());
  }

  /** In how many pairs each source word stands. */
  private static Map<String, Integer> counts(List<Pair> pairs) {
    Map<String, Integer> counts = new HashMap<>();
    pairs.forEach(p -> new HashSet<>(p.source()).forEach(w -> counts.merge(w, 1, Integer::sum)));
    return counts;
  }

  /** Probabilities of target words by source word. */
  private static Map<String, Map<String, Double>> model(
      List<Pair> pairs, Map<String, Integer> sources, Map<String, Integer> targets) {
    List<Pair> known =
        pairs.stream()
            .map(p -> new Pair(known(p.source(), sources), known(p.target(), targets)))
            .filter(p -> !p.source().isEmpty() && !p.target().isEmpty())
            .toList();
    Map<String, Map<String, Double>> model = Map.of();
    for (int round = 0; round < ROUNDS; round++) {
      model = next(known, model);
    }
    return model;
  }

  private static List<String> known(List<String> words, Map<String, Integer> counts) {
    return words.stream()
        .limit(LONGEST)
        .filter(w -> counts.getOrDefault(w, 0) >= LEAST_PAIRS)
        .toList();
  }

  private static Map<String, Map<String, Double>> next(
      List<Pair> pairs, Map<String, Map<String, Double>> model) {
    Map<String, Map<String, Double>> counts = new HashMap<>();
    Map<String, Double> totals = new HashMap<>();
    for (Pair pair : pairs) {
      // The empty word takes what nothing in the source explains.
      List<String> sources = new ArrayList<>(pair.source());
      sources.add("");
      double[] shares = new double[sources.size()];
      for (String target : pair.target()) {
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
          shares[i] = model.isEmpty() ? 1 : probability(model, sources.get(i), target);
          sum += shares[i];
        }
        for (int i = 0; i < shares.length && sum > 0; i++) {
          double share = shares[i] / sum;
          if (share > 1e-4) {
            counts
                .computeIfAbsent(sources.get(i), s -> new HashMap<>())
                .merge(target, share, Double::sum);
            totals.merge(sources.get(i), share, Double::sum);
          }
        }
      }
    }
    counts.forEach((source, row) -> {
      double total = totals.getOrDefault(source, 1.0);
      row.replaceAll((target, count) -> count / total);
    });
    return counts;
  }

  private static double probability(
      Map<String, Map<String, Double>> model, String source, String target) {
    Map<String, Double> row = model.get(source);
    return row == null ? 0 : row.getOrDefault(target, 0.0);
  }

  /**
   * How far the words of two texts translate each other, 0–1: the share of what each text says that
   * the other says too, rare words weighing more; −1 where nothing is known of any word.
   */
  double likeness(List<String> source, List<String> target) {
    double there = said(source, target, forward, sourceCounts);
    double back = said(target, source, backward, targetCounts);
    return there < 0 || back < 0 ? -1 : (there + back) / 2;
  }

  private double said(
      List<String> words,
      List<String> by,
      Map<String, Map<String, Double>> model,
      Map<String, Integer> counts) {
    Set<String> others = new HashSet<>(by);
    double weights = 0;
    double said = 0;
    for (String word : new HashSet<>(words)) {
      int count = counts.getOrDefault(word, 0);
      Map<String, Double> row = model.get(word);
      double best = others.contains(word) && telling(word) ? 1 : 0;
      if (best < 1 && row != null && count >= LEAST_PAIRS) {
        for (String other : others) {
          best = Math.max(best, Math.min(1, row.getOrDefault(other, 0.0) / SURE));
        }
      }
      if (best < COGNATE && others.stream().anyMatch(other -> cognates(word, other))) {
        best = COGNATE;
      }
      boolean known = best > 0 || count >= LEAST_PAIRS;
      double weight = Math.log((pairs + 3.0) / (count + 1.0)) * (known ? 1 : 0.25);
      weights += Math.max(0.05, weight);
      said += Math.max(0.05, weight) * best;
    }
    return weights < 0.5 ? -1 : said / weights;
  }

  /** The same word in two languages by more than chance. */
  private static boolean telling(String word) {
    return word.length() > 3 || word.chars().anyMatch(Character::isDigit);
  }

  /** As "library" is no cognate of "librería", but "transformer" one of "transformador". */
  private static boolean cognates(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    if (shorter < 5) {
      return false;
    }
    int same = 0;
    while (same < shorter && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    return same >= 5 && same * 10 >= Math.max(a.length(), b.length()) * 6;
  }
}
