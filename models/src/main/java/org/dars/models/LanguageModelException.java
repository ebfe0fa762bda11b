package org.dars.models;

import org.jspecify.annotations.Nullable;

/**
 * A language model that did not answer. The message is one sentence for the person who set it up.
 */
public final class LanguageModelException extends Exception {
  private static final long serialVersionUID = 1L;

  public LanguageModelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
