package org.dars.models.onnx;

/**
 * How a translation model is run.
 *
 * @param threads batches translated at the same time, 1–64; each takes one core
 * @param batch texts of a batch, 1–64; more than 1 may change last bits, and so, seldom, a word
 * @param beams how many texts a search follows at a time, 1–64; 1 is greedy, 0 what the model's own
 *     settings say
 */
public record TranslatorSettings(int threads, int batch, int beams) {

  public TranslatorSettings {
    if (threads < 1 || threads > 64) {
      throw new IllegalArgumentException("threads must be 1–64, is " + threads);
    }
    if (batch < 1 || batch > 64) {
      throw new IllegalArgumentException("batch must be 1–64, is " + batch);
    }
    if (beams < 0 || beams > 64) {
      throw new IllegalArgumentException("beams must be 0–64, is " + beams);
    }
  }

  /** One text a run, searched as the model's own settings say. */
  public static TranslatorSettings of(int threads) {
    return new TranslatorSettings(threads, 1, 0);
  }
}
