package org.dars.assistant.quiz.make.written;

/** Why something that the model wrote was left out. */
public enum Rejection {
  UNREADABLE("was not the JSON that was asked for"),
  NOT_ASKED_FOR("answered no objective that was asked for, or with another kind of item"),
  QUOTE_NOT_IN_BLOCK("quoted words that are not in the course"),
  NO_MISCONCEPTION("had a wrong option without the misconception behind it"),
  FOREIGN_TEXT("held links, markup or writing that the passage does not have"),
  OTHER_LEVEL("asked for another level of thinking than was wanted"),
  NOT_TAKEN("failed a check or repeated another item");

  private final String reason;

  Rejection(String reason) {
    this.reason = reason;
  }

  /** Half a sentence: what it did. */
  public String reason() {
    return reason;
  }
}
