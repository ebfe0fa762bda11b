package org.dars.index.bench;

import java.util.SplittableRandom;

/** Texts of made-up words that are as unevenly frequent as real ones (Zipf). */
final class MadeUpText {
  private static final int WORDS = 50_000;
  private static final String[] SYLLABLES = {
    "ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu", "sha"
  };

  private MadeUpText() {}

  /** The text of a passage, always the same. */
  static String passage(int ordinal) {
    return words(new SplittableRandom(ordinal), 100);
  }

  /** A question that shares half of its words with a passage. */
  static String question(int ordinal) {
    return words(new SplittableRandom(ordinal), 4) + words(new SplittableRandom(~ordinal), 4);
  }

  private static String words(SplittableRandom random, int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      // The r-th word comes about 1/r as often as the first.
      int rank = (int) Math.exp(random.nextDouble() * Math.log(WORDS));
      for (int rest = rank; rest > 0; rest /= SYLLABLES.length) {
        text.append(SYLLABLES[rest % SYLLABLES.length]);
      }
      text.append(' ');
    }
    return text.toString();
  }
}
