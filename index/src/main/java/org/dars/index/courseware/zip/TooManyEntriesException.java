package org.dars.index.courseware.zip;

import java.io.IOException;

/** A package that may be whole and holds more entries than allowed. */
public final class TooManyEntriesException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int most;

  public TooManyEntriesException(int most) {
    super("it holds more than " + most + " files");
    this.most = most;
  }

  /** How many it may hold. */
  public int most() {
    return most;
  }
}
