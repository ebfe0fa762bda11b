package org.dars.models.llm;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Breaks off a stream that does not end. */
final class LimitedInputStream extends FilterInputStream {

  private long left;

  LimitedInputStream(InputStream in, long limit) {
    super(in);
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = super.read(bytes, offset, length);
    count(Math.max(n, 0));
    return n;
  }

  private void count(int n) throws IOException {
    left -= n;
    if (left < 0) {
      throw new IOException("the answer is too long");
    }
  }
}
