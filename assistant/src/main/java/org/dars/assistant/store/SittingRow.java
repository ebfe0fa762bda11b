package org.dars.assistant.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A round of practice, or an attempt at a test, as it is stored.
 *
 * @param id short and hard to guess; "" before it is stored
 * @param visitor 64 hex digits
 * @param blueprint id of the test; "" for practice
 * @param title of the test; "" for practice
 * @param due when it closes by itself; null for never
 * @param ended null while it is open
 * @param score share of the marks of a test that has ended, 0 to 1; null before, and while answers
 *     wait for a person
 * @param least share of the marks that a program is sure of, 0 to 1; null before it marked
 * @param most share of the marks that it can have, 0 to 1; null before a program marked
 * @param passMark share of the marks from which the test is passed
 * @param hints whether the tutor may hint while it is open
 */
public record SittingRow(
    String id,
    String course,
    String visitor,
    String blueprint,
    String title,
    Instant begun,
    @Nullable Instant due,
    @Nullable Instant ended,
    @Nullable Double score,
    @Nullable Double least,
    @Nullable Double most,
    double passMark,
    boolean hints) {

  /** Whether it is an attempt at a test. */
  public boolean test() {
    return !blueprint.isEmpty();
  }

  /** Whether it is a test that passed. */
  public boolean passed() {
    return test() && score != null && reaches(score);
  }

  /** Whether it has ended and answers wait for a person. */
  public boolean waiting() {
    return ended != null && score == null && least != null;
  }

  /** Whether it passes whatever the marks of answers that wait are. */
  public boolean surelyPassed() {
    return waiting() && least != null && reaches(least);
  }

  /** Whether it fails whatever the marks of answers that wait are. */
  public boolean surelyFailed() {
    return waiting() && most != null && !reaches(most);
  }

  private boolean reaches(double share) {
    // A score is stored as a sum of shares: a rounding error must fail nobody.
    return share >= passMark - 1e-9;
  }
}
