package org.dars.assistant.quiz.examine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.jspecify.annotations.Nullable;

/** What is to be said of items beside each other. */
final class ItemSets {

  /** Chi-square at 1 % for one to nine degrees of freedom. */
  private static final double[] CRITICAL = {
    6.63, 9.21, 11.34, 13.28, 15.09, 16.81, 18.48, 20.09, 21.67
  };

  /** Fewer keys expected at a position say nothing. */
  private static final int LEAST = 5;

  private ItemSets() {}

  /**
   * @param meanings finds those that ask the same in other words; null to go by words alone
   */
  static List<Examination> examine(
      List<Item> items, Examiner examiner, String language, @Nullable Meanings meanings) {
    if (meanings != null) {
      meanings.expect(items);
    }
    List<Ruling> spread = spread(items);
    Duplicates duplicates = new Duplicates(language);
    List<Examination> all = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      Ruling asked = asked(item, duplicates, meanings);
      List<Finding> findings = new ArrayList<>(examiner.examine(item).findings());
      findings.add(asked.of(ItemCheck.NOT_A_DUPLICATE));
      findings.add(spread.get(i).of(ItemCheck.KEYS_SPREAD));
      findings.sort(Comparator.comparing(Finding::check));
      all.add(new Examination(findings));
    }
    return all;
  }

  /** Whether an item asks what one before it asks; it is remembered. */
  private static Ruling asked(Item item, Duplicates duplicates, @Nullable Meanings meanings) {
    boolean asks = !(item.body() instanceof Body.Description);
    Optional<String> same = asks ? duplicates.like(item) : Optional.empty();
    duplicates.add(item);
    Optional<String> alike =
        asks && meanings != null ? meanings.likeThenAdd(item) : Optional.empty();
    return same.map(id -> Ruling.failed(Why.ASKED_BEFORE, id))
        .or(() -> alike.map(id -> Ruling.warned(Why.ASKED_OTHERWISE, id)))
        .orElse(Ruling.PASSED);
  }

  /** The place of the key of a single choice; −1 for other items. */
  private static int key(Item item) {
    if (item.body() instanceof Body.Choice c && c.single()) {
      for (int i = 0; i < c.options().size(); i++) {
        if (c.options().get(i).right()) {
          return i;
        }
      }
    }
    return -1;
  }

  /** One ruling an item: those whose key stands where too many stand are warned of. */
  static List<Ruling> spread(List<Item> items) {
    Map<Integer, int[]> positions = new HashMap<>();
    for (Item item : items) {
      int key = key(item);
      if (key >= 0) {
        int options = ((Body.Choice) item.body()).options().size();
        positions.computeIfAbsent(options, n -> new int[n])[key]++;
      }
    }
    List<Ruling> rulings = new ArrayList<>();
    for (Item item : items) {
      int key = key(item);
      rulings.add(
          key < 0
              ? Ruling.notApplied(Why.NOT_ONE_KEY)
              : at(
                  key,
                  positions.getOrDefault(
                      ((Body.Choice) item.body()).options().size(), new int[] {0})));
    }
    return rulings;
  }

  private static Ruling at(int key, int[] counts) {
    int all = 0;
    for (int count : counts) {
      all += count;
    }
    double expected = (double) all / counts.length;
    if (counts.length < 2 || counts.length > CRITICAL.length + 1 || expected < LEAST) {
      return Ruling.notApplied(Why.FEW_ITEMS);
    }
    double chi = 0;
    for (int count : counts) {
      chi += (count - expected) * (count - expected) / expected;
    }
    return chi > CRITICAL[counts.length - 2] && counts[key] > expected
        ? Ruling.warned(Why.KEYS_AT, counts[key], all, key + 1)
        : Ruling.PASSED;
  }
}
