package org.dars.translator.evaluate;

import java.util.List;
import java.util.Map;

/**
 * BLEU of a whole corpus (Papineni et al. 2002), as sacreBLEU calculates it: n-grams of up to four
 * words, exponential smoothing of orders without a match (Chen and Cherry 2014, method 3), case
 * kept, one reference. Not safe for several threads.
 */
public final class Bleu {

  private static final int ORDERS = 4;

  private final BleuTokenizer tokenizer;
  private final long[] matches = new long[ORDERS];
  private final long[] all = new long[ORDERS];
  private long length;
  private long referenceLength;

  public Bleu(BleuTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * Adds a segment.
   *
   * @param translation what is measured
   * @param reference what a person wrote
   */
  public void add(String translation, String reference) {
    List<String> ours = tokenizer.words(translation);
    List<String> theirs = tokenizer.words(reference);
    length += ours.size();
    referenceLength += theirs.size();
    for (int n = 1; n <= ORDERS; n++) {
      Map<List<String>, Integer> grams = Ngrams.of(ours, n);
      all[n - 1] += Ngrams.total(grams);
      matches[n - 1] += Ngrams.shared(grams, Ngrams.of(theirs, n));
    }
  }

  /** The score so far, 0–100. */
  public double score() {
    return score(ORDERS);
  }

  /** The score of one sentence, whose longer n-grams may not exist, 0–100. */
  double sentenceScore() {
    int orders = 0;
    while (orders < ORDERS && all[orders] > 0) {
      orders++;
    }
    return score(orders);
  }

  private double score(int orders) {
    boolean none = true;
    for (long each : matches) {
      none &= each == 0;
    }
    if (none) {
      return 0;
    }
    double logarithms = 0;
    double smoothing = 1;
    for (int i = 0; i < orders; i++) {
      if (all[i] == 0) {
        return 0; // no translation is so long: the corpus is too short for the measure
      }
      if (matches[i] == 0) {
        smoothing *= 2;
        logarithms += Math.log(100 / (smoothing * all[i]));
      } else {
        logarithms += Math.log(100.0 * matches[i] / all[i]);
      }
    }
    double brevity = length < referenceLength ? Math.exp(1 - (double) referenceLength / length) : 1;
    return brevity * Math.exp(logarithms / orders);
  }
}
