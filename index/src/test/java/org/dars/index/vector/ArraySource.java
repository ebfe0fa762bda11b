package org.dars.index.vector;

import java.lang.foreign.MemorySegment;

/** A file in memory. */
record ArraySource(byte[] bytes) implements ByteSource {

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public void read(long position, MemorySegment into) {
    MemorySegment.copy(MemorySegment.ofArray(bytes), position, into, 0, into.byteSize());
  }
}
