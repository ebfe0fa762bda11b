package org.dars.assistant.quiz.make;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.dars.assistant.quiz.item.ItemKind;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: the kind that is behind its share of the mix, in it the next document and
 * section in turn, there the best by its estimated worth and some chance, and what was asked least
 * so far. What is worth little comes when all else is asked. For one thread.
 */
final class Turns {

  /** A good mix; what a course cannot give goes to the others. */
  private static final Map<ItemKind, Double> MIX = new EnumMap<>(ItemKind.class);

  static {
    MIX.put(ItemKind.SINGLE_CHOICE, 0.42);
    MIX.put(ItemKind.CLOZE, 0.15);
    MIX.put(ItemKind.TRUE_FALSE, 0.13);
    MIX.put(ItemKind.SHORT_ANSWER, 0.09);
    MIX.put(ItemKind.MATCHING, 0.08);
    MIX.put(ItemKind.MULTIPLE_CHOICE, 0.05);
    MIX.put(ItemKind.NUMERIC, 0.02);
    MIX.put(ItemKind.ORDERING, 0.03);
    MIX.put(ItemKind.ESSAY, 0.03);
  }

  /** How much chance may add to what a seed is worth. */
  private static final double CHANCE = 0.35;

  private final Map<ItemKind, Deque<Seed>> queues = new EnumMap<>(ItemKind.class);
  private final Map<ItemKind, Deque<Seed>> later = new EnumMap<>(ItemKind.class);
  private final Map<ItemKind, Integer> made = new EnumMap<>(ItemKind.class);
  private final Map<String, Integer> asked = new HashMap<>();
  private final int essays;
  private final List<Seed> poor;
  private final Random random;
  private int round;

  /**
   * @param essays at most so many of them: they are always there, and would fill what a course does
   *     not give
   */
  Turns(List<Seed> seeds, int essays, long seed) {
    this.essays = essays;
    random = new Random(seed);
    poor = new ArrayList<>(seeds);
    poor.removeIf(s -> s.worth() >= Worth.GOOD);
    queue(seeds.stream().filter(s -> s.worth() >= Worth.GOOD).toList());
  }

  private void queue(List<Seed> seeds) {
    Map<ItemKind, List<Seed>> byKind = new EnumMap<>(ItemKind.class);
    seeds.forEach(s -> byKind.computeIfAbsent(s.kind(), k -> new ArrayList<>()).add(s));
    byKind.forEach((kind, list) -> queues.put(kind, new ArrayDeque<>(inTurn(list, random))));
  }

  /** The next to try, if anything is left. */
  Optional<Seed> next() {
    while (true) {
      ItemKind kind = behind();
      if (kind == null) {
        if (!refilled()) {
          return Optional.empty();
        }
        continue;
      }
      Deque<Seed> queue = queues.get(kind);
      Seed seed = queue == null ? null : queue.poll();
      if (queue != null && queue.isEmpty()) {
        queues.remove(kind);
      }
      if (seed == null) {
        continue;
      }
      if (asked.getOrDefault(seed.about(), 0) <= round) {
        return Optional.of(seed);
      }
      later.computeIfAbsent(kind, k -> new ArrayDeque<>()).add(seed);
    }
  }

  /** Another item about what was asked, and when there is none, what is worth less. */
  private boolean refilled() {
    if (!later.isEmpty()) {
      queues.putAll(later);
      later.clear();
      round++;
      return true;
    }
    queue(poor);
    poor.clear();
    return !queues.isEmpty();
  }

  /** Counts an item that was kept. */
  void made(Seed seed) {
    made.merge(seed.kind(), 1, Integer::sum);
    asked.merge(seed.about(), 1, Integer::sum);
  }

  private @Nullable ItemKind behind() {
    ItemKind behind = null;
    double least = Double.MAX_VALUE;
    if (made.getOrDefault(ItemKind.ESSAY, 0) >= essays) {
      queues.remove(ItemKind.ESSAY);
      later.remove(ItemKind.ESSAY);
    }
    for (ItemKind kind : queues.keySet()) {
      double share = (made.getOrDefault(kind, 0) + 1) / MIX.getOrDefault(kind, 0.01);
      if (share < least) {
        least = share;
        behind = kind;
      }
    }
    return behind;
  }

  /** One of each document, of each of its sections in turn, then the next. */
  private static List<Seed> inTurn(List<Seed> seeds, Random random) {
    Map<Integer, Map<String, List<Seed>>> places = new LinkedHashMap<>();
    for (Seed seed : seeds) {
      places
          .computeIfAbsent(seed.document(), d -> new LinkedHashMap<>())
          .computeIfAbsent(seed.section(), s -> new ArrayList<>())
          .add(seed);
    }
    List<List<Seed>> documents = new ArrayList<>();
    for (Map<String, List<Seed>> sections : places.values()) {
      sections.values().forEach(list -> best(list, random));
      List<List<Seed>> lists = new ArrayList<>(sections.values());
      Collections.shuffle(lists, random);
      documents.add(interleaved(lists));
    }
    Collections.shuffle(documents, random);
    return interleaved(documents);
  }

  /** The best first, with some chance, so that other seeds give other items. */
  private static void best(List<Seed> seeds, Random random) {
    IdentityHashMap<Seed, Double> drawn = new IdentityHashMap<>();
    seeds.forEach(s -> drawn.put(s, s.worth() + CHANCE * random.nextDouble()));
    seeds.sort(Comparator.comparingDouble((Seed s) -> -drawn.getOrDefault(s, 0.0)));
  }

  private static List<Seed> interleaved(List<List<Seed>> lists) {
    List<Seed> all = new ArrayList<>();
    int longest = lists.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < longest; i++) {
      for (List<Seed> list : lists) {
        if (i < list.size()) {
          all.add(list.get(i));
        }
      }
    }
    return all;
  }
}
