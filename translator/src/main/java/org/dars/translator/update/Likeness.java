package org.dars.translator.update;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How like two sources are: 1 − (word edit distance / words of the longer one). Words are compared
 * without regard to case; a character of a script that writes no spaces is a word, and so is a
 * mark; punctuation counts nothing.
 */
final class Likeness {

  private static final Pattern WORD =
      Pattern.compile(
          "⟦/?\\d+⟧|[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsKhmer}\\p{IsLao}"
              + "\\p{IsMyanmar}]|[\\p{L}\\p{M}\\p{N}]+");

  /** Longest texts that are compared word by word, in words. */
  private static final int LONGEST = 1000;

  private final Map<String, Integer> words = new HashMap<>();

  /** A source, ready to be compared. */
  static final class Text {
    private final int[] words;
    private final int[] sorted;

    private Text(int[] words) {
      this.words = words;
      this.sorted = words.clone();
      Arrays.sort(sorted);
    }
  }

  Text text(String source) {
    int[] found = new int[Math.min(LONGEST, source.length())];
    int n = 0;
    Matcher word = WORD.matcher(source);
    while (n < found.length && word.find()) {
      found[n++] =
          words.computeIfAbsent(
              word.group().toLowerCase(java.util.Locale.ROOT), w -> words.size() + 1);
    }
    return new Text(Arrays.copyOf(found, n));
  }

  /**
   * The likeness of two sources, 0–1, or 0 where it is below {@code least}.
   *
   * @param least 0–1; what is certainly below costs little
   */
  static double of(Text a, Text b, double least) {
    int longer = Math.max(a.words.length, b.words.length);
    if (longer == 0) {
      return 0;
    }
    double bound = (double) common(a.sorted, b.sorted) / longer;
    if (bound < least) {
      return 0;
    }
    double score = 1 - (double) distance(a.words, b.words) / longer;
    return score < least ? 0 : score;
  }

  /** How many words both hold, in whatever order. */
  private static int common(int[] a, int[] b) {
    int i = 0;
    int j = 0;
    int common = 0;
    while (i < a.length && j < b.length) {
      if (a[i] == b[j]) {
        common++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return common;
  }

  private static int distance(int[] a, int[] b) {
    int[] row = new int[b.length + 1];
    for (int j = 0; j <= b.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length; i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length; j++) {
        int above = row[j];
        row[j] = a[i - 1] == b[j - 1] ? corner : 1 + Math.min(corner, Math.min(above, row[j - 1]));
        corner = above;
      }
    }
    return row[b.length];
  }
}
