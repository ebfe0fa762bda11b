package org.dars.index.bench;

import org.dars.index.vector.VectorSource;

/** What stood in place of a set before some of its vectors came; others, near it, went. */
record OlderVectors(RowFile base, int percent) implements VectorSource {

  /** Whether the vector is one that went. */
  boolean isGone(int ordinal) {
    return (long) ordinal * percent % 100 < percent;
  }

  @Override
  public int size() {
    return base.size();
  }

  @Override
  public int dimensions() {
    return base.dimensions();
  }

  @Override
  public void read(int ordinal, float[] into) {
    base.read(ordinal, into);
    if (isGone(ordinal)) {
      float[] other = new float[into.length];
      base.read((int) ((ordinal * 7_919L + 1) % base.size()), other);
      for (int i = 0; i < into.length; i++) {
        into[i] += other[i] / 2;
      }
    }
  }

  @Override
  public VectorSource copy() {
    return this;
  }
}
