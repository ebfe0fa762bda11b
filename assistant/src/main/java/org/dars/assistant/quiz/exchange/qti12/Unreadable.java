package org.dars.assistant.quiz.exchange.qti12;

/** An item that cannot be read; the message is one sentence for its author. */
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  Unreadable(String message) {
    super(message);
  }
}
