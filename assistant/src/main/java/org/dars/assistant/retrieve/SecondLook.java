package org.dars.assistant.retrieve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.index.search.Hit;
import org.dars.index.search.Terms;

/**
 * A second look at what a search found: a small learned ranker over cheap features, which needs
 * nothing installed. It looks at what the search does not, whether words that stand together in the
 * question stand together in the passage, and only weighs the best hits of different sections
 * against each other; all others keep their places. A first hit that stands out is left alone.
 */
public final class SecondLook {

  /** How many hits are looked at. */
  public static final int DEPTH = 30;

  /** A first hit whose fused score is ahead of the next section's by this much is sure. */
  private static final double SURE = 1.0;

  /** Words of the question near each other in a passage. */
  private static final int PAIR = 3;

  private static final int WINDOW = 20;

  /** Of fused score, pairs, nearness, section; fitted by {@code SecondLookFit}, in the tests. */
  private static final double[] WEIGHTS = {0.971, 2.185, 1.841, 0.599};

  private final List<Hit> hits;
  private final List<String> asked;
  private final List<List<String>> terms = new ArrayList<>();
  private final Map<String, Double> rarity = new HashMap<>();
  private final Map<String, Double> sections = new HashMap<>();
  private final double all;

  private SecondLook(String question, String language, List<Hit> hits) {
    this.hits = hits;
    this.asked = Terms.of(question, language).stream().distinct().toList();
    Map<String, Integer> holding = new HashMap<>();
    for (int i = 0; i < hits.size(); i++) {
      Hit hit = hits.get(i);
      terms.add(Terms.of(hit.text(), hit.language()));
      new HashSet<>(terms.getLast()).forEach(t -> holding.merge(t, 1, Integer::sum));
      sections.merge(hit.section(), 1.0 / (i + 1), Double::sum);
    }
    for (String term : asked) {
      double holders = holding.getOrDefault(term, 0);
      rarity.put(term, Math.log(1 + (hits.size() + 1) / (holders + 0.5)));
    }
    this.all = asked.stream().mapToDouble(this::weight).sum();
  }

  /**
   * The hits in the order of the second look.
   *
   * @param language of the question, BCP 47
   * @param hits of one search, best first; of more than {@value #DEPTH} the rest stays
   */
  public static List<Hit> of(String question, String language, List<Hit> hits) {
    if (sure(hits)) {
      return hits;
    }
    List<Hit> seen = hits.subList(0, Math.min(DEPTH, hits.size()));
    List<Integer> best = bestOfSections(seen);
    SecondLook look = new SecondLook(question, language, seen);
    Map<Integer, Double> scores = new HashMap<>();
    best.forEach(i -> scores.put(i, look.score(i)));
    List<Integer> order = new ArrayList<>(best);
    order.sort(Comparator.comparingDouble(i -> -scores.getOrDefault(i, 0.0)));
    List<Hit> reordered = new ArrayList<>(hits);
    for (int i = 0; i < best.size(); i++) {
      reordered.set(best.get(i), hits.get(order.get(i)));
    }
    return reordered;
  }

  /** Whether the first of a search's hits stands out so far that it is left alone. */
  static boolean sure(List<Hit> hits) {
    List<Hit> seen = hits.subList(0, Math.min(DEPTH, hits.size()));
    List<Integer> best = bestOfSections(seen);
    return best.size() < 2 || seen.get(best.get(0)).score() - seen.get(best.get(1)).score() >= SURE;
  }

  /** What is seen of each hit, for fitting the weights. */
  public static List<double[]> features(String question, String language, List<Hit> hits) {
    SecondLook look = new SecondLook(question, language, hits);
    List<double[]> features = new ArrayList<>();
    for (int i = 0; i < hits.size(); i++) {
      features.add(look.features(i));
    }
    return features;
  }

  /** The weights of {@link #features}, as they are. */
  public static double[] weights() {
    return WEIGHTS.clone();
  }

  /** Positions of the first hit of each section; a hit without one stands for itself. */
  public static List<Integer> bestOfSections(List<Hit> hits) {
    Set<String> met = new HashSet<>();
    List<Integer> best = new ArrayList<>();
    for (int i = 0; i < hits.size(); i++) {
      if (hits.get(i).section().isEmpty() || met.add(hits.get(i).section())) {
        best.add(i);
      }
    }
    return best;
  }

  private double score(int hit) {
    double[] x = features(hit);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += WEIGHTS[i] * x[i];
    }
    return sum;
  }

  private double[] features(int i) {
    Hit hit = hits.get(i);
    List<String> words = terms.get(i);
    double others =
        hit.section().isEmpty() ? 0 : sections.getOrDefault(hit.section(), 0.0) - 1.0 / (i + 1);
    return new double[] {
      hit.score() - hits.getFirst().score(), pairs(words), nearness(words), others
    };
  }

  /** The share of the question's neighbouring words, by rarity, that are near each other here. */
  private double pairs(List<String> words) {
    double found = 0;
    double sum = 0;
    for (int i = 0; i + 1 < asked.size(); i++) {
      double weight = weight(asked.get(i)) + weight(asked.get(i + 1));
      sum += weight;
      found += near(words, asked.get(i), asked.get(i + 1)) ? weight : 0;
    }
    return sum == 0 ? 0 : found / sum;
  }

  private static boolean near(List<String> words, String a, String b) {
    int lastA = -1;
    int lastB = -1;
    for (int i = 0; i < words.size(); i++) {
      lastA = words.get(i).equals(a) ? i : lastA;
      lastB = words.get(i).equals(b) ? i : lastB;
      if (lastA >= 0 && lastB >= 0 && Math.abs(lastA - lastB) <= PAIR) {
        return true;
      }
    }
    return false;
  }

  /** The largest share of the question's words, by rarity, within {@value #WINDOW} words. */
  private double nearness(List<String> words) {
    double most = 0;
    double now = 0;
    Map<String, Integer> inside = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      if (inside.merge(words.get(i), 1, Integer::sum) == 1) {
        now += weight(words.get(i));
      }
      if (i >= WINDOW && inside.merge(words.get(i - WINDOW), -1, Integer::sum) == 0) {
        now -= weight(words.get(i - WINDOW));
      }
      most = Math.max(most, now);
    }
    return all == 0 ? 0 : most / all;
  }

  private double weight(String term) {
    return rarity.getOrDefault(term, 0.0);
  }
}
