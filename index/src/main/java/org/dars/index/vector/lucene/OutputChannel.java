package org.dars.index.vector.lucene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.apache.lucene.store.IndexOutput;

/** Writes to a Lucene file. Closing it does nothing: the file belongs to another. */
final class OutputChannel implements WritableByteChannel {

  private static final int CHUNK = 1 << 14;

  private final IndexOutput out;
  private final byte[] chunk = new byte[CHUNK];

  OutputChannel(IndexOutput out) {
    this.out = out;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    int length = from.remaining();
    if (from.hasArray()) {
      out.writeBytes(from.array(), from.arrayOffset() + from.position(), length);
      from.position(from.limit());
      return length;
    }
    while (from.hasRemaining()) {
      int some = Math.min(CHUNK, from.remaining());
      from.get(chunk, 0, some);
      out.writeBytes(chunk, some);
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
