package org.dars.index.courseware.packages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.dars.index.courseware.zip.TooManyEntriesException;

/**
 * The entries of a tar file and where their bytes are: ustar, GNU long names, pax headers (POSIX
 * pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format").
 */
final class TarIndex {

  static final int BLOCK = 512;

  /** Most bytes of a name or a pax header. */
  private static final int LONGEST_HEADER = 1 << 20;

  /**
   * An entry.
   *
   * @param name as the archive gives it, without "./" before it
   * @param type its flag: '0' or 0 for a file, '5' for a folder
   * @param start first byte, of the headers that belong to it
   * @param header first byte of its own header
   * @param data first byte of its data
   * @param size of its data
   * @param end one past its last block
   */
  record Entry(String name, char type, long start, long header, long data, long size, long end) {
    boolean isFile() {
      return (type == '0' || type == 0 || type == '7') && !name.endsWith("/");
    }

    boolean isFolder() {
      return type == '5' || name.endsWith("/");
    }
  }

  private final SeekableByteChannel in;
  private final long length;
  private String longName = "";
  private long paxSize = -1;

  private TarIndex(SeekableByteChannel in) throws IOException {
    this.in = in;
    this.length = in.size();
  }

  /**
   * @throws IOException when it is damaged or holds more than {@code most} entries
   */
  static List<Entry> read(SeekableByteChannel in, int most) throws IOException {
    return new TarIndex(in).entries(most);
  }

  private List<Entry> entries(int most) throws IOException {
    List<Entry> entries = new ArrayList<>();
    long at = 0;
    long start = 0;
    int headers = 0;
    while (at + BLOCK <= length) {
      byte[] header = bytes(at, BLOCK);
      if (isZero(header)) {
        break;
      }
      if (!TarUtils.verifyCheckSum(header)) {
        throw new IOException(
            at == 0 ? "it is not a tar file" : "the header at byte " + at + " is damaged");
      }
      char type = (char) (header[156] & 0xFF);
      boolean extension = type == 'x' || type == 'g' || type == 'L' || type == 'K';
      long said = number(header, 124, 12);
      // Links, devices and folders have no data, whatever size is said of them.
      boolean empty = type >= '1' && type <= '6';
      long size = empty ? Math.min(said, 0) : paxSize >= 0 && !extension ? paxSize : said;
      long data = at + BLOCK;
      if (size < 0 || size > length - data) {
        throw new IOException("it ends too soon, or the size of an entry is wrong");
      }
      long end = Math.min(length, data + (size + BLOCK - 1) / BLOCK * BLOCK);
      if (++headers > 3L * most + 10 || entries.size() >= most) {
        throw new TooManyEntriesException(most);
      }
      if (extension) {
        extension(type, data, size);
      } else if (type == 'S') {
        throw new IOException("it holds sparse files; pack it again without");
      } else {
        String name = longName.isEmpty() ? name(header) : longName;
        entries.add(new Entry(plain(name), type, start, at, data, size, end));
        start = end;
        longName = "";
        paxSize = -1;
      }
      at = end;
    }
    if (entries.isEmpty()) {
      throw new IOException("it holds no files");
    }
    return entries;
  }

  private void extension(char type, long data, long size) throws IOException {
    if (size > LONGEST_HEADER) {
      throw new IOException("a header of " + size + " bytes is no header");
    }
    byte[] bytes = bytes(data, (int) size);
    if (type == 'L') {
      longName = text(bytes, 0, bytes.length);
    } else if (type == 'x') {
      for (PaxHeader.Field field : PaxHeader.fields(bytes)) {
        if (field.key().equals("path")) {
          longName = field.value();
        } else if (field.key().equals("size")) {
          paxSize = size(field.value());
        }
      }
    }
  }

  private static long size(String value) throws IOException {
    if (!value.matches("\\d{1,18}")) {
      throw new IOException("the size of an entry is wrong");
    }
    return Long.parseLong(value);
  }

  private static String name(byte[] header) {
    String name = text(header, 0, 100);
    boolean ustar = new String(header, 257, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
    String prefix = ustar ? text(header, 345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static String plain(String name) {
    String s = name;
    while (s.startsWith("./")) {
      s = s.substring(2);
    }
    return s;
  }

  private static long number(byte[] header, int at, int width) throws IOException {
    try {
      return TarUtils.parseOctalOrBinary(header, at, width);
    } catch (IllegalArgumentException e) {
      throw new IOException("the size of an entry is wrong", e);
    }
  }

  private static String text(byte[] bytes, int from, int most) {
    int end = from;
    while (end < from + most && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  private static boolean isZero(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private byte[] bytes(long from, int count) throws IOException {
    byte[] bytes = new byte[count];
    ByteBuffer b = ByteBuffer.wrap(bytes);
    in.position(from);
    while (b.hasRemaining()) {
      if (in.read(b) < 0) {
        throw new IOException("it ends too soon");
      }
    }
    return bytes;
  }
}
