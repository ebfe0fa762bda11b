package org.dars.translator.terms;

/** A termbase that cannot be read or used; the message names the file and row and what to do. */
public final class TermProblemException extends Exception {

  public TermProblemException(String message) {
    super(message);
  }

  public TermProblemException(String message, Throwable cause) {
    super(message, cause);
  }
}
