package org.dars.translator.memory;

import java.util.Arrays;

/**
 * What desktop tools do: every unit in memory, each query against all of them, with a filter by
 * length and one by shared words before the distance is measured.
 */
final class ScanPeer {

  private final int[][] words;
  private final int[][] bags;
  private int size;

  ScanPeer(int capacity) {
    words = new int[capacity][];
    bags = new int[capacity][];
  }

  void add(String source) {
    words[size] = Words.hashes(Words.of(source));
    bags[size] = words[size].clone();
    Arrays.sort(bags[size]);
    size++;
  }

  /** The best score from a threshold on, or 0. */
  int best(String asked, int threshold) {
    int[] query = Words.hashes(Words.of(asked));
    int[] bag = query.clone();
    Arrays.sort(bag);
    WordDistance distance = new WordDistance(query);
    int best = 0;
    for (int i = 0; i < size; i++) {
      int length = words[i].length;
      int longer = Math.max(query.length, length);
      int needed = (threshold * longer + 99) / 100;
      if (Math.min(query.length, length) < needed || shared(bag, bags[i]) < needed) {
        continue;
      }
      int score = Scores.similarity(distance.to(words[i], length), query.length, length);
      best = score >= threshold ? Math.max(best, score) : best;
    }
    return best;
  }

  private static int shared(int[] a, int[] b) {
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      int order = Integer.compare(a[i], b[j]);
      shared += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return shared;
  }

  long bytes() {
    long bytes = 0;
    for (int i = 0; i < size; i++) {
      bytes += 2L * (16 + 4L * words[i].length) + 8;
    }
    return bytes;
  }
}
