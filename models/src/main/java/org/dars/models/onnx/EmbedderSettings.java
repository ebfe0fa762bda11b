package org.dars.models.onnx;

/**
 * How to open an {@link OnnxEmbedder}.
 *
 * @param model which model
 * @param threads texts embedded at the same time, 1–64; each takes one core
 */
public record EmbedderSettings(EmbeddingModelSpec model, int threads) {

  private static final int MOST_THREADS = 64;

  public EmbedderSettings {
    if (threads < 1 || threads > MOST_THREADS) {
      throw new IllegalArgumentException("threads must be 1–" + MOST_THREADS + ", is " + threads);
    }
  }

  /** The default model, on all processors this machine (or its container) grants. */
  public static EmbedderSettings standard() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new EmbedderSettings(BundledModels.E5_SMALL_V2, Math.clamp(processors, 1, MOST_THREADS));
  }

  /** The same, with another model. */
  public EmbedderSettings withModel(EmbeddingModelSpec other) {
    return new EmbedderSettings(other, threads);
  }

  /** The same, on so many threads. */
  public EmbedderSettings withThreads(int count) {
    return new EmbedderSettings(model, count);
  }
}
