package org.dars.index.vector.lucene;

import java.io.IOException;
import org.apache.lucene.index.FloatVectorValues;
import org.dars.index.vector.VectorSource;

/**
 * Vectors of a segment, read from its files.
 *
 * @param values not shared with another thread
 */
record StoredVectors(FloatVectorValues values) implements VectorSource {

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public int dimensions() {
    return values.dimension();
  }

  @Override
  public void read(int ordinal, float[] into) throws IOException {
    System.arraycopy(values.vectorValue(ordinal), 0, into, 0, into.length);
  }

  @Override
  public VectorSource copy() throws IOException {
    return new StoredVectors(values.copy());
  }
}
