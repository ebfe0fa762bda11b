package org.dars.assistant.tutor;

/** What a message that asks nothing of the course's content wants. */
public enum Intent {
  /** None of these: a question about what the course says. */
  NONE,
  GREETING,
  THANKS,
  GOODBYE,
  /** Who or what the tutor is, and what it can do. */
  IDENTITY,
  /** What the course as a whole is about. */
  COURSE,
  /** What a part of it is about. */
  UNIT,
  /** A part in short. */
  SUMMARY,
  /** Questions for practice. */
  QUIZ,
  /** A further hint, where no question was asked yet. */
  ANOTHER_HINT,
  ABUSE,
  /** The answer to an item of a test that the learner has open. */
  OPEN_TEST,
  /**
   * Despair or thoughts of self-harm. Whoever keeps or counts questions leaves out a message that
   * was answered so.
   */
  DISTRESS
}
