package org.dars.assistant.quiz.exchange;

/** A file that holds no items that can be read. The message names the file and says what to do. */
public final class ItemFileException extends Exception {

  private static final long serialVersionUID = 1L;

  public ItemFileException(String message) {
    super(message);
  }

  public ItemFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
