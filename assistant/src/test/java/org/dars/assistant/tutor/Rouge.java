package org.dars.assistant.tutor;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * ROUGE-N F1 (Lin 2004): the shared n-grams of a text and a reference, repetitions counted, words
 * in lower case and not stemmed.
 */
final class Rouge {

  private Rouge() {}

  /** 0–1. */
  static double f1(int n, String text, String reference) {
    Map<List<String>, Integer> wanted = grams(n, reference);
    Map<List<String>, Integer> said = grams(n, text);
    double shared =
        said.entrySet().stream()
            .mapToInt(e -> Math.min(e.getValue(), wanted.getOrDefault(e.getKey(), 0)))
            .sum();
    double precision = shared / Math.max(1, sum(said));
    double recall = shared / Math.max(1, sum(wanted));
    return shared == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  private static int sum(Map<List<String>, Integer> grams) {
    return grams.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Map<List<String>, Integer> grams(int n, String text) {
    List<String> words =
        List.of(
            text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip().split(" "));
    Map<List<String>, Integer> grams = new HashMap<>();
    for (int i = 0; i + n <= words.size(); i++) {
      grams.merge(words.subList(i, i + n), 1, Integer::sum);
    }
    return grams;
  }
}
