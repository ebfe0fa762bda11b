package org.dars.assistant.quiz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Spreads the keys: every run of as many items as there are options uses every position once. */
final class KeyPositions {

  private KeyPositions() {}

  static List<QuizItem> spread(List<QuizItem> items, long seed) {
    Random random = new Random(seed);
    List<Integer> round = new ArrayList<>();
    List<QuizItem> spread = new ArrayList<>();
    for (QuizItem item : items) {
      int options = item.options().size();
      round.removeIf(p -> p >= options);
      if (round.isEmpty()) {
        for (int p = 0; p < options; p++) {
          round.add(p);
        }
        Collections.shuffle(round, random);
      }
      spread.add(item.withKeyAt(round.removeLast()));
    }
    return spread;
  }
}
