package org.dars.index.courseware.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dars.index.courseware.zip.ZipDirectory.Entry;

/**
 * Puts new content into entries of a zip file and copies every other byte of it: packed data,
 * order, times, flags, extra fields, comments, and whatever stands between entries. Only sizes,
 * checksums and offsets that must change do (PKWARE, APPNOTE.TXT 6.3.10).
 */
public final class ZipSplice {

  private static final int COPY = 1 << 16;

  /**
   * Flags that stay when content is new: how the name is written and how hard it was packed. The
   * others (encrypted, sizes behind the data, patched) are of the old data.
   */
  private static final int LASTING_FLAGS = 0x0806;

  private static final long MOST_DIRECTORY = 512L << 20;

  private final SeekableByteChannel in;
  private final ZipDirectory directory;

  private ZipSplice(SeekableByteChannel in) throws IOException {
    this.in = in;
    directory = new ZipDirectory(in, MOST_DIRECTORY, Integer.MAX_VALUE);
  }

  /**
   * @param changed new content by name of the entry
   * @return {@code original} itself when nothing is changed
   * @throws IOException when {@code original} is not a zip file that can be written
   * @throws IllegalArgumentException when it has no entry of a name
   */
  public static byte[] replace(byte[] original, Map<String, byte[]> changed) throws IOException {
    return replace(original, List.of(), changed);
  }

  /**
   * As {@link #replace(byte[], Map)}.
   *
   * @param names of all entries in the order of the directory, as {@code changed} calls them; empty
   *     to take them as UTF-8
   */
  public static byte[] replace(byte[] original, List<String> names, Map<String, byte[]> changed)
      throws IOException {
    if (changed.isEmpty()) {
      return original;
    }
    Map<String, EntryContent> contents = new HashMap<>();
    changed.forEach((name, bytes) -> contents.put(name, new EntryContent.InMemory(bytes)));
    ByteArrayOutputStream out = new ByteArrayOutputStream(original.length + 1024);
    try (SeekableByteChannel in = new SeekableInMemoryByteChannel(original)) {
      write(in, names, new PackageChanges(contents, Map.of(), Set.of()), out);
    }
    return out.toByteArray();
  }

  /**
   * Writes a zip file with some entries changed, renamed or gone. Large contents pass through files
   * of their own, so that they need not fit into memory.
   *
   * @param names of all entries, folders too, in the order of the directory, as {@code changes}
   *     calls them; empty to take them as UTF-8
   * @throws IOException when {@code in} is not a zip file that can be written
   * @throws IllegalArgumentException when it has no entry of a name
   */
  public static void write(
      SeekableByteChannel in, List<String> names, PackageChanges changes, OutputStream out)
      throws IOException {
    ZipSplice zip = new ZipSplice(in);
    List<Entry> entries = zip.directory.entries();
    for (int i = 0; i < names.size() && names.size() == entries.size(); i++) {
      entries.get(i).name = names.get(i);
    }
    zip.write(changes, out);
  }

  /**
   * Holds the directory of a zip file against the entries, before anything is read of it.
   *
   * @throws IOException when entries overlap or lie outside the file, the directory says another
   *     number than it holds, or there are more than {@code most}; the message completes "the file
   *     cannot be used: …"
   */
  public static void check(SeekableByteChannel in, int most) throws IOException {
    // The first limit: a true directory has some 100 bytes an entry.
    var _ = new ZipDirectory(in, Math.min(MOST_DIRECTORY, 1_000_000 + 512L * most), most);
  }

  private void write(PackageChanges changes, OutputStream out) throws IOException {
    Map<String, EntryContent> rest = new HashMap<>(changes.contents());
    for (Entry entry : directory.entries()) {
      entry.content = rest.remove(entry.name);
      entry.dropped = changes.dropped().contains(entry.name);
    }
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException("no entry " + rest.keySet().iterator().next());
    }
    WritableByteChannel channel = Channels.newChannel(out);
    long at = 0;
    long written = 0;
    for (Entry entry : directory.byPlace()) {
      written += copy(at, entry.local, channel);
      entry.moved = written;
      String name = changes.renamed().getOrDefault(entry.name, entry.name);
      if (!entry.dropped) {
        written +=
            entry.content == null && name.equals(entry.name)
                ? copy(entry.local, entry.end, channel)
                : local(entry, name, channel);
      }
      at = entry.end;
    }
    written += copy(at, directory.start(), channel);
    long newDirectory = written;
    int kept = 0;
    for (Entry entry : directory.entries()) {
      if (!entry.dropped) {
        written += write(central(entry), channel);
        kept++;
      }
    }
    long size = written - newDirectory;
    written +=
        copy(directory.end(), directory.endRecord(), channel, newDirectory, size, kept, written);
    end(channel, newDirectory, size, kept);
  }

  /** The local header and the data of an entry that changes; its flags and extra fields stay. */
  private long local(Entry entry, String name, WritableByteChannel channel) throws IOException {
    ByteBuffer fixed = directory.read(entry.local, 30);
    int nameLength = fixed.getShort(26) & 0xFFFF;
    int extraLength = fixed.getShort(28) & 0xFFFF;
    byte[] rest = new byte[nameLength + extraLength];
    directory.read(entry.local + 30, rest.length).get(rest);
    byte[] newName = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer record = ByteBuffer.wrap(entry.record).order(ByteOrder.LITTLE_ENDIAN);
    int recordName = record.getShort(28) & 0xFFFF; // a damaged file may say another length here
    if (!name.equals(entry.name)) {
      if (newName.length != nameLength || newName.length != recordName) {
        throw new IllegalArgumentException(name + " is not as long as " + entry.name);
      }
      System.arraycopy(newName, 0, rest, 0, nameLength);
      System.arraycopy(newName, 0, entry.record, 46, nameLength);
    }
    EntryContent content = entry.content;
    if (content == null) {
      long written = write(fixed, channel) + write(ByteBuffer.wrap(rest), channel);
      return written + copy(entry.local + 30 + rest.length, entry.end, channel);
    }
    // An entry that was packed stays packed, and one that was not (a mimetype) stays so.
    boolean stored = record.getShort(10) == 0;
    try (Packed packed = Packed.of(content, stored)) {
      int flags = fixed.getShort(6) & LASTING_FLAGS;
      sizes(fixed, 6, flags, stored, packed);
      sizes(record, 8, flags, stored, packed);
      withoutZip64Sizes(rest, nameLength, extraLength);
      withoutZip64Sizes(entry.record, 46 + recordName, record.getShort(30) & 0xFFFF);
      if (entry.moved < ZipDirectory.MAX32) {
        record.putInt(42, 0); // said by the record itself from now on
      }
      return write(fixed, channel)
          + write(ByteBuffer.wrap(rest), channel)
          + write(packed.data(), channel);
    }
  }

  /** The fields that a local header and a directory record share, from the flags on. */
  private static void sizes(ByteBuffer header, int at, int flags, boolean stored, Packed packed) {
    header.putShort(at, (short) flags);
    header.putShort(at + 2, (short) (stored ? 0 : 8));
    header.putInt(at + 8, packed.crc());
    header.putInt(at + 12, (int) packed.packedSize());
    header.putInt(at + 16, (int) packed.size());
  }

  /** A zip64 field that no longer says a size is made one that no program knows. */
  private static void withoutZip64Sizes(byte[] bytes, int from, int length) {
    ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int at = from;
    while (at + 4 <= from + length) {
      if (b.getShort(at) == 1) {
        b.putShort(at, (short) 0x7A64);
      }
      at += 4 + (b.getShort(at + 2) & 0xFFFF);
    }
  }

  /** The directory's record with the place where the entry stands now. */
  private static ByteBuffer central(Entry entry) throws IOException {
    ByteBuffer record = ByteBuffer.wrap(entry.record).order(ByteOrder.LITTLE_ENDIAN);
    if ((record.getInt(42) & ZipDirectory.MAX32) == ZipDirectory.MAX32) {
      int place = ZipDirectory.zip64Offset(entry.record);
      if (place >= 0) {
        record.putLong(place, entry.moved);
        return record;
      }
    }
    if (entry.moved >= ZipDirectory.MAX32) {
      throw new IOException("it grows over 4 GB and was not written for that");
    }
    record.putInt(42, (int) entry.moved);
    return record;
  }

  private void end(WritableByteChannel channel, long newDirectory, long size, int kept)
      throws IOException {
    long at = directory.endRecord();
    ByteBuffer end = directory.read(at, (int) (in.size() - at));
    if ((end.getInt(16) & ZipDirectory.MAX32) != ZipDirectory.MAX32) {
      end.putInt(16, (int) newDirectory);
    }
    if ((end.getInt(12) & ZipDirectory.MAX32) != ZipDirectory.MAX32) {
      end.putInt(12, (int) size);
    }
    if (kept < directory.entries().size() && (end.getShort(10) & 0xFFFF) != 0xFFFF) {
      end.putShort(8, (short) kept);
      end.putShort(10, (short) kept);
    }
    write(end, channel);
  }

  /** What stands between directory and end record: the records of zip64, or nothing. */
  private long copy(
      long from,
      long to,
      WritableByteChannel channel,
      long newDirectory,
      long size,
      int kept,
      long written)
      throws IOException {
    ByteBuffer between = directory.read(from, (int) (to - from));
    int locator = between.capacity() - ZipDirectory.LOCATOR64_SIZE;
    if (locator >= 0 && between.getInt(locator) == ZipDirectory.LOCATOR64) {
      int end64 = (int) (between.getLong(locator + 8) - from);
      if (end64 < 0
          || end64 + 56 > between.capacity()
          || between.getInt(end64) != ZipDirectory.END64) {
        throw new IOException("its zip64 records are damaged");
      }
      between.putLong(locator + 8, written + end64);
      between.putLong(end64 + 24, kept);
      between.putLong(end64 + 32, kept);
      between.putLong(end64 + 40, size);
      between.putLong(end64 + 48, newDirectory);
    }
    return write(between, channel);
  }

  private long copy(long from, long to, WritableByteChannel channel) throws IOException {
    for (long at = from; at < to; at += COPY) {
      write(directory.read(at, (int) Math.min(COPY, to - at)), channel);
    }
    return Math.max(0, to - from);
  }

  private static long write(EntryContent content, WritableByteChannel channel) throws IOException {
    long n = 0;
    try (InputStream data = content.open()) {
      byte[] buffer = new byte[COPY];
      for (int k = data.read(buffer); k >= 0; k = data.read(buffer)) {
        n += write(ByteBuffer.wrap(buffer, 0, k), channel);
      }
    }
    return n;
  }

  private static long write(ByteBuffer b, WritableByteChannel channel) throws IOException {
    b.rewind();
    long n = b.remaining();
    while (b.hasRemaining()) {
      channel.write(b);
    }
    return n;
  }
}
