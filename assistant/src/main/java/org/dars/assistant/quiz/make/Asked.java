package org.dars.assistant.quiz.make;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.quiz.Words;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;

/**
 * What has been asked: ids, facts, and the words of every question. Near-duplicates are found among
 * questions that share one of the rarest words, as prefix filtering does (Chaudhuri, Ganti and
 * Kaushik, ICDE 2006): two sets of which one fifth at most differs cannot miss each other there.
 */
final class Asked {

  /** Questions are alike when they share more than this of their words (Jaccard). */
  private static final double SAME = 0.8;

  /**
   * Below this many words, counted over both, only the same words in a row are the same question.
   */
  private static final int FEW = 16;

  private final Set<String> ids = new HashSet<>();
  private final Set<String> facts = new HashSet<>();
  private final Set<String> texts = new HashSet<>();
  private final List<Set<String>> words = new ArrayList<>();
  private final Map<String, List<Integer>> byWord = new HashMap<>();

  /** Remembers an item. */
  void add(Item item) {
    String text = text(item);
    ids.add(item.id());
    texts.add(Words.normal(text));
    Set<String> stems = new HashSet<>(Words.stems(text));
    words.add(stems);
    stems.forEach(s -> byWord.computeIfAbsent(s, w -> new ArrayList<>()).add(words.size() - 1));
  }

  void addFact(String fact) {
    facts.add(fact);
  }

  boolean knows(String fact) {
    return facts.contains(fact);
  }

  /** Whether an item asks what was asked before. */
  boolean repeats(Item item) {
    String text = text(item);
    if (ids.contains(item.id()) || texts.contains(Words.normal(text))) {
      return true;
    }
    Set<String> stems = new HashSet<>(Words.stems(text));
    List<String> rarest =
        stems.stream()
            .sorted(Comparator.comparingInt((String s) -> byWord.getOrDefault(s, List.of()).size()))
            .limit((long) ((1 - SAME) * stems.size()) + 1)
            .toList();
    Set<Integer> looked = new HashSet<>();
    for (String stem : rarest) {
      for (int other : byWord.getOrDefault(stem, List.of())) {
        if (looked.add(other) && alike(stems, words.get(other))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean alike(Set<String> a, Set<String> b) {
    long shared = a.stream().filter(b::contains).count();
    return a.size() + b.size() > FEW && shared > SAME * (a.size() + b.size() - shared);
  }

  /** All that a learner reads before answering, but for options, which may recur. */
  static String text(Item item) {
    StringBuilder text = new StringBuilder(item.stem().value());
    switch (item.body()) {
      case Body.Cloze cloze ->
          cloze
              .parts()
              .forEach(p -> text.append(p instanceof Body.Words w ? w.text().value() : " _____ "));
      case Body.Matching matching ->
          matching.pairs().forEach(p -> text.append(' ').append(p.prompt().value()));
      case Body.Ordering ordering ->
          ordering.steps().forEach(s -> text.append(' ').append(s.value()));
      case Body.Choice _,
          Body.TrueFalse _,
          Body.Numeric _,
          Body.ShortAnswer _,
          Body.Essay _,
          Body.Description _ -> {}
    }
    return text.toString();
  }
}
