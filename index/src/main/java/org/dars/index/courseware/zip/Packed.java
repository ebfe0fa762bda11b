package org.dars.index.courseware.zip;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Content as it stands in a zip file; what comes from disk waits on disk.
 *
 * @param data packed, or as it is
 * @param temporary a file to delete, or null
 */
record Packed(EntryContent data, int crc, long size, long packedSize, @Nullable Path temporary)
    implements AutoCloseable {

  private static final long MAX32 = 0xFFFFFFFFL;

  static Packed of(EntryContent content, boolean stored) throws IOException {
    if (content.size() > MAX32 - 1_000_000) {
      throw new IOException("a file of more than 4 GB cannot be put into it");
    }
    CRC32 crc = new CRC32();
    if (stored) {
      long size = copy(content, OutputStream.nullOutputStream(), crc);
      return new Packed(content, (int) crc.getValue(), size, size, null);
    }
    return switch (content) {
      case EntryContent.InMemory m -> {
        ByteArrayOutputStream out = new ByteArrayOutputStream(m.bytes().length / 3 + 64);
        long size = deflate(content, out, crc);
        EntryContent packed = new EntryContent.InMemory(out.toByteArray());
        yield new Packed(packed, (int) crc.getValue(), size, packed.size(), null);
      }
      case EntryContent.OnDisk _ -> {
        Path file = Files.createTempFile("dars-zip-", ".part");
        long size;
        try (OutputStream out = Files.newOutputStream(file)) {
          size = deflate(content, out, crc);
        } catch (IOException | RuntimeException e) {
          Files.deleteIfExists(file);
          throw e;
        }
        EntryContent packed = new EntryContent.OnDisk(file);
        yield new Packed(packed, (int) crc.getValue(), size, packed.size(), file);
      }
    };
  }

  private static long deflate(EntryContent content, OutputStream out, CRC32 crc)
      throws IOException {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try (DeflaterOutputStream d = new DeflaterOutputStream(new Unclosed(out), deflater)) {
      return copy(content, d, crc);
    } finally {
      deflater.end();
    }
  }

  private static long copy(EntryContent content, OutputStream out, CRC32 crc) throws IOException {
    long size = 0;
    try (InputStream in = content.open()) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
        out.write(buffer, 0, n);
        size += n;
      }
    }
    return size;
  }

  @Override
  public void close() throws IOException {
    if (temporary != null) {
      Files.deleteIfExists(temporary);
    }
  }

  /** Whose closing leaves the stream below open. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] b, int from, int length) throws IOException {
      out.write(b, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
