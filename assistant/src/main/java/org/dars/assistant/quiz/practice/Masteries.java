package org.dars.assistant.quiz.practice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.store.MemoryCard;
import org.jspecify.annotations.Nullable;

/** Works out what a learner knows of the items of a course, by sections and by objectives. */
final class Masteries {

  private final Map<String, MemoryCard> cards;
  private final Instant now;

  /**
   * @param cards what is remembered, by item
   */
  Masteries(Map<String, MemoryCard> cards, Instant now) {
    this.cards = cards;
    this.now = now;
  }

  /** What is known of some items. */
  private static final class Sum {
    private int items;
    private int answered;
    private int due;
    private double known;

    void add(Sum other) {
      items += other.items;
      answered += other.answered;
      due += other.due;
      known += other.known;
    }

    Mastery of(String key, String name, List<Mastery> parts) {
      return new Mastery(key, name, items, answered, due, items == 0 ? 0 : known / items, parts);
    }
  }

  private void add(Sum sum, Item item) {
    sum.items++;
    @Nullable MemoryCard card = cards.get(item.id());
    if (card != null) {
      sum.answered++;
      sum.due += card.due().isAfter(now) ? 0 : 1;
      sum.known += Fsrs.recall(card, now) * card.lastScore();
    }
  }

  /** A section while its items are counted. */
  private static final class Node {
    private final SectionPath path;
    private final Sum own = new Sum();
    private final Map<SectionPath, Node> parts = new LinkedHashMap<>();

    Node(SectionPath path) {
      this.path = path;
    }

    /** The section with all inside it. */
    Mastery rolledUp(Sum upwards) {
      Sum all = new Sum();
      all.add(own);
      List<Mastery> inside = parts.values().stream().map(p -> p.rolledUp(all)).toList();
      upwards.add(all);
      return all.of(path.key(), path.name(), inside);
    }
  }

  /**
   * The sections of items as a tree, in the bank's order. One that alone has everything is left
   * out: it says nothing.
   */
  List<Mastery> tree(List<BankItem> items) {
    Node root = new Node(new SectionPath("", List.of()));
    for (BankItem banked : items) {
      Node node = root;
      for (SectionPath path : SectionPath.of(banked.item()).upwards()) {
        node = node.parts.computeIfAbsent(path, Node::new);
      }
      add(node.own, banked.item());
    }
    while (root.parts.size() == 1) {
      Node only = root.parts.values().iterator().next();
      if (only.own.items > 0 || only.parts.isEmpty()) {
        break;
      }
      root = only;
    }
    Sum all = new Sum();
    return root.parts.values().stream().map(p -> p.rolledUp(all)).toList();
  }

  /**
   * The objectives of items, in the bank's order, those alone whose items have all been answered:
   * many an objective says what the key to an item is.
   */
  List<Mastery> objectives(List<BankItem> items) {
    Map<String, Sum> sums = new LinkedHashMap<>();
    for (BankItem banked : items) {
      String objective = banked.item().about().objective();
      if (!objective.isBlank()) {
        add(sums.computeIfAbsent(objective, o -> new Sum()), banked.item());
      }
    }
    List<Mastery> all = new ArrayList<>();
    sums.forEach((name, sum) -> {
      if (sum.answered == sum.items) {
        all.add(sum.of("", name, List.of()));
      }
    });
    return all;
  }

  /**
   * The keys of the largest sections that have no items but a document's, and of those that hold
   * the document's other items.
   */
  static Set<String> of(List<BankItem> items, String document) {
    Map<SectionPath, Integer> others = new HashMap<>();
    for (BankItem banked : items) {
      int other = proves(document, banked.item()) ? 0 : 1;
      SectionPath.of(banked.item()).upwards().forEach(p -> others.merge(p, other, Integer::sum));
    }
    Set<String> keys = new HashSet<>();
    for (BankItem banked : items) {
      if (proves(document, banked.item())) {
        SectionPath path = SectionPath.of(banked.item());
        keys.add(
            path.upwards().stream()
                .filter(p -> others.getOrDefault(p, 0) == 0)
                .findFirst()
                .orElse(path)
                .key());
      }
    }
    return keys;
  }

  private static boolean proves(String document, Item item) {
    return item.sources().stream().anyMatch(s -> s.document().equals(document));
  }
}
