package org.dars.models;

import org.jspecify.annotations.Nullable;

/**
 * A translator that cannot be opened, or did not finish. The message is one sentence for the person
 * who runs it, and says what to do.
 */
public final class TranslatorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TranslatorException(String message) {
    this(message, null);
  }

  public TranslatorException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
