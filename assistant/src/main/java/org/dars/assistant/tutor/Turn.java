package org.dars.assistant.tutor;

/**
 * A question asked before and what was said.
 *
 * @param question as typed
 * @param answer what the tutor said, as text
 * @param rung how much of the answer a hint gave away, see {@link Answer#rung}; 0 when it was none
 */
public record Turn(String question, String answer, int rung) {

  /** A turn that was no hint. */
  public Turn(String question, String answer) {
    this(question, answer, 0);
  }
}
