package org.dars.assistant.quiz.make;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.dars.models.Embedder;
import org.jspecify.annotations.Nullable;

/**
 * Vectors of an embedder, remembered over batches, so that a course is embedded once. The embedder
 * is opened when it is first wanted. Safe for use by several threads.
 */
public final class TermVectors implements AutoCloseable {

  private static final Logger LOG = System.getLogger(TermVectors.class.getName());

  /** About 80 MB of vectors of 384 numbers. */
  private static final int REMEMBERED = 50_000;

  private final Supplier<? extends @Nullable Embedder> open;
  private final Map<String, float[]> known = new HashMap<>();
  private @Nullable Embedder embedder;
  private boolean tried;

  /**
   * @param open gives the embedder, which is then this one's to close; null, or an exception, for
   *     none
   */
  public TermVectors(Supplier<? extends @Nullable Embedder> open) {
    this.open = open;
  }

  /** Of no embedder: terms are compared by their words. */
  public static TermVectors none() {
    return new TermVectors(() -> null);
  }

  /**
   * Unit vectors of texts.
   *
   * @param language BCP 47 primary tag
   * @return one a text, in order; empty where nothing serves the language, or too many are asked
   */
  synchronized Optional<List<float[]>> of(List<String> texts, String language) {
    Embedder serving = embedder();
    if (serving == null || !serving.languages().contains(language) || texts.size() > REMEMBERED) {
      return Optional.empty();
    }
    Set<String> missing = new LinkedHashSet<>(texts);
    missing.removeAll(known.keySet());
    if (known.size() + missing.size() > REMEMBERED) {
      known.clear();
      missing.addAll(texts);
    }
    List<String> wanted = List.copyOf(missing);
    List<float[]> made = wanted.isEmpty() ? List.of() : serving.embedPassages(wanted, done -> {});
    for (int i = 0; i < wanted.size(); i++) {
      known.put(wanted.get(i), made.get(i));
    }
    List<float[]> vectors = new ArrayList<>();
    texts.forEach(t -> vectors.add(Objects.requireNonNull(known.get(t))));
    return Optional.of(vectors);
  }

  /** A model that does not load is no reason to make no items: words do without it. */
  private @Nullable Embedder embedder() {
    if (!tried) {
      tried = true;
      try {
        embedder = open.get();
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "wrong answers are chosen by words alone: " + e.getMessage());
      }
    }
    return embedder;
  }

  @Override
  public synchronized void close() {
    if (embedder != null) {
      embedder.close();
      embedder = null;
    }
  }
}
