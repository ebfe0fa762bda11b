package org.dars.assistant.retrieve;

import org.jspecify.annotations.Nullable;

/** An index that cannot be used. The message is one sentence for the person who runs Dars. */
public final class RetrieveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RetrieveException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
