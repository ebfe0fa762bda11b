package org.dars.assistant.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import org.dars.models.Embedder;
import org.dars.models.PartVectors;
import org.dars.models.TextParts;

/**
 * Embeds each text once: the same passages make many courses, and the same questions are asked of
 * all.
 */
final class RememberingEmbedder implements Embedder {

  private final Embedder inner;
  private final Map<String, float[]> questions = new HashMap<>();
  private final Map<TextParts, PartVectors> passages = new HashMap<>();

  RememberingEmbedder(Embedder inner) {
    this.inner = inner;
  }

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public String fingerprint() {
    return inner.fingerprint();
  }

  @Override
  public int dimensions() {
    return inner.dimensions();
  }

  @Override
  public Set<String> languages() {
    return inner.languages();
  }

  @Override
  public float[] embedQuery(String text) {
    return questions.computeIfAbsent(text, inner::embedQuery);
  }

  @Override
  public List<float[]> embedPassages(List<String> texts, IntConsumer done) {
    return inner.embedPassages(texts, done);
  }

  @Override
  public List<PartVectors> embedParts(List<TextParts> texts, IntConsumer done) {
    List<TextParts> missing =
        texts.stream().filter(t -> !passages.containsKey(t)).distinct().toList();
    List<PartVectors> vectors = inner.embedParts(missing, done);
    for (int i = 0; i < missing.size(); i++) {
      passages.put(missing.get(i), vectors.get(i));
    }
    return texts.stream().map(t -> Objects.requireNonNull(passages.get(t))).toList();
  }

  @Override
  public void close() {
    inner.close();
  }
}
