package org.dars.translator.engine;

import org.jspecify.annotations.Nullable;

/**
 * An engine that cannot work. The message is one sentence that names the engine and says what to
 * do.
 */
public class EngineException extends Exception {
  private static final long serialVersionUID = 1L;

  public EngineException(String message) {
    super(message);
  }

  public EngineException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
