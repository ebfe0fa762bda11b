package org.dars.assistant.quiz.bank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.quiz.exchange.OneGap;
import org.dars.assistant.quiz.item.Item;

/**
 * Items that ask nearly the same: what they ask and what is right, cut into runs of three
 * characters, has a Jaccard similarity of a threshold and more. That needs no words, so it holds in
 * scripts without spaces, too. No pair is missed: two such sets share one of their rarest runs
 * (prefix filtering; Bayardo, Ma and Srikant, "Scaling up all pairs similarity search", WWW 2007).
 */
public final class NearDuplicates {

  /** From here on, two items are shown as near duplicates. */
  public static final double NEAR = 0.8;

  /** From here on, two items ask the same. */
  public static final double SAME = 0.95;

  private final double threshold;
  private final List<Item> items = new ArrayList<>();
  private final List<Set<String>> runs = new ArrayList<>();
  private final Map<String, Integer> frequency = new HashMap<>();
  private final Map<String, List<Integer>> index = new HashMap<>();

  /**
   * Looks among items.
   *
   * @param threshold above 0, at most 1
   */
  public NearDuplicates(List<Item> items, double threshold) {
    this.threshold = threshold;
    List<Set<String>> all = items.stream().map(NearDuplicates::runs).toList();
    all.forEach(r -> r.forEach(run -> frequency.merge(run, 1, Integer::sum)));
    for (int i = 0; i < items.size(); i++) {
      put(items.get(i), all.get(i));
    }
  }

  /** Looks among one more item, too. */
  public void add(Item item) {
    put(item, runs(item));
  }

  private void put(Item item, Set<String> its) {
    for (String run : rarest(its)) {
      index.computeIfAbsent(run, r -> new ArrayList<>()).add(items.size());
    }
    items.add(item);
    runs.add(its);
  }

  /** The items that are as near to one as the threshold says, the nearest first. */
  public List<Item> of(Item item) {
    Set<String> its = runs(item);
    Set<Integer> candidates = new HashSet<>();
    rarest(its).forEach(run -> candidates.addAll(index.getOrDefault(run, List.of())));
    Map<Integer, Double> near = new HashMap<>();
    for (int candidate : candidates) {
      Set<String> other = runs.get(candidate);
      int most = Math.min(its.size(), other.size());
      if (most < threshold * Math.max(its.size(), other.size())) {
        // Sets of such different sizes cannot have that much in common.
        continue;
      }
      double similarity = jaccard(its, other);
      if (similarity >= threshold) {
        near.put(candidate, similarity);
      }
    }
    return near.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(e -> items.get(e.getKey()))
        .toList();
  }

  /** Groups of two items and more, each near to another of its group, in the items' order. */
  public List<List<Item>> groups() {
    int[] group = new int[items.size()];
    for (int i = 0; i < group.length; i++) {
      group[i] = i;
    }
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      places.put(items.get(i).id(), i);
    }
    for (int i = 0; i < items.size(); i++) {
      for (Item other : of(items.get(i))) {
        int a = root(group, i);
        int b = root(group, places.getOrDefault(other.id(), i));
        group[Math.max(a, b)] = Math.min(a, b);
      }
    }
    Map<Integer, List<Item>> groups = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      groups.computeIfAbsent(root(group, i), g -> new ArrayList<>()).add(items.get(i));
    }
    return groups.values().stream().filter(g -> g.size() > 1).toList();
  }

  private static int root(int[] group, int i) {
    int at = i;
    while (group[at] != at) {
      at = group[at];
    }
    return at;
  }

  /**
   * The rarest runs of a set, so many that another set which is near enough has one of its own
   * rarest among them. New runs count as rarest; ties go by the alphabet.
   */
  private List<String> rarest(Set<String> its) {
    int prefix = its.size() - (int) Math.ceil(threshold * its.size()) + 1;
    return its.stream()
        .sorted(
            Comparator.<String>comparingInt(r -> frequency.getOrDefault(r, 0))
                .thenComparing(Comparator.naturalOrder()))
        .limit(prefix)
        .toList();
  }

  private static double jaccard(Set<String> a, Set<String> b) {
    boolean aSmaller = a.size() < b.size();
    Set<String> few = aSmaller ? a : b;
    Set<String> many = aSmaller ? b : a;
    long shared = few.stream().filter(many::contains).count();
    return (double) shared / (a.size() + b.size() - shared);
  }

  /** A text with one gap and what GIFT makes of it are cut alike. */
  private static Set<String> runs(Item any) {
    Item item = OneGap.missingWord(any);
    String text =
        "  "
            + ItemWords.folded(
                    item.body().kind().label()
                        + " "
                        + ItemWords.question(item)
                        + " | "
                        + String.join(" | ", ItemWords.key(item.body())))
                .replaceAll("(?U)[^\\p{L}\\p{M}\\p{N}|]+", " ")
            + "  ";
    Set<String> runs = new HashSet<>();
    int[] points = text.codePoints().toArray();
    for (int i = 0; i + 3 <= points.length; i++) {
      runs.add(new String(points, i, 3));
    }
    return runs;
  }
}
