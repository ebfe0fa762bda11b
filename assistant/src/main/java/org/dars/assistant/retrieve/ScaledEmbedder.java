package org.dars.assistant.retrieve;

import org.dars.models.Embedder;

/** An embedder whose cosines are told on the scale of the usual one; its vectors are its own. */
final class ScaledEmbedder extends EmbedderWrapper {

  private final CosineScale scale;

  ScaledEmbedder(Embedder embedder, CosineScale scale) {
    super(embedder);
    this.scale = scale;
  }

  @Override
  public double calibrated(double cosine) {
    return scale.of(cosine);
  }
}
