package org.dars.assistant.evaluate;

/** A passages or questions file that cannot be used; the message names the file and the row. */
public final class EvaluationFileException extends Exception {
  private static final long serialVersionUID = 1L;

  EvaluationFileException(String message) {
    super(message);
  }
}
