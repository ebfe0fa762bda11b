package org.dars.assistant.localise;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An engine that is of no use for now: what it was asked for is tried again later. */
final class EngineAwayException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Instant until;

  /**
   * @param until when it is of use again; null when nobody knows
   */
  EngineAwayException(String message, @Nullable Instant until) {
    super(message);
    this.until = until;
  }

  @Nullable Instant until() {
    return until;
  }
}
