package org.dars.assistant.course;

/** A setting of a course's tutor that cannot be: the message is one sentence that says which. */
public final class TutorProfileException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String key;

  TutorProfileException(String key, String what) {
    super("the tutor's " + key + " " + what);
    this.key = key;
  }

  /** The setting, as JSON and the command line call it. */
  public String key() {
    return key;
  }
}
