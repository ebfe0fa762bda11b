package org.dars.assistant.course;

/**
 * A course that could not be added or found. The message is one sentence for the person who asked:
 * it names the thing and says what to do.
 */
public final class CourseException extends Exception {
  private static final long serialVersionUID = 1L;

  public CourseException(String message) {
    super(message);
  }
}
