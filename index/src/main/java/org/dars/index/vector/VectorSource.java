package org.dars.index.vector;

import java.io.IOException;

/** Vectors to build from, by ordinal. Used by one thread at a time. */
public interface VectorSource {

  /** The number of vectors. */
  int size();

  /** The numbers of each. */
  int dimensions();

  /**
   * Reads one vector.
   *
   * @param ordinal 0…size−1
   * @param into of length {@link #dimensions}
   */
  void read(int ordinal, float[] into) throws IOException;

  /** The same vectors for another thread. */
  VectorSource copy() throws IOException;
}
