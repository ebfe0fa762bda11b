package org.dars.index.courseware.packages;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import org.dars.index.courseware.ReadLimits;

/** Gzip files (RFC 1952): unpacked within limits, packed again under the header they had. */
final class Gzip {

  /** Unpacked sizes up to here are harmless whatever they were packed to. */
  private static final long FREE = 10_000_000;

  private static final int LONGEST_HEADER = 1 << 17;

  private Gzip() {}

  /**
   * Unpacks all members of a file.
   *
   * @throws IOException when it is damaged, or unpacks to more than allowed
   */
  static void unpack(Path file, Path to, ReadLimits limits, Budget budget) throws IOException {
    long packed = Math.max(1, Files.size(file));
    try (InputStream in =
            new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 16);
        OutputStream out = budget.counted(Files.newOutputStream(to))) {
      long size = 0;
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        if (size > FREE && size / packed > limits.maxRatio()) {
          throw new IOException(
              "it unpacks to more than "
                  + limits.maxRatio()
                  + " times its size, as only a harmful file does");
        }
        out.write(buffer, 0, n);
      }
    }
  }

  /** The header of the first member: what a file that is packed again begins with. */
  static byte[] header(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(LONGEST_HEADER);
    }
    if (start.length < 10) {
      throw new IOException("it ends too soon");
    }
    int flags = start[3];
    int at = 10;
    if ((flags & 4) != 0 && at + 2 <= start.length) {
      at += 2 + ((start[at] & 0xFF) | ((start[at + 1] & 0xFF) << 8));
    }
    for (int text = 8; text <= 16; text *= 2) {
      if ((flags & text) != 0) {
        while (at < start.length && start[at] != 0) {
          at++;
        }
        at++;
      }
    }
    at += (flags & 2) != 0 ? 2 : 0;
    if (at > start.length) {
      throw new IOException("its header is damaged");
    }
    return Arrays.copyOf(start, at);
  }

  /** Packs what {@code writer} writes, as one member with this header. */
  static void pack(byte[] header, OutputStream out, Writer writer) throws IOException {
    out.write(header);
    // What the header says of the level (XFL) stays true.
    int level = header[8] == 2 ? 9 : header[8] == 4 ? 1 : Deflater.DEFAULT_COMPRESSION;
    Deflater deflater = new Deflater(level, true);
    CRC32 crc = new CRC32();
    long size;
    try {
      DeflaterOutputStream packed = new DeflaterOutputStream(out, deflater, 1 << 16);
      Counted counted = new Counted(packed, crc);
      writer.write(counted);
      packed.finish();
      size = counted.size;
    } finally {
      deflater.end();
    }
    ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    trailer.putInt((int) crc.getValue()).putInt((int) size);
    out.write(trailer.array());
    out.flush();
  }

  /** Writes the unpacked bytes. */
  interface Writer {
    void write(OutputStream out) throws IOException;
  }

  private static final class Counted extends OutputStream {
    private final OutputStream out;
    private final CRC32 crc;
    private long size;

    Counted(OutputStream out, CRC32 crc) {
      this.out = out;
      this.crc = crc;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b, int from, int length) throws IOException {
      crc.update(b, from, length);
      size += length;
      out.write(b, from, length);
    }
  }
}
