package org.dars.translator.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request that failed; {@link Calls} decides whether it is sent again. */
final class CallFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean worthRetrying;
  private final @Nullable Duration retryAfter;

  /**
   * @param worthRetrying whether the same request may succeed later
   * @param retryAfter how long the server asks to be left alone; null when it does not say
   */
  CallFailedException(
      String message, Throwable cause, boolean worthRetrying, @Nullable Duration retryAfter) {
    super(message, cause);
    this.worthRetrying = worthRetrying;
    this.retryAfter = retryAfter;
  }

  boolean worthRetrying() {
    return worthRetrying;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
