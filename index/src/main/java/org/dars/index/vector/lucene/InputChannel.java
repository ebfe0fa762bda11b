package org.dars.index.vector.lucene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.apache.lucene.store.IndexInput;

/** Reads a part of a Lucene file. Closing it does nothing: the file belongs to another. */
final class InputChannel implements ReadableByteChannel {

  private static final int CHUNK = 1 << 16;

  private final IndexInput in;
  private final byte[] chunk = new byte[CHUNK];

  /**
   * @param in stands where the part begins, and ends with it
   */
  InputChannel(IndexInput in) {
    this.in = in;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    long left = in.length() - in.getFilePointer();
    if (left == 0 && into.hasRemaining()) {
      return -1;
    }
    int length = (int) Math.min(left, into.remaining());
    if (into.hasArray()) {
      in.readBytes(into.array(), into.arrayOffset() + into.position(), length);
      into.position(into.position() + length);
      return length;
    }
    for (int done = 0; done < length; ) {
      int some = Math.min(CHUNK, length - done);
      in.readBytes(chunk, 0, some);
      into.put(chunk, 0, some);
      done += some;
    }
    return length;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
