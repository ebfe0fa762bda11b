package org.dars.models.onnx;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The vectors of the texts used last. Safe for use by several threads. */
final class RecentVectors {

  /** A text pasted whole is hardly asked twice, and its key would be large. */
  private static final int LONGEST_KEPT = 500;

  private final Map<String, float[]> vectors;

  RecentVectors(int most) {
    this.vectors =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
            return size() > most;
          }
        };
  }

  /** A copy of the vector of a text, made when it is not kept; two threads may both make it. */
  float[] get(String text, Supplier<float[]> made) {
    synchronized (vectors) {
      float[] kept = vectors.get(text);
      if (kept != null) {
        return kept.clone();
      }
    }
    float[] vector = made.get();
    if (text.length() <= LONGEST_KEPT) {
      synchronized (vectors) {
        vectors.put(text, vector.clone());
      }
    }
    return vector;
  }

  void clear() {
    synchronized (vectors) {
      vectors.clear();
    }
  }
}
