package org.dars.index.vector;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes that several threads can read at once, each where it likes. */
public interface ByteSource {

  /** How many there are. */
  long length() throws IOException;

  /**
   * Reads as many bytes as there is room for.
   *
   * @param position of the first, from 0
   * @param into at most 2³¹ − 1 bytes
   */
  void read(long position, MemorySegment into) throws IOException;

  /** A whole file. */
  static ByteSource of(FileChannel channel) {
    return new ByteSource() {
      @Override
      public long length() throws IOException {
        return channel.size();
      }

      @Override
      public void read(long position, MemorySegment into) throws IOException {
        ByteBuffer bytes = into.asByteBuffer();
        while (bytes.hasRemaining()) {
          if (channel.read(bytes, position + bytes.position()) < 0) {
            throw new EOFException("the file ends at " + (position + bytes.position()));
          }
        }
      }
    };
  }
}
