package org.dars.assistant.quiz;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes in items that pass every check and ask nothing that was asked before. */
final class ItemCollector {

  private static final double SAME_STEM = 0.8;

  private final ItemExaminer examiner;
  private final int wanted;
  private final List<QuizItem> items = new ArrayList<>();
  private final Set<String> stems = new HashSet<>();
  private final List<Set<String>> stemWords = new ArrayList<>();
  private final Set<String> asked = new HashSet<>();
  private final Map<Check, Integer> dropped = new EnumMap<>(Check.class);

  ItemCollector(ItemExaminer examiner, int wanted) {
    this.examiner = examiner;
    this.wanted = wanted;
  }

  boolean full() {
    return items.size() >= wanted;
  }

  List<QuizItem> items() {
    return items;
  }

  Map<Check, Integer> dropped() {
    return dropped;
  }

  /** Examines; keeps it, or counts why not. */
  boolean offer(QuizItem item) {
    List<Verdict> failed = examiner.examine(item).stream().filter(v -> !v.passed()).toList();
    failed.forEach(v -> dropped.merge(v.check(), 1, Integer::sum));
    if (!failed.isEmpty() || full() || repeats(item)) {
      return false;
    }
    stems.add(Words.normal(item.stem()));
    stemWords.add(new HashSet<>(Words.stems(item.stem())));
    asked.add(direction(item));
    items.add(item);
    return true;
  }

  private boolean repeats(QuizItem item) {
    if (stems.contains(Words.normal(item.stem())) || asked.contains(direction(item))) {
      return true;
    }
    Set<String> words = new HashSet<>(Words.stems(item.stem()));
    return stemWords.stream().anyMatch(other -> alike(words, other));
  }

  private static boolean alike(Set<String> a, Set<String> b) {
    long shared = a.stream().filter(b::contains).count();
    return a.size() + b.size() > 16 && shared > SAME_STEM * (a.size() + b.size() - shared);
  }

  /** The term and what is asked of it; an item without a term by its stem. */
  private static String direction(QuizItem item) {
    if (item.term().isEmpty()) {
      return Words.normal(item.stem());
    }
    boolean keyIsTerm = Words.normal(item.keyOption().text()).equals(Words.normal(item.term()));
    return item.type() + "\n" + keyIsTerm + "\n" + String.join(" ", Words.stems(item.term()));
  }
}
