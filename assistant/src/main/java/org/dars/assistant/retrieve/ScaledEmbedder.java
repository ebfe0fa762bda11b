package org.dars.assistant.retrieve;

import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.dars.models.Embedder;
import org.dars.models.PartVectors;
import org.dars.models.TextParts;

/** An embedder whose cosines are told on the scale of the usual one; its vectors are its own. */
record ScaledEmbedder(Embedder embedder, CosineScale scale) implements Embedder {

  @Override
  public String name() {
    return embedder.name();
  }

  @Override
  public String fingerprint() {
    return embedder.fingerprint();
  }

  @Override
  public int dimensions() {
    return embedder.dimensions();
  }

  @Override
  public Set<String> languages() {
    return embedder.languages();
  }

  @Override
  public double calibrated(double cosine) {
    return scale.of(cosine);
  }

  @Override
  public float[] embedQuery(String text) {
    return embedder.embedQuery(text);
  }

  @Override
  public List<float[]> embedPassages(List<String> texts, IntConsumer done) {
    return embedder.embedPassages(texts, done);
  }

  @Override
  public List<PartVectors> embedParts(List<TextParts> texts, IntConsumer done) {
    return embedder.embedParts(texts, done);
  }

  @Override
  public void close() {
    embedder.close();
  }
}
