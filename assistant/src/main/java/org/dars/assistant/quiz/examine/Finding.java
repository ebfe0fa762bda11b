package org.dars.assistant.quiz.examine;

/**
 * What one check says of an item.
 *
 * @param check the check
 * @param outcome what came of it
 * @param because what is wrong, or why it could not be told; when passed nothing, or where in the
 *     course the proof was found
 */
public record Finding(ItemCheck check, Outcome outcome, Reason because) {

  /** A finding with a sentence that has no name; "" for none. */
  public Finding(ItemCheck check, Outcome outcome, String reason) {
    this(check, outcome, Reason.said(reason));
  }

  /** What is said, one sentence of English without its full stop; "" for nothing. */
  public String reason() {
    return because.english();
  }

  /** What came of a check. */
  public enum Outcome {
    PASSED,
    /** An item with one of these is not sound. */
    FAILED,
    /** A person should look; the item is sound all the same. */
    WARNED,
    /** The check is not for this kind of item, or what it needs is not there. */
    NOT_APPLIED
  }
}
