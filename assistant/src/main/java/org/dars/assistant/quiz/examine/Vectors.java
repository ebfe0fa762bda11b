package org.dars.assistant.quiz.examine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dars.models.Embedder;

/**
 * Vectors of an embedder, remembered: sentences of a course come up again and again. Safe for use
 * by several threads; two may embed the same text once each.
 */
final class Vectors {

  /** About 100 MB of vectors of 384 numbers. */
  private static final int REMEMBERED = 60_000;

  private final Embedder embedder;
  private final Map<String, float[]> passages = new ConcurrentHashMap<>();
  private final Map<String, float[]> queries = new ConcurrentHashMap<>();

  Vectors(Embedder embedder) {
    this.embedder = embedder;
  }

  boolean serves(String language) {
    return embedder.languages().contains(language);
  }

  float[] query(String text) {
    trim(queries);
    return queries.computeIfAbsent(text, embedder::embedQuery);
  }

  /** One vector a text, in order. */
  List<float[]> passages(List<String> texts) {
    trim(passages);
    Set<String> missing = new LinkedHashSet<>(texts);
    missing.removeIf(passages::containsKey);
    List<String> wanted = List.copyOf(missing);
    if (!wanted.isEmpty()) {
      List<float[]> made = embedder.embedPassages(wanted, done -> {});
      for (int i = 0; i < wanted.size(); i++) {
        passages.put(wanted.get(i), made.get(i));
      }
    }
    List<float[]> vectors = new ArrayList<>();
    for (String text : texts) {
      float[] known = passages.get(text);
      vectors.add(
          known != null ? known : embedder.embedPassages(List.of(text), done -> {}).getFirst());
    }
    return vectors;
  }

  /** How near two texts are in meaning, on the scale of the embedder that comes with Dars. */
  double nearness(String a, String b) {
    List<float[]> both = passages(List.of(a, b));
    return calibrated(Choosing.dot(both.getFirst(), both.getLast()));
  }

  double calibrated(double cosine) {
    return embedder.calibrated(cosine);
  }

  private static void trim(Map<String, float[]> known) {
    if (known.size() >= REMEMBERED) {
      known.clear();
    }
  }
}
