package org.dars.assistant.store;

import org.jspecify.annotations.Nullable;

/**
 * The store could not do what was asked: disk full, database busy or damaged. The message is one
 * sentence for the person who runs Dars, and says what to do.
 */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
