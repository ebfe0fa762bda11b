package org.dars.index.courseware.packages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.dars.index.courseware.zip.EntryContent;
import org.jspecify.annotations.Nullable;

/** Writes one entry of a tar file with new content or a new name; times, owners, modes stay. */
final class TarEntryWriter {

  /** Bytes of the tar file as it was. */
  interface Source {
    byte[] bytes(long from, long to) throws IOException;
  }

  private final TarIndex.Entry entry;
  private final Source source;

  TarEntryWriter(TarIndex.Entry entry, Source source) {
    this.entry = entry;
    this.source = source;
  }

  /**
   * @param content new content, or null for the one it has
   * @param name new name, of the same length in bytes
   */
  void write(@Nullable EntryContent content, String name, OutputStream out) throws IOException {
    long size = content == null ? entry.size() : content.size();
    extensions(size, name, out);
    byte[] header = source.bytes(entry.header(), entry.data());
    renamed(header, name);
    sized(header, size);
    sealed(header);
    out.write(header);
    if (content == null) {
      out.write(source.bytes(entry.data(), entry.end()));
      return;
    }
    long written = 0;
    try (InputStream in = content.open()) {
      written = in.transferTo(out);
    }
    if (written != size) {
      throw new IOException("the new content of " + name + " changed while it was written");
    }
    out.write(new byte[(int) ((TarIndex.BLOCK - size % TarIndex.BLOCK) % TarIndex.BLOCK)]);
  }

  /** The headers before its own: pax lines and a long name. */
  private void extensions(long size, String name, OutputStream out) throws IOException {
    long at = entry.start();
    while (at < entry.header()) {
      byte[] header = source.bytes(at, at + TarIndex.BLOCK);
      long length = TarUtils.parseOctalOrBinary(header, 124, 12);
      long end = at + TarIndex.BLOCK + blocks(length);
      byte[] data = source.bytes(at + TarIndex.BLOCK, at + TarIndex.BLOCK + length);
      if (header[156] == 'x') {
        data = PaxHeader.with(data, size, entry.name(), name);
        sized(header, data.length);
        sealed(header);
      } else if (header[156] == 'L') {
        replaced(data, 0, data.length, name);
      }
      out.write(header);
      out.write(data);
      out.write(new byte[(int) (blocks(data.length) - data.length)]);
      at = end;
    }
  }

  /** The name stands in one field, or its beginning in a second one. */
  private void renamed(byte[] header, String name) {
    if (name.equals(entry.name()) || replaced(header, 0, 100, name)) {
      return;
    }
    int slash = name.length();
    while ((slash = name.lastIndexOf('/', slash - 1)) > 0) {
      byte[] tail = entry.name().substring(slash + 1).getBytes(StandardCharsets.UTF_8);
      byte[] head = entry.name().substring(0, slash).getBytes(StandardCharsets.UTF_8);
      if (starts(header, 0, tail) && header[tail.length] == 0 && ends(header, 345, head)) {
        put(header, 0, name.substring(slash + 1));
        int at = length(header, 345, 155) - head.length;
        put(header, 345 + at, name.substring(0, slash));
        return;
      }
    }
  }

  private boolean replaced(byte[] bytes, int from, int most, String name) {
    byte[] old = entry.name().getBytes(StandardCharsets.UTF_8);
    int at = from + length(bytes, from, most) - old.length;
    if (at < from || !starts(bytes, at, old)) {
      return false;
    }
    put(bytes, at, name);
    return true;
  }

  private static void put(byte[] bytes, int at, String s) {
    byte[] b = s.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(b, 0, bytes, at, b.length);
  }

  private static boolean starts(byte[] bytes, int at, byte[] with) {
    return at + with.length <= bytes.length
        && Arrays.equals(bytes, at, at + with.length, with, 0, with.length);
  }

  private static boolean ends(byte[] header, int from, byte[] with) {
    int at = from + length(header, from, 155) - with.length;
    return at >= from && starts(header, at, with);
  }

  private static int length(byte[] bytes, int from, int most) {
    int n = 0;
    while (n < most && bytes[from + n] != 0) {
      n++;
    }
    return n;
  }

  /** The digits of a size keep the end that they had: NUL or space. */
  private static void sized(byte[] header, long size) {
    byte end = header[135];
    TarUtils.formatLongOctalOrBinaryBytes(size, header, 124, 12);
    if (header[124] >= 0 && (end == 0 || end == ' ')) {
      header[135] = end;
    }
  }

  /** The checksum counts its own field as spaces. */
  private static void sealed(byte[] header) {
    // The six digits keep the end that they had: NUL and space, or space and NUL.
    byte[] end = Arrays.copyOfRange(header, 154, 156);
    Arrays.fill(header, 148, 156, (byte) ' ');
    long sum = TarUtils.computeCheckSum(header);
    put(header, 148, String.format("%06o", sum));
    header[154] = end[0] >= '0' && end[0] <= '7' ? 0 : end[0];
    header[155] = end[1] >= '0' && end[1] <= '7' ? (byte) ' ' : end[1];
  }

  private static long blocks(long size) {
    return (size + TarIndex.BLOCK - 1) / TarIndex.BLOCK * TarIndex.BLOCK;
  }
}
