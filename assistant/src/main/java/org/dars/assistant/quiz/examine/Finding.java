package org.dars.assistant.quiz.examine;

/**
 * What one check says of an item.
 *
 * @param check the check
 * @param outcome what came of it
 * @param reason what is wrong, or why it could not be told, one sentence; when passed "", or where
 *     in the course the proof was found
 */
public record Finding(ItemCheck check, Outcome outcome, String reason) {

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
