package org.dars.assistant.web;

import org.jspecify.annotations.Nullable;

/** A service that could not start. The message is one sentence for the person who started it. */
public final class WebServiceException extends Exception {
  private static final long serialVersionUID = 1L;

  WebServiceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
