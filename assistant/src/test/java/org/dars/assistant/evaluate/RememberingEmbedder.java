package org.dars.assistant.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.dars.assistant.retrieve.EmbedderWrapper;
import org.dars.models.Embedder;
import org.dars.models.PartVectors;
import org.dars.models.TextParts;

/**
 * Embeds each text once: the same passages make many courses, and the same questions are asked of
 * all.
 */
final class RememberingEmbedder extends EmbedderWrapper {

  private final Map<String, float[]> questions = new HashMap<>();
  private final Map<TextParts, PartVectors> passages = new HashMap<>();

  RememberingEmbedder(Embedder embedder) {
    super(embedder);
  }

  @Override
  public float[] embedQuery(String text) {
    return questions.computeIfAbsent(text, super::embedQuery);
  }

  @Override
  public List<PartVectors> embedParts(List<TextParts> texts, IntConsumer done) {
    List<TextParts> missing =
        texts.stream().filter(t -> !passages.containsKey(t)).distinct().toList();
    List<PartVectors> vectors = super.embedParts(missing, done);
    for (int i = 0; i < missing.size(); i++) {
      passages.put(missing.get(i), vectors.get(i));
    }
    return texts.stream().map(t -> Objects.requireNonNull(passages.get(t))).toList();
  }
}
