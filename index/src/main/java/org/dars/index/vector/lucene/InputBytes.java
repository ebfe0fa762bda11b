package org.dars.index.vector.lucene;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.apache.lucene.store.IndexInput;
import org.dars.index.vector.ByteSource;

/** A part of a Lucene file. */
final class InputBytes implements ByteSource {

  private static final int CHUNK = 1 << 16;

  private final IndexInput in;

  /**
   * @param in begins and ends with the part; only copies of it are read
   */
  InputBytes(IndexInput in) {
    this.in = in;
  }

  @Override
  public long length() {
    return in.length();
  }

  @Override
  public void read(long position, MemorySegment into) throws IOException {
    IndexInput own = in.clone();
    own.seek(position);
    int length = Math.toIntExact(into.byteSize());
    byte[] chunk = new byte[Math.min(CHUNK, length)];
    for (int done = 0; done < length; ) {
      int some = Math.min(CHUNK, length - done);
      own.readBytes(chunk, 0, some);
      MemorySegment.copy(MemorySegment.ofArray(chunk), 0, into, done, some);
      done += some;
    }
  }
}
