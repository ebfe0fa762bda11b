package org.dars.assistant.cli;

/** A command that cannot do what was asked; the message is one sentence that says what to do. */
final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommandException(String message) {
    super(message);
  }
}
