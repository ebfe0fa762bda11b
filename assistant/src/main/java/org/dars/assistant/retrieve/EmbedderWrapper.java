package org.dars.assistant.retrieve;

import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.dars.models.Embedder;
import org.dars.models.PartVectors;
import org.dars.models.TextParts;

/** Another embedder; a subclass changes one thing of it. */
public abstract class EmbedderWrapper implements Embedder {

  private final Embedder wrapped;

  protected EmbedderWrapper(Embedder wrapped) {
    this.wrapped = wrapped;
  }

  @Override
  public String name() {
    return wrapped.name();
  }

  @Override
  public String fingerprint() {
    return wrapped.fingerprint();
  }

  @Override
  public int dimensions() {
    return wrapped.dimensions();
  }

  @Override
  public Set<String> languages() {
    return wrapped.languages();
  }

  @Override
  public double calibrated(double cosine) {
    return wrapped.calibrated(cosine);
  }

  @Override
  public float[] embedQuery(String text) {
    return wrapped.embedQuery(text);
  }

  @Override
  public List<float[]> embedPassages(List<String> texts, IntConsumer done) {
    return wrapped.embedPassages(texts, done);
  }

  @Override
  public List<PartVectors> embedParts(List<TextParts> texts, IntConsumer done) {
    return wrapped.embedParts(texts, done);
  }

  @Override
  public void close() {
    wrapped.close();
  }
}
