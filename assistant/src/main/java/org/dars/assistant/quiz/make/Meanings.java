package org.dars.assistant.quiz.make;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.dars.assistant.quiz.KeyTerm;
import org.jspecify.annotations.Nullable;

/**
 * How near the terms of a course are in meaning, by vectors of their definitions, alone and with
 * their terms. What all terms of the course have in common is taken out first (the mean vector, as
 * Mu and Viswanath, All-but-the-Top, ICLR 2018): without it every two texts of one book look alike.
 * For one thread.
 */
final class Meanings {

  /** Terms further apart are of different worlds, whatever words they share. */
  static final double FAR = 0.27;

  /** Definitions nearer than this say the same. */
  static final double SAME = 0.94;

  /** In a course of fewer terms the nearest count as near, for there are no others. */
  private static final int FEW = 60;

  private static final int NEAREST_OF_FEW = 6;
  private static final int REMEMBERED = 40;

  /** Two unit vectors. */
  private record Vectors(float[] definition, float[] whole) {}

  private final List<KeyTerm> terms;
  private final IdentityHashMap<KeyTerm, Vectors> vectors = new IdentityHashMap<>();
  private final IdentityHashMap<KeyTerm, List<KeyTerm>> nearest = new IdentityHashMap<>();

  private Meanings(List<KeyTerm> terms, List<float[]> definitions, List<float[]> wholes) {
    this.terms = terms;
    List<float[]> d = centred(definitions);
    List<float[]> w = centred(wholes);
    for (int i = 0; i < terms.size(); i++) {
      vectors.put(terms.get(i), new Vectors(d.get(i), w.get(i)));
    }
  }

  /** Of the terms of a course; null where no embedder serves its language. */
  static @Nullable Meanings of(List<KeyTerm> terms, TermVectors vectors, String language) {
    if (terms.size() < 3) {
      return null;
    }
    Optional<List<float[]>> definitions =
        vectors.of(terms.stream().map(KeyTerm::definition).toList(), language);
    return definitions
        .flatMap(d ->
            vectors
                .of(terms.stream().map(Drafts::explain).toList(), language)
                .map(w -> new Meanings(terms, d, w)))
        .orElse(null);
  }

  /**
   * Unit vectors of texts without what they have in common; empty where no embedder serves the
   * language or there are too few.
   */
  static List<float[]> of(TermVectors vectors, List<String> texts, String language) {
    return texts.size() < 3
        ? List.of()
        : vectors.of(texts, language).map(Meanings::centred).orElse(List.of());
  }

  /** −1 to 1: the mean of the cosines of the definitions alone and with their terms. */
  double near(KeyTerm a, KeyTerm b) {
    Vectors x = vectors.get(a);
    Vectors y = vectors.get(b);
    return x == null || y == null
        ? 0
        : (dot(x.definition(), y.definition()) + dot(x.whole(), y.whole())) / 2;
  }

  /** Whether a learner could take one for the other. */
  boolean rivals(KeyTerm a, KeyTerm b) {
    return near(a, b) >= FAR || (terms.size() < FEW && nearest(a, NEAREST_OF_FEW).contains(b));
  }

  /** Whether the definitions of two terms say the same. */
  boolean same(KeyTerm a, KeyTerm b) {
    Vectors x = vectors.get(a);
    Vectors y = vectors.get(b);
    return x != null && y != null && dot(x.definition(), y.definition()) > SAME;
  }

  /** The terms nearest to one, the nearest first. */
  List<KeyTerm> nearest(KeyTerm key, int most) {
    List<KeyTerm> all =
        nearest.computeIfAbsent(
            key,
            k -> {
              IdentityHashMap<KeyTerm, Double> near = new IdentityHashMap<>();
              terms.forEach(t -> near.put(t, near(k, t)));
              List<KeyTerm> ordered = new ArrayList<>(terms);
              ordered.removeIf(t -> t.equals(k));
              ordered.sort(Comparator.comparingDouble((KeyTerm t) -> -near.getOrDefault(t, 0.0)));
              return List.copyOf(ordered.subList(0, Math.min(REMEMBERED, ordered.size())));
            });
    return all.subList(0, Math.min(most, all.size()));
  }

  private static List<float[]> centred(List<float[]> vectors) {
    int n = vectors.getFirst().length;
    double[] mean = new double[n];
    for (float[] v : vectors) {
      for (int i = 0; i < n; i++) {
        mean[i] += v[i] / vectors.size();
      }
    }
    return vectors.stream().map(v -> unit(v, mean)).toList();
  }

  private static float[] unit(float[] v, double[] mean) {
    float[] unit = new float[v.length];
    double length = 0;
    for (int i = 0; i < v.length; i++) {
      unit[i] = (float) (v[i] - mean[i]);
      length += unit[i] * unit[i];
    }
    for (int i = 0; i < v.length && length > 0; i++) {
      unit[i] /= (float) Math.sqrt(length);
    }
    return unit;
  }

  /** The inner product: of unit vectors, the cosine. */
  static double dot(float[] a, float[] b) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * b[i];
    }
    return dot;
  }
}
