package org.dars.translator.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sequences of tokens and how often they stand in a text. */
final class Ngrams {

  private Ngrams() {}

  static Map<List<String>, Integer> of(List<String> tokens, int n) {
    Map<List<String>, Integer> counts = new HashMap<>();
    for (int i = 0; i + n <= tokens.size(); i++) {
      counts.merge(tokens.subList(i, i + n), 1, Integer::sum);
    }
    return counts;
  }

  static long total(Map<List<String>, Integer> counts) {
    return counts.values().stream().mapToLong(Integer::longValue).sum();
  }

  /** How many stand in both, each as often as it does in the one that has fewer. */
  static long shared(Map<List<String>, Integer> one, Map<List<String>, Integer> two) {
    long shared = 0;
    for (Map.Entry<List<String>, Integer> entry : one.entrySet()) {
      shared += Math.min(entry.getValue(), two.getOrDefault(entry.getKey(), 0));
    }
    return shared;
  }

  /** What stands between white space. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (!isSpace(c)) {
            word.appendCodePoint(c);
          } else if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
          }
        });
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  /** White space as Unicode has it, no-break spaces and U+0085 among it. */
  static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }
}
