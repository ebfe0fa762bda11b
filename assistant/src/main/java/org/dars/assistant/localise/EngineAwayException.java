package org.dars.assistant.localise;

/** An engine that is of no use for now: what it was asked for is tried again later. */
final class EngineAwayException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  EngineAwayException(String message) {
    super(message);
  }
}
