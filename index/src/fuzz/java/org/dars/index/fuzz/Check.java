package org.dars.index.fuzz;

import java.io.IOException;
import org.dars.index.courseware.CoursewareException;

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

  /**
   * Whether a seed is one: a valid input that reaches what is to be fuzzed.
   *
   * @throws CoursewareException when it is refused
   */
  default boolean takes(byte[] seed) throws IOException, CoursewareException {
    return true;
  }

  @Override
  default void close() {}
}
