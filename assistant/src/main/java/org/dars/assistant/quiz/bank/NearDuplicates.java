package org.dars.assistant.quiz.bank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.dars.assistant.quiz.item.Item;

/**
 * Items that ask nearly the same: what they ask and what is right, cut into runs of three
 * characters, has a Jaccard similarity of a threshold and more. That needs no words, so it holds in
 * scripts without spaces, too.
 *
 * <p>No pair is missed, and few are compared. Runs are ranked, the rarest first. Two sets that are
 * near enough share one of the first runs of both (prefix filtering; Bayardo, Ma and Srikant,
 * "Scaling up all pairs similarity search", WWW 2007), are of like size, and have enough runs left
 * behind the first that they share (positional filtering; Xiao, Wang, Lin and Yu, "Efficient
 * similarity joins for near duplicate detection", WWW 2008). Not safe for use by several threads.
 */
public final class NearDuplicates {

  /** From here on, two items are shown as near duplicates. */
  public static final double NEAR = 0.8;

  /** From here on, two items ask the same. */
  public static final double SAME = 0.95;

  /** Keeps a whole number that a product only just misses from being rounded up. */
  private static final double TINY = 1e-9;

  private final double threshold;
  private final List<Item> items = new ArrayList<>();

  /** Of each item the ranks of its runs, ascending. */
  private final List<int[]> sets = new ArrayList<>();

  /** By run: 0 and up for those that were there at first, the rarest first; later ones below 0. */
  private final Map<Long, Integer> ranks = new HashMap<>();

  private final Map<Integer, List<Posting>> index = new HashMap<>();

  /** The last look that an item was a candidate of; by the item's place. */
  private int[] looked = new int[0];

  private int looks;

  /** A run stands at this position among those of the item at this place. */
  private record Posting(int place, int position) {}

  /** An item that is near, by its place. */
  private record Near(int place, double similarity) {}

  /**
   * Looks among items.
   *
   * @param threshold above 0, at most 1
   */
  public NearDuplicates(List<Item> items, double threshold) {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold is " + threshold + ", not above 0 to 1");
    }
    this.threshold = threshold;
    List<long[]> all = items.stream().map(ItemRuns::of).toList();
    rank(all);
    for (int i = 0; i < items.size(); i++) {
      put(items.get(i), all.get(i));
    }
  }

  private void rank(List<long[]> all) {
    Map<Long, Integer> frequency = new HashMap<>();
    for (long[] runs : all) {
      for (long run : runs) {
        frequency.merge(run, 1, Integer::sum);
      }
    }
    frequency.entrySet().stream()
        .sorted(
            Map.Entry.<Long, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .forEach(e -> ranks.put(e.getKey(), ranks.size()));
  }

  /** Looks among one more item, too. */
  public void add(Item item) {
    put(item, ItemRuns.of(item));
  }

  private void put(Item item, long[] runs) {
    int[] set = new int[runs.length];
    for (int i = 0; i < runs.length; i++) {
      // One that is new is rarer than all before it.
      set[i] = ranks.computeIfAbsent(runs[i], r -> -1 - ranks.size());
    }
    Arrays.sort(set);
    for (int p = 0; p < prefix(set.length); p++) {
      index.computeIfAbsent(set[p], r -> new ArrayList<>()).add(new Posting(items.size(), p));
    }
    items.add(item);
    sets.add(set);
  }

  /** The items that are as near to one as the threshold says, the nearest first. */
  public List<Item> of(Item item) {
    long[] runs = ItemRuns.of(item);
    int[] set = new int[runs.length];
    for (int i = 0; i < runs.length; i++) {
      // What no item has is rarest of all, and finds nothing.
      set[i] = ranks.getOrDefault(runs[i], Integer.MIN_VALUE + i);
    }
    Arrays.sort(set);
    return near(set, place -> true).stream()
        .sorted(
            Comparator.comparingDouble(Near::similarity).reversed().thenComparingInt(Near::place))
        .map(n -> items.get(n.place()))
        .toList();
  }

  /** Groups of two items and more, each near to another of its group, in the items' order. */
  public List<List<Item>> groups() {
    int[] group = new int[items.size()];
    for (int i = 0; i < group.length; i++) {
      group[i] = i;
      int one = i;
      IntPredicate others = place -> place < one && root(group, place) != root(group, one);
      for (Near near : near(sets.get(i), others)) {
        int a = root(group, i);
        int b = root(group, near.place());
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
      group[at] = group[group[at]];
      at = group[at];
    }
    return at;
  }

  /**
   * The items that are near to a set of runs.
   *
   * @param set ranks, ascending
   * @param wanted says of a place whether its item is looked at
   */
  private List<Near> near(int[] set, IntPredicate wanted) {
    looks++;
    if (looked.length < items.size()) {
      looked = Arrays.copyOf(looked, Math.max(items.size(), 2 * looked.length));
    }
    List<Near> near = new ArrayList<>();
    for (int p = 0; p < prefix(set.length); p++) {
      for (Posting posting : index.getOrDefault(set[p], List.of())) {
        int place = posting.place();
        if (looked[place] != looks && wanted.test(place)) {
          looked[place] = looks;
          double similarity = similarity(set, p, sets.get(place), posting.position());
          if (similarity >= threshold) {
            near.add(new Near(place, similarity));
          }
        }
      }
    }
    return near;
  }

  /** How many of the rarest runs of a set one that is near enough shares one of. */
  private int prefix(int size) {
    return size - (int) Math.ceil(threshold * size - TINY) + 1;
  }

  /**
   * The Jaccard similarity of two sets whose first shared run stands at these positions; 0 as soon
   * as it must be below the threshold.
   */
  private double similarity(int[] a, int atA, int[] b, int atB) {
    int least = (int) Math.ceil(threshold / (1 + threshold) * (a.length + b.length) - TINY);
    int i = atA;
    int j = atB;
    int shared = 0;
    while (i < a.length && j < b.length) {
      if (shared + Math.min(a.length - i, b.length - j) < least) {
        return 0;
      }
      if (a[i] == b[j]) {
        shared++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return (double) shared / (a.length + b.length - shared);
  }
}
