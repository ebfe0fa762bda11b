package org.dars.assistant.quiz.practice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.store.MemoryCard;
import org.jspecify.annotations.Nullable;

/**
 * How much of a section or an objective a learner would get right now: the mean over all its items
 * of the probability that the item is recalled ({@link Fsrs#recall}) times the share of the mark
 * that the last answer had; an item never answered counts 0. An estimate, and pages say so.
 *
 * @param name of the section or objective; "" where items name none
 * @param items how many it has
 * @param answered how many were ever answered
 * @param due how many are to be answered again by now
 * @param share 0 to 1
 * @param objectives of a section that names several; empty for an objective
 */
public record Mastery(
    String name, int items, int answered, int due, double share, List<Mastery> objectives) {

  public Mastery {
    objectives = List.copyOf(objectives);
  }

  /** In words. */
  public enum Level {
    /** Nothing answered. */
    NEW,
    /** Less than two fifths. */
    BEGUN,
    /** Less than four fifths. */
    GROWING,
    KNOWN
  }

  public Level level() {
    return answered == 0
        ? Level.NEW
        : share < 0.4 ? Level.BEGUN : share < 0.8 ? Level.GROWING : Level.KNOWN;
  }

  /** The section of an item: the last name of its category. */
  public static String section(BankItem item) {
    List<String> category = item.item().about().category();
    return category.isEmpty() ? "" : category.getLast();
  }

  /**
   * By sections and objectives, in the bank's order.
   *
   * @param cards what is remembered, by item
   */
  static List<Mastery> of(List<BankItem> items, Map<String, MemoryCard> cards, Instant now) {
    Map<String, List<BankItem>> sections = new LinkedHashMap<>();
    items.forEach(i -> sections.computeIfAbsent(section(i), s -> new ArrayList<>()).add(i));
    List<Mastery> all = new ArrayList<>();
    sections.forEach((name, inside) -> {
      Map<String, List<BankItem>> objectives = new LinkedHashMap<>();
      inside.forEach(i ->
          objectives.computeIfAbsent(i.item().about().objective(), o -> new ArrayList<>()).add(i));
      List<Mastery> named =
          objectives.entrySet().stream()
              .filter(o -> !o.getKey().isEmpty())
              .map(o -> of(o.getKey(), o.getValue(), cards, now, List.of()))
              .toList();
      all.add(of(name, inside, cards, now, named));
    });
    return all;
  }

  private static Mastery of(
      String name,
      List<BankItem> items,
      Map<String, MemoryCard> cards,
      Instant now,
      List<Mastery> objectives) {
    int answered = 0;
    int due = 0;
    double share = 0;
    for (BankItem item : items) {
      @Nullable MemoryCard card = cards.get(item.item().id());
      if (card != null) {
        answered++;
        due += card.due().isAfter(now) ? 0 : 1;
        share += Fsrs.recall(card, now) * card.lastScore();
      }
    }
    return new Mastery(name, items.size(), answered, due, share / items.size(), objectives);
  }
}
