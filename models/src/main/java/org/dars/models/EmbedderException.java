package org.dars.models;

import org.jspecify.annotations.Nullable;

/**
 * An embedder that cannot be opened, or did not finish. The message is one sentence for the person
 * who runs it, and says what to do.
 */
public final class EmbedderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EmbedderException(String message) {
    this(message, null);
  }

  public EmbedderException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
