package org.dars.translator.adapt;

import java.io.IOException;

/** What was asked cannot be done; the message is one sentence that says what to do. */
public final class AdaptationException extends IOException {

  private static final long serialVersionUID = 1L;

  public AdaptationException(String message) {
    super(message);
  }

  AdaptationException(String message, Throwable cause) {
    super(message, cause);
  }
}
