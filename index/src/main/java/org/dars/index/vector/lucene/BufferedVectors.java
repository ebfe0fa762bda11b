package org.dars.index.vector.lucene;

import java.util.List;
import org.dars.index.vector.VectorSource;
import org.jspecify.annotations.Nullable;

/**
 * Vectors that wait in memory to be flushed.
 *
 * @param vectors in the order in which they came
 * @param order for each ordinal its place among {@code vectors}; null when it is the same
 */
record BufferedVectors(List<float[]> vectors, int @Nullable [] order, int dimensions)
    implements VectorSource {

  @Override
  public int size() {
    return vectors.size();
  }

  @Override
  public void read(int ordinal, float[] into) {
    float[] vector = vectors.get(order == null ? ordinal : order[ordinal]);
    System.arraycopy(vector, 0, into, 0, dimensions);
  }

  @Override
  public VectorSource copy() {
    return this;
  }
}
