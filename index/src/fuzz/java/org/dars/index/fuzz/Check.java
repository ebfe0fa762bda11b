package org.dars.index.fuzz;

/** What must hold for any input of a target. */
interface Check extends AutoCloseable {

  /** What became of an input. */
  enum Outcome {
    /** Refused as the code refuses bad files. */
    REFUSED,
    /** Read, and nothing wrong with it. */
    WHOLE,
    /** Read, and something is wrong that is reported and ends nothing. */
    REPORTED
  }

  /**
   * @return what became of it
   * @throws Throwable for a finding
   */
  Outcome check(byte[] input) throws Throwable;

  @Override
  default void close() {}
}
