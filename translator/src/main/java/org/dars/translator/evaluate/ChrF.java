package org.dars.translator.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Character n-gram F-score of a whole corpus (Popović 2015, 2017), as sacreBLEU 2 calculates it:
 * n-grams are summed over all segments, precision and recall are averaged over the orders that both
 * sides have, and recall weighs β² times as much as precision. Not safe for several threads.
 */
public final class ChrF {

  private static final int CHARACTERS = 6;
  private static final double BETA = 2;
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private final int words;
  private final double beta;
  private final boolean spaces;
  private final long[] hypothesis;
  private final long[] reference;
  private final long[] both;

  /**
   * @param words longest word n-grams, 0 for none
   * @param spaces whether white space counts as characters
   */
  ChrF(int words, double beta, boolean spaces) {
    this.words = words;
    this.beta = beta;
    this.spaces = spaces;
    this.hypothesis = new long[CHARACTERS + words];
    this.reference = new long[CHARACTERS + words];
    this.both = new long[CHARACTERS + words];
  }

  /** chrF2: characters up to 6, β = 2, white space left out. */
  public static ChrF characters() {
    return new ChrF(0, BETA, false);
  }

  /** chrF2++: words up to 2 besides, punctuation at a word's edge being a word of its own. */
  public static ChrF charactersAndWords() {
    return new ChrF(2, BETA, false);
  }

  /**
   * Adds a segment.
   *
   * @param translation what is measured
   * @param reference what a person wrote
   */
  public void add(String translation, String reference) {
    List<String> ours = characters(translation);
    List<String> theirs = characters(reference);
    for (int n = 1; n <= CHARACTERS; n++) {
      count(n - 1, Ngrams.of(ours, n), Ngrams.of(theirs, n));
    }
    ours = words(translation);
    theirs = words(reference);
    for (int n = 1; n <= words; n++) {
      count(CHARACTERS + n - 1, Ngrams.of(ours, n), Ngrams.of(theirs, n));
    }
  }

  private void count(
      int order, Map<List<String>, Integer> ours, Map<List<String>, Integer> theirs) {
    // Without a reference there is nothing to be precise about.
    hypothesis[order] += theirs.isEmpty() ? 0 : Ngrams.total(ours);
    reference[order] += Ngrams.total(theirs);
    both[order] += Ngrams.shared(ours, theirs);
  }

  /** The score so far, 0–100; 0 when nothing was added. */
  public double score() {
    double precision = 0;
    double recall = 0;
    int orders = 0;
    for (int i = 0; i < both.length; i++) {
      if (hypothesis[i] > 0 && reference[i] > 0) {
        precision += (double) both[i] / hypothesis[i];
        recall += (double) both[i] / reference[i];
        orders++;
      }
    }
    if (precision + recall == 0) {
      return 0;
    }
    precision /= orders;
    recall /= orders;
    double square = beta * beta;
    return 100 * (1 + square) * precision * recall / (square * precision + recall);
  }

  private List<String> characters(String text) {
    List<String> characters = new ArrayList<>();
    text.codePoints()
        .filter(c -> spaces || !Ngrams.isSpace(c))
        .forEach(c -> characters.add(Character.toString(c)));
    return characters;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : Ngrams.words(text)) {
      int last = word.codePointBefore(word.length());
      int first = word.codePointAt(0);
      if (word.codePointCount(0, word.length()) == 1) {
        words.add(word);
      } else if (PUNCTUATION.indexOf(last) >= 0) {
        words.add(word.substring(0, word.length() - 1));
        words.add(Character.toString(last));
      } else if (PUNCTUATION.indexOf(first) >= 0) {
        words.add(Character.toString(first));
        words.add(word.substring(1));
      } else {
        words.add(word);
      }
    }
    return words;
  }
}
