package org.dars.assistant.quiz.practice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.store.MemoryCard;
import org.dars.assistant.store.SittingRows;
import org.jspecify.annotations.Nullable;

/**
 * Draws the items of a round: first what is due, longest overdue first, then what was never asked
 * in a random order, then what is least likely recalled.
 *
 * @param cards what is remembered, by item
 * @param held items that are not to be asked
 */
record RoundDraw(Map<String, MemoryCard> cards, Set<String> held, Instant now) {

  /**
   * The items that fit a wish.
   *
   * @param seed of the random order; the same one draws the same items
   */
  List<SittingRows.Drawn> draw(List<BankItem> bank, Practice.Wish wish, long seed) {
    Random random = new Random(seed);
    Map<SectionPath, Boolean> wanted = new HashMap<>();
    Map<String, Double> order = new HashMap<>();
    List<BankItem> items = new ArrayList<>();
    for (BankItem banked : bank) {
      String id = banked.item().id();
      @Nullable MemoryCard card = cards.get(id);
      boolean due = card != null && !card.due().isAfter(now);
      double place = order(card, due, random);
      boolean fits =
          wish.sections().isEmpty()
              || wanted.computeIfAbsent(SectionPath.of(banked.item()), p -> wanted(wish, p));
      if (fits && !held.contains(id) && (due || !wish.due())) {
        items.add(banked);
        order.put(id, place);
      }
    }
    items.sort(
        Comparator.comparingDouble((BankItem i) -> order.getOrDefault(i.item().id(), 0.0))
            .thenComparing(i -> i.item().id()));
    return items.stream().limit(wish.count()).map(RoundDraw::drawn).toList();
  }

  /** Whether a section, or one that it is in, is wanted. */
  private static boolean wanted(Practice.Wish wish, SectionPath path) {
    return path.upwards().stream().map(SectionPath::key).anyMatch(wish.sections()::contains);
  }

  /** Due before 0, new ones between 0 and 1, the others from 1 on. */
  private double order(@Nullable MemoryCard card, boolean due, Random random) {
    double any = random.nextDouble();
    if (card == null) {
      return any;
    }
    return due ? card.due().toEpochMilli() - now.toEpochMilli() - 1.0 : 1 + Fsrs.recall(card, now);
  }

  /** The items of a sitting that were not right in full, as they stand in the bank now. */
  List<SittingRows.Drawn> wrong(List<BankItem> bank, Sitting sitting) {
    Map<String, BankItem> banked = new HashMap<>();
    bank.forEach(i -> banked.put(i.item().id(), i));
    return sitting.steps().stream()
        .filter(Step::wrong)
        .map(s -> s.item().id())
        .filter(id -> !held.contains(id))
        .distinct()
        .flatMap(id -> Optional.ofNullable(banked.get(id)).stream())
        .map(RoundDraw::drawn)
        .toList();
  }

  private static SittingRows.Drawn drawn(BankItem banked) {
    return new SittingRows.Drawn(banked.item().id(), banked.version());
  }
}
