package org.dars.assistant.evaluate;

import org.dars.models.Embedder;
import org.dars.models.Reranker;
import org.jspecify.annotations.Nullable;

/**
 * The models that an evaluation searches with; closed with it.
 *
 * @param reranker has the last word where the search is unsure, or null
 */
public record EvaluationModels(Embedder embedder, @Nullable Reranker reranker)
    implements AutoCloseable {

  /** How a report names them. */
  String names() {
    return reranker == null ? embedder.name() : embedder.name() + ", reranker " + reranker.name();
  }

  @Override
  public void close() {
    try (embedder) {
      if (reranker != null) {
        reranker.close();
      }
    }
  }
}
