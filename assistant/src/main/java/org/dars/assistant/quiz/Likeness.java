package org.dars.assistant.quiz;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * How near the terms of a course are in meaning, by the words that their definitions share, rare
 * words counting more (idf-weighted cosine).
 */
public final class Likeness {

  /** Definitions more alike than this may both be right. */
  private static final double SAME = 0.55;

  /** Words with their weights, and the length of that vector. */
  private record Weighted(Map<String, Double> words, double norm) {}

  /** A term as the comparison sees it: its names as stems and as cues, and what is said of it. */
  private record Profile(
      List<List<String>> names, List<Set<String>> cues, List<String> said, Weighted meaning) {}

  private final Map<String, Integer> frequency = new HashMap<>();
  private final IdentityHashMap<KeyTerm, Profile> profiles = new IdentityHashMap<>();
  private final int count;

  /** Compares terms of one course. */
  public Likeness(Collection<KeyTerm> terms) {
    count = terms.size();
    for (KeyTerm term : terms) {
      new HashSet<>(meaning(term.fullDefinition()))
          .forEach(w -> frequency.merge(w, 1, Integer::sum));
    }
    terms.forEach(term -> profiles.put(term, profile(term)));
  }

  /** 0 for nothing in common to 1 for the same words. */
  public double of(KeyTerm a, KeyTerm b) {
    return cosine(known(a).meaning(), known(b).meaning());
  }

  /** How near a text is to what is said of a term, 0…1. */
  public ToDoubleFunction<KeyTerm> of(String text) {
    Weighted weighted = weighted(text);
    return term -> cosine(weighted, known(term).meaning());
  }

  /**
   * Whether a question about one could take the other for an answer, too: the same term in another
   * form, one inside the other, one's definition naming the other, or definitions that say the
   * same.
   */
  public boolean confusable(KeyTerm a, KeyTerm b) {
    return entangled(a, b) || of(a, b) > SAME;
  }

  /** Whether one term is inside the other, or named in the other's definition. */
  public boolean entangled(KeyTerm a, KeyTerm b) {
    Profile pa = known(a);
    Profile pb = known(b);
    return nested(pa.cues(), pb.cues())
        || named(pa.said(), pb.names())
        || named(pb.said(), pa.names());
  }

  private static boolean nested(List<Set<String>> a, List<Set<String>> b) {
    for (Set<String> x : a) {
      for (Set<String> y : b) {
        if (x.containsAll(y) || y.containsAll(x)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean named(List<String> said, List<List<String>> names) {
    return names.stream()
        .anyMatch(n -> said.contains(n.getFirst()) && Collections.indexOfSubList(said, n) >= 0);
  }

  private Profile known(KeyTerm term) {
    Profile known = profiles.get(term);
    return known == null ? profile(term) : known;
  }

  private Profile profile(KeyTerm term) {
    return new Profile(
        term.names().stream().map(Words::stems).filter(s -> !s.isEmpty()).toList(),
        term.names().stream().map(Words::cues).filter(s -> !s.isEmpty()).toList(),
        Words.stems(term.fullDefinition()),
        weighted(term.fullDefinition()));
  }

  private static List<String> meaning(String text) {
    return Words.of(text).stream()
        .filter(w -> !Words.common(w))
        .map(Words::stem)
        .map(s -> s.length() > 6 ? s.substring(0, 6) : s)
        .toList();
  }

  private Weighted weighted(String text) {
    Map<String, Double> words = new HashMap<>();
    for (String word : meaning(text)) {
      words.put(word, Math.log(1 + (count + 1.0) / (1 + frequency.getOrDefault(word, 0))));
    }
    return new Weighted(words, Math.sqrt(words.values().stream().mapToDouble(x -> x * x).sum()));
  }

  private static double cosine(Weighted a, Weighted b) {
    boolean aSmaller = a.words().size() < b.words().size();
    Map<String, Double> few = aSmaller ? a.words() : b.words();
    Map<String, Double> many = aSmaller ? b.words() : a.words();
    double dot = 0;
    for (Map.Entry<String, Double> word : few.entrySet()) {
      dot += word.getValue() * many.getOrDefault(word.getKey(), 0.0);
    }
    return dot == 0 ? 0 : dot / (a.norm() * b.norm());
  }
}
