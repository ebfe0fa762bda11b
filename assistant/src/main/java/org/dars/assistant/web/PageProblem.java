package org.dars.assistant.web;

import io.javalin.http.HttpStatus;

/** A request that ends in an error page: what went wrong, in words that the pages translate. */
final class PageProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String key;
  private final transient Object[] arguments;

  /**
   * @param status of the reply
   * @param key of a message that says what happened and what to do
   * @param arguments of that message
   */
  PageProblem(HttpStatus status, String key, Object... arguments) {
    super(key);
    this.status = status;
    this.key = key;
    this.arguments = arguments;
  }

  HttpStatus status() {
    return status;
  }

  String in(Messages messages) {
    return messages.get(key, arguments);
  }
}
