package org.dars.models;

import org.jspecify.annotations.Nullable;

/**
 * A reranker that cannot be opened, or did not finish. The message is one sentence for the person
 * who runs it, and says what to do.
 */
public final class RerankerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RerankerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
