package org.dars.assistant.store;

import org.jspecify.annotations.Nullable;

/** A home folder that Dars cannot use. The message names it and says what to do. */
public final class HomeException extends StoreException {
  private static final long serialVersionUID = 1L;

  public HomeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
